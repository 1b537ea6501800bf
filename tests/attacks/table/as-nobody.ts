import type { RouteInfo } from '@drawbridge/compiler'
import { nobodies } from './cast.ts'
import { isOpen, isReached, tableIn } from './doors.ts'
import { isSafe, requestOf, urlOf } from './requests.ts'
import type { Key, Rows } from './rows.ts'
import type { Tally } from './tally.ts'
import type { Target } from './target.ts'

/** The same address in other words, which some part of a server may not see through. */
const disguised = (url: string): readonly string[] => [
  `${url}/`,
  `/${url}`,
  url.toUpperCase(),
  url.replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
  `${url};x=1`,
  `/x/..${url}`,
  `${url}%00`,
]

/** Those who are nobody, or are it again, on every route that is not for everybody. */
export async function asNobody(target: Target, rows: Rows, tally: Tally): Promise<void> {
  const keyIn = (route: RouteInfo): Key =>
    rows.keys.get(tableIn(target.model, route)?.node ?? '') ?? 1
  // What only reads comes first: whoever gets in by mistake may end their own sign-in.
  const doors = target.routes
    .filter((route) => !isOpen(route))
    .toSorted((a, b) => Number(isSafe(b)) - Number(isSafe(a)))
  for (const { name, headers } of await nobodies(target))
    for (const route of doors) {
      const answer = await target.call(requestOf(target, route, keyIn(route), headers))
      const isHeld = answer.statusCode === 401 && !isReached(route, answer)
      tally.judged({ caller: name, route, isHeld, answer })
    }
  for (const route of doors) {
    const url = urlOf(target, route, keyIn(route))
    const request = requestOf(target, route, keyIn(route))
    for (const other of disguised(url)) {
      const answer = await target.call({ ...request, url: other })
      const isHeld = answer.statusCode >= 400 && !isReached(route, answer)
      tally.judged({ caller: 'nobody', how: `as ${other}`, route, isHeld, answer })
    }
    for (const method of ['HEAD', 'OPTIONS', 'TRACE'] as const) {
      if (method === 'HEAD' && !isSafe(route)) continue
      const answer = await target.call({ method, url })
      const isEmpty = method === 'OPTIONS' && answer.body === ''
      const isHeld = answer.statusCode >= 400 || isEmpty
      tally.judged({ caller: 'nobody', how: `by ${method}`, route, isHeld, answer })
    }
    for (const header of ['x-http-method-override', 'x-original-url', 'x-rewrite-url']) {
      const headers = { [header]: header.endsWith('override') ? route.method : url }
      const answer = await target.call({ method: 'GET', url: '/', headers })
      const isHeld = answer.statusCode >= 400 && !isReached(route, answer)
      tally.judged({ caller: 'nobody', how: `with ${header}`, route, isHeld, answer })
    }
  }
}
