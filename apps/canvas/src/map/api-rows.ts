import type { Node } from '@drawbridge/manifest'
import type { Route } from '@drawbridge/protocol'
import { flowsIn, textIn, type OpenFlow } from '../flow/place.ts'

export interface ApiRow {
  readonly method: string
  readonly path: string
  /** Where it is drawn by hand. */
  readonly flow: OpenFlow | null
}

/**
 * What an api answers: the endpoints that are drawn by hand, which are there while the drawing still
 * has problems, and then the ready-made ones.
 */
export function apiRows(api: Node, routes: readonly Route[]): readonly ApiRow[] {
  const prefix = textIn(api.settings, 'prefix')
  const drawn = flowsIn(api).map((flow) => ({
    method: textIn(flow.holder, 'method', 'GET'),
    path: `${prefix}${textIn(flow.holder, 'path', '/')}`,
    flow,
  }))
  const known = new Set(drawn.map(({ method, path }) => `${method} ${braced(path)}`))
  const made = routes.filter(({ method, path }) => !known.has(`${method} ${path}`))
  return [...drawn, ...made.map(({ method, path }) => ({ method, path, flow: null }))]
}

/** `/articles/:slug` → `/articles/{slug}`, as routes are written. */
export const braced = (path: string): string => path.replaceAll(/:(\w+)/g, '{$1}')
