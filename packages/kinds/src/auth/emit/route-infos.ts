import type { RouteInfo } from '../../contribution.ts'
import type { Accounts } from './accounts.ts'

/** The routes of sign-in, for the policy, for OpenAPI and for the explorer. */
export function authRoutes({ auth, table }: Accounts): readonly RouteInfo[] {
  const { method, registration, path } = auth.settings
  const nodes = [auth.node, table.node]
  const route = (
    verb: RouteInfo['method'],
    last: string,
    name: string,
    summary: string,
    access: 'public' | 'signedIn',
  ): RouteInfo => ({
    method: verb,
    path: `${path}/${last}`,
    name,
    summary,
    operation: 'auth',
    access: [access],
    nodes,
  })
  return [
    ...(registration === 'open'
      ? [route('POST', 'register', 'register', 'Open an account', 'public')]
      : []),
    route('POST', 'login', 'logIn', 'Sign in', 'public'),
    ...(method === 'jwt' ? [route('POST', 'refresh', 'refresh', 'Get new tokens', 'public')] : []),
    route('POST', 'logout', 'logOut', 'Sign out', 'signedIn'),
    route('GET', 'me', 'whoAmI', 'Who is signed in', 'signedIn'),
    route('POST', 'password', 'changePassword', 'Change the password', 'signedIn'),
  ]
}
