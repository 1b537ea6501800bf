import { access } from './access.ts'
import { accountPage } from './account-page.ts'
import { accounts } from './accounts.ts'
import { code } from './code.ts'
import { documents } from './documents.ts'
import { mailbox } from './mailbox.ts'
import { outside } from './outside.ts'
import { previews } from './preview.ts'
import { projects } from './projects.ts'
import { proposals } from './proposals.ts'
import { rows } from './rows.ts'
import { runs } from './runs.ts'
import { secondFactor } from './second-factor.ts'
import { waysIn } from './ways-in.ts'

/** Every route of the studio, by name. Server, canvas, OpenAPI and tests read this table. */
export const api = {
  ...accounts,
  ...accountPage,
  ...secondFactor,
  ...waysIn,
  ...projects,
  ...documents,
  ...access,
  ...code,
  ...previews,
  ...runs,
  ...rows,
  ...mailbox,
  ...outside,
  ...proposals,
} as const

export type Api = typeof api
export type RouteName = keyof Api

export const API_PREFIX = '/api'

/** Carries `Signed.csrfToken` on everything that changes something. */
export const CSRF_HEADER = 'x-csrf-token'
