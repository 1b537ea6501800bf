import type { RouteInfo } from '../../contribution.ts'
import type { AuthRoute } from '../settings.ts'
import type { Accounts } from './accounts.ts'

/** One has to see who one is to set it up, may change the password by which it is begun, and leave. */
const BEFORE_SECOND_FACTOR: ReadonlySet<AuthRoute> = new Set<AuthRoute>([
  'me',
  'logout',
  'password',
])

/** The routes of sign-in, for the policy, for OpenAPI and for the explorer. */
export function authRoutes({ auth, table }: Accounts): readonly RouteInfo[] {
  const { path, method, carrier } = auth.settings
  // The refresh token of a browser is enough to sign out by.
  const isByEither = method === 'jwt' && carrier === 'cookie' && auth.routes.includes('refresh')
  const nodes = [auth.node, table.node]
  const route = (
    verb: RouteInfo['method'],
    last: AuthRoute,
    name: string,
    summary: string,
    access: 'public' | 'signedIn',
  ): readonly RouteInfo[] => {
    if (!auth.routes.includes(last)) return []
    const whole = `${path}/${last}`
    const info = {
      nodes,
      ...(BEFORE_SECOND_FACTOR.has(last) && { beforeSecondFactor: true as const }),
    }
    return [
      { ...info, method: verb, path: whole, name, summary, operation: 'auth', access: [access] },
    ]
  }
  return [
    ...route('POST', 'register', 'register', 'Open an account', 'public'),
    ...route('POST', 'login', 'logIn', 'Sign in', 'public'),
    ...route('POST', 'refresh', 'refresh', 'Get new tokens', 'public'),
    ...route('POST', 'logout', 'logOut', 'Sign out', isByEither ? 'public' : 'signedIn'),
    ...route('GET', 'me', 'whoAmI', 'Who is signed in', 'signedIn'),
    ...route('POST', 'password', 'changePassword', 'Change the password', 'signedIn'),
  ]
}
