import type { RouteInfo } from '@drawbridge/compiler'

/** The route that a request takes; a literal segment goes before a parameter. */
export function routeOf(
  routes: readonly RouteInfo[],
  method: string,
  path: string,
): RouteInfo | undefined {
  const asked = segments(path.split('?')[0] ?? '')
  const fitting = routes.filter((route) => route.method === method && fits(route.path, asked))
  return fitting.toSorted((a, b) => parameters(a) - parameters(b))[0]
}

/** The value of a parameter in a path, and what stands on both sides of it. */
export interface PathParameter {
  readonly before: string
  readonly value: string
  readonly after: string
}

/** The parameter of a route with one, as a request has it. */
export function paramOf(pattern: string, path: string): PathParameter | undefined {
  const [asked = ''] = path.split('?')
  const parts = segments(pattern)
  const at = parts.findIndex((part) => part.startsWith('{'))
  const given = segments(asked)
  const value = given[at]
  if (at < 0 || value === undefined || parameters({ path: pattern }) !== 1) return undefined
  const before = `/${given
    .slice(0, at)
    .map((part) => `${part}/`)
    .join('')}`
  const rest = given
    .slice(at + 1)
    .map((part) => `/${part}`)
    .join('')
  return { before, value, after: `${rest}${path.slice(asked.length)}` }
}

function fits(pattern: string, asked: readonly string[]): boolean {
  const parts = segments(pattern)
  return (
    parts.length === asked.length &&
    parts.every((part, index) => part.startsWith('{') || part === asked[index])
  )
}

function segments(path: string): string[] {
  return path.split('/').filter((part) => part !== '')
}

function parameters(route: Pick<RouteInfo, 'path'>): number {
  return segments(route.path).filter((part) => part.startsWith('{')).length
}
