import { code, doc, lit, type Code } from '@drawbridge/source'
import type { Accounts } from './accounts.ts'

/** `src/auth/settings.ts` */
export function settingsFile({ model, auth }: Accounts): Code {
  const { method, accessMinutes, refreshDays } = auth.settings
  const origins = new Set(model.apis.filter((api) => api.guarded).flatMap((api) => api.settings.origins))
  return code`
    ${method === 'jwt' && doc('Whose access tokens these are, and for whom they are meant.')}
    export const APPLICATION = ${lit(model.slug)}

    ${
      method === 'jwt' &&
      code`/** Minutes for which an access token is good. */
      export const ACCESS_MINUTES = ${lit(accessMinutes)}`
    }

    /** Days from signing in to having to sign in again. */
    export const SESSION_DAYS = ${lit(refreshDays)}

    ${
      method === 'session' &&
      code`/** Other sites whose pages may sign people in and write for them. */
      export const ORIGINS: readonly string[] = ${lit([...origins])}`
    }`
}
