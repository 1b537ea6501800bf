import type { RouteInfo } from '@drawbridge/kinds'

/**
 * An id of its own for every route. Two may have one name: a drawn endpoint and a route of sign-in, or the
 * same operation in two apis. Who drew a name keeps it; another one gets a number.
 */
export function operationIds(routes: readonly RouteInfo[]): ReadonlyMap<RouteInfo, string> {
  const drawnFirst = routes.toSorted((a, b) => Number(isReady(a)) - Number(isReady(b)))
  const taken = new Set<string>()
  return new Map(
    drawnFirst.map((route) => {
      let id = route.name
      for (let number = 2; taken.has(id); number += 1) id = `${route.name}${number}`
      taken.add(id)
      return [route, id]
    }),
  )
}

const isReady = ({ operation }: RouteInfo): boolean => operation !== 'flow'
