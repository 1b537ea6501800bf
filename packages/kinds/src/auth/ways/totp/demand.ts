import { code, lit, ref, template, type Code } from '@drawbridge/source'
import type { RouteInfo } from '../../../contribution.ts'
import * as refs from '../../../table/emit/refs.ts'
import type { Accounts } from '../../emit/accounts.ts'
import { Problem } from '../../emit/names.ts'
import { hasServices } from '../api-keys/settings.ts'
import type { TotpSettings } from './face.ts'

const policy = ref('policy', 'src/policy.ts')
const readAuthenticator = ref('readAuthenticator', 'src/auth/totp/queries.ts')

const readService = ref('readService', 'src/auth/service-accounts/queries.ts')

/** `src/auth/totp/demand.ts`, from every route that there is: none is forgotten. */
export function demandFile(
  { auth }: Accounts,
  settings: TotpSettings,
  routes: readonly RouteInfo[],
): Code {
  const { path } = auth.settings
  const addresses = routes
    .filter(
      ({ operation, access, beforeSecondFactor }) =>
        operation === 'auth' && (beforeSecondFactor || access.includes('public')),
    )
    .map(({ method, path: route }) => `${method} ${route.replaceAll(/\{(\w+)\}/g, ':$1')}`)
  const isEverybody = settings.demanded === true
  const exempts = auth.settings.ways.some(hasServices)
  return code`
    /** Routes of sign-in that are there before a second factor is: public ones, and those that lead to it. */
    export const BEFORE: ReadonlySet<string> = new Set(${lit(addresses)})

    ${!isEverybody && code`const DEMANDED_OF: ReadonlySet<string> = new Set(${lit(settings.demandedOf ?? [])})`}

    const DETAIL = ${lit(`This account needs an authenticator app first: POST ${path}/totp begins with one, and POST ${path}/totp/confirm takes its first code.`)}

    /**
     * Turns away who needs an authenticator app and has none yet, but where they get one. What is
     * public is for them as it is for nobody. Their keys are no way round.
     */
    export function demandAuthenticator(app: ${refs.FastifyInstance}): void {
      app.addHook('onRequest', async (request) => {
        const { method, routeOptions, user } = request
        if (user === null) return
        ${!isEverybody && code`if (!DEMANDED_OF.has(user.role)) return`}
        const address = ${template`${code`method`} ${code`routeOptions.url`}`}
        if (routeOptions.url === undefined || BEFORE.has(address)) return
        const authenticator = await ${readAuthenticator}(app.db, user.id)
        if (authenticator !== undefined && authenticator.confirmedAt > 0) return
        ${
          exempts &&
          code`
        // A program with an account of its own comes with a key and has no app.
        if (user.session === '' && (await ${readService}(app.db, user.id)) !== undefined) return`
        }
        if (!${policy}[address]?.includes('public')) throw new ${Problem}(403, DETAIL)
        request.user = null
      })
    }`
}
