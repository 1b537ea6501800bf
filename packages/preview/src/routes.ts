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

function parameters(route: RouteInfo): number {
  return segments(route.path).filter((part) => part.startsWith('{')).length
}
