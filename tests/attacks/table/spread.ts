import type { RouteInfo } from '@drawbridge/compiler'

/** In the long run all is tried on all. */
const isLong = process.env['TEST_LONG'] !== undefined

/**
 * Which of the variants are a route's to be tried with. Routes of one operation stand behind the same
 * checks, so each variant is tried on each operation once, by its routes in turn, and each route is
 * tried with some.
 */
export function spread(
  routes: readonly RouteInfo[],
): <Variant>(route: RouteInfo, variants: readonly Variant[]) => readonly Variant[] {
  const groups = Map.groupBy(routes, ({ operation, method }) => `${operation} ${method}`)
  return (route, variants) => {
    const group = groups.get(`${route.operation} ${route.method}`) ?? []
    const [at, many] = [group.indexOf(route), group.length]
    if (isLong) return variants
    return variants.filter((_, index) => index % many === at || at % variants.length === index)
  }
}
