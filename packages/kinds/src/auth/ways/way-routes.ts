import { code, lit, name, namespaceRef, type Code } from '@drawbridge/source'
import type { RouteInfo } from '../../contribution.ts'
import type { Accounts } from '../emit/accounts.ts'
import { isByCookie } from '../settings.ts'
import { routesOfWays } from './drawn-faces.ts'
import type { AroundWay, WayRoute } from './way-face.ts'

const VERBS = {
  GET: code`get`,
  POST: code`post`,
  PUT: code`put`,
  PATCH: code`patch`,
  DELETE: code`delete`,
}

/** Where a route of a way stands: `/auth/sessions/{id}`. */
const wholePath = ({ path }: AroundWay, route: WayRoute): string => `${path}${route.path}`

/** Methods and paths that the ways of a sign-in take. */
export function wayAddresses(
  auth: AroundWay,
): readonly (readonly [method: string, path: string])[] {
  return routesOfWays(auth).map((route) => [route.method, wholePath(auth, route)])
}

/** The routes of all ways, for the policy, for OpenAPI and for the explorer. */
export function wayRouteInfos({ auth, table }: Accounts): readonly RouteInfo[] {
  const nodes = [auth.node, table.node]
  return routesOfWays(auth.settings).map((route) => {
    const { path: _below, beginsSession: _begins, ...info } = route
    return { ...info, path: wholePath(auth.settings, route), operation: 'auth', nodes }
  })
}

/**
 * The statements of a plugin that add these routes to `app`: each has a schema and a handler of its
 * name, the schemas in `src/auth/<folder>/schemas.ts`.
 */
export function registrations(
  { auth }: Accounts,
  folder: string,
  routes: readonly WayRoute[],
): readonly Code[] {
  const schemas = namespaceRef('schemas', `src/auth/${folder}/schemas.ts`)
  return routes.map((route) => {
    const path = wholePath(auth.settings, route).replaceAll(/\{(\w+)\}/g, ':$1')
    const begins = route.beginsSession && isByCookie(auth.settings)
    const handler = name(route.name)
    return code`app.${VERBS[route.method]}(${lit(path)}, { schema: ${schemas}.${handler}${begins && code`, config: { beginsSession: true }`} }, ${handler})`
  })
}
