import { access } from './access.ts'
import { accountPage } from './account-page.ts'
import { accounts } from './accounts.ts'
import { assistant } from './assistant.ts'
import { assistantKeys } from './assistant-keys.ts'
import { code } from './code.ts'
import { documents } from './documents.ts'
import { mailbox } from './mailbox.ts'
import { members } from './members.ts'
import { outside } from './outside.ts'
import { preferences } from './preferences.ts'
import { previews } from './preview.ts'
import { projects } from './projects.ts'
import { proposals } from './proposals.ts'
import { rowEffects } from './row-effects.ts'
import { rows } from './rows.ts'
import { runs } from './runs.ts'
import { traces } from './traces.ts'
import { secondFactor } from './second-factor.ts'
import { tests } from './tests.ts'
import { waysIn } from './ways-in.ts'

/** Every route of the studio, by name. Server, canvas, OpenAPI and tests read this table. */
export const api = {
  ...accounts,
  ...accountPage,
  ...preferences,
  ...secondFactor,
  ...waysIn,
  ...assistant,
  ...assistantKeys,
  ...projects,
  ...documents,
  ...members,
  ...access,
  ...code,
  ...previews,
  ...rowEffects,
  ...runs,
  ...traces,
  ...tests,
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
