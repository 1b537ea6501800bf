import { code, lit, type Code } from '@drawbridge/source'
import { isByCookie } from '../settings.ts'
import type { Accounts } from './accounts.ts'
import { offers } from './offers.ts'

/** `src/auth/settings.ts` */
export const settingsFile = (accounts: Accounts): Code =>
  accounts.auth.settings.method === 'jwt' ? tokenSettings(accounts) : cookieSettings(accounts)

const tokenSettings = ({ model, auth }: Accounts): Code => code`
  /** Whose access tokens these are, and for whom they are meant. */
  export const APPLICATION = ${lit(model.slug)}

  ${
    !isByCookie(auth.settings) &&
    code`
      /** Callers send the header \`authorization\`: this word and their access token. */
      export const SCHEME = ${lit(auth.settings.scheme)}`
  }

  /** Minutes for which an access token is good. */
  export const ACCESS_MINUTES = ${lit(auth.settings.accessMinutes)}

  ${offers({ auth }, 'refresh') && DAYS(auth.settings.refreshDays)}

  ${isByCookie(auth.settings) && origins(model)}`

const DAYS = (days: number): Code => code`
  /** Days from signing in to having to sign in again. */
  export const SESSION_DAYS = ${lit(days)}`

const cookieSettings = ({ model, auth }: Accounts): Code => code`
  export const APPLICATION = ${lit(model.slug)}

  ${DAYS(auth.settings.refreshDays)}

  ${origins(model)}`

const origins = ({ apis }: Accounts['model']): Code => code`
  /** Other sites whose pages may sign people in and write for them. */
  export const ORIGINS: readonly string[] = ${lit([
    ...new Set(apis.filter((api) => api.guarded).flatMap((api) => api.settings.origins)),
  ])}`
