import { code, lit, ref, type Code, type Hole } from '@drawbridge/source'
import type { Contribution, Emit } from '../../contribution.ts'
import { publicUrlContributions } from '../public-url.ts'
import { isByCookie } from '../settings.ts'
import { isAsked } from '../ways/drawn-faces.ts'
import { drawnWays } from '../ways/drawn-ways.ts'
import type { Way } from '../ways/way.ts'
import { wayRouteInfos } from '../ways/way-routes.ts'
import { accountCommand } from './account-command.ts'
import { accountsOf, type Accounts } from './accounts.ts'
import { attemptQueriesFile } from './attempt-queries.ts'
import { callerFile } from './caller.ts'
import { cookieSessionQueriesFile } from './cookie-session-queries.ts'
import { plainFiles } from './files.ts'
import { newPasswordFile } from './new-password.ts'
import { isThrottled, takesPasswords } from './offers.ts'
import { PEOPLE, peopleFile } from './people.ts'
import { hasPermissions, permissionsFile } from './permissions.ts'
import { queriesFile } from './queries.ts'
import { authRoutes } from './route-infos.ts'
import { asksRecently, recentSignInFile } from './recent-sign-in.ts'
import { routesFile } from './routes.ts'
import { schemasFile } from './schemas.ts'
import { cookieSignInFile } from './cookie-sign-in.ts'
import { tokenCookieSignInFile } from './token-cookie-sign-in.ts'
import { tokenSignInFile } from './token-sign-in.ts'
import { tokenSessionsFile } from './token-sessions.ts'
import { throttleFile } from './throttle.ts'
import { settingsFile } from './settings.ts'
import { testsFile } from './tests.ts'
import { ticketsFile } from './tickets.ts'
import { tokenSessionQueriesFile } from './token-session-queries.ts'

const links = ref('links', 'src/auth/links.ts')
const authentication = ref('authentication', 'src/auth/authentication.ts')

function signInFile(accounts: Accounts): Code {
  const { settings } = accounts.auth
  if (settings.method === 'session') return cookieSignInFile(accounts)
  return isByCookie(settings) ? tokenCookieSignInFile(accounts) : tokenSignInFile(accounts)
}

/** Everything of a backend by which people sign in. */
export const emitAuth: Emit = (node, model) => {
  const accounts = accountsOf(model)
  if (accounts === undefined) return []
  const { auth } = accounts
  const isJwt = auth.settings.method === 'jwt'
  const module = (name: string, body: Hole): Contribution => ({
    type: 'module',
    path: `src/auth/${name}.ts`,
    node,
    code: body,
  })
  const people = peopleFile(accounts)
  const sessionQueries = isJwt ? tokenSessionQueriesFile : cookieSessionQueriesFile
  return [
    ...plainFiles(accounts).map((file): Contribution => ({ type: 'file', node, ...file })),
    module('settings', settingsFile(accounts)),
    module('caller', callerFile(accounts)),
    ...(hasPermissions(accounts) ? [module('permissions', permissionsFile(accounts))] : []),
    module('schemas', schemasFile(accounts)),
    module('queries', queriesFile(accounts)),
    module('session-queries', sessionQueries(accounts)),
    module('sign-in', signInFile(accounts)),
    ...(isJwt ? [module('sessions', tokenSessionsFile(accounts))] : []),
    ...(takesPasswords(accounts) ? [module('new-password', newPasswordFile)] : []),
    ...(isThrottled(accounts)
      ? [
          module('attempt-queries', attemptQueriesFile(accounts)),
          module('throttle', throttleFile(accounts)),
        ]
      : []),
    ...(asksRecently(accounts) ? [module('recent-sign-in', recentSignInFile(accounts))] : []),
    ...(isAsked(auth.settings, 'tickets')
      ? [{ ...module('tickets', ticketsFile(accounts)), pruned: true } as const]
      : []),
    ...(auth.routes.length > 0 ? [module('routes', routesFile(accounts))] : []),
    { type: 'module', path: 'src/account.ts', node, code: accountCommand(accounts) },
    { type: 'module', path: 'test/auth.test.ts', node, code: testsFile(accounts) },
    ...(people === undefined
      ? []
      : [{ type: 'module', path: PEOPLE, node, code: people } as const]),
    {
      type: 'setup',
      node,
      code: code`${isByCookie(auth.settings) && code`await `}${authentication}(app, config)`,
    },
    ...(isAsked(auth.settings, 'publicUrl') ? publicUrlContributions(node) : []),
    ...(isAsked(auth.settings, 'links')
      ? [{ type: 'setup', node, code: code`${links}(app, config)` } as const]
      : []),
    ...(auth.routes.length > 0
      ? [{ type: 'plugin', node, plugin: ref('authRoutes', 'src/auth/routes.ts') } as const]
      : []),
    ...(isJwt
      ? [
          {
            type: 'setting',
            node,
            name: 'jwtSecret',
            valueType: 'string',
            read: code`required('JWT_SECRET', ${lit(32)})`,
          } as const,
        ]
      : []),
    ...[...authRoutes(accounts), ...wayRouteInfos(accounts)].map((route): Contribution => ({
      type: 'route',
      route,
    })),
    ...drawnWays(auth.settings)
      .toSorted((one, other) => knowing(other) - knowing(one))
      .flatMap(({ way, settings }) => way.emit(accounts, settings)),
  ]
}

/** What finds out who calls comes before what asks more of them. */
const knowing = ({ way }: { readonly way: Way }): number => (way.credential === undefined ? 0 : 1)
