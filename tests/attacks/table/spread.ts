/** In the long run all is tried on all. */
const isLong = process.env['TEST_LONG'] !== undefined

/**
 * Which of the variants are a route's to be tried with. Routes of one operation stand behind the same
 * checks, so each variant is tried on each operation once, by its routes in turn, and each route is
 * tried with some.
 */
export function spread<Route>(
  routes: readonly Route[],
  operationOf: (route: Route) => string,
): <Variant>(route: Route, variants: readonly Variant[]) => readonly Variant[] {
  const groups = Map.groupBy(routes, operationOf)
  return (route, variants) => {
    const group = groups.get(operationOf(route)) ?? []
    const [at, many] = [group.indexOf(route), group.length]
    if (isLong) return variants
    return variants.filter((_, index) => index % many === at || at % variants.length === index)
  }
}
