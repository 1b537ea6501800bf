import { forgeryAttacks } from '../forgery-attacks.ts'
import { isOpen, roleFor } from './doors.ts'
import { isSafe, urlOf } from './requests.ts'
import { Tally } from './tally.ts'
import type { Target } from './target.ts'

const HOST = 'localhost:80'

/** Where none may write in somebody’s name: by the cookie that a browser sends along of itself. */
export async function forgeRequests(target: Target): Promise<Tally> {
  const tally = new Tally()
  for (const route of target.routes.filter((one) => !isSafe(one))) {
    const role = roleFor(route, target.model)
    if (role === undefined) continue
    const { id, headers } = await target.signUp(role)
    const token = headers['x-csrf-token'] ?? 'x'.repeat(43)
    for (const { name, headers: forged, body } of forgeryAttacks(token, HOST)) {
      const isForeign = name.endsWith(', with the token')
      // Without a session there is nothing to steal: what counts is where the request comes from.
      if (isOpen(route) && !(isForeign && 'cookie' in headers)) continue
      const answer = await target.call({
        method: route.method,
        url: urlOf(target, route, id),
        headers: { cookie: cookieOf(headers), 'content-type': 'application/json', ...forged },
        payload: body ?? '{}',
      })
      const refusals = isOpen(route) ? [403, 415, 421] : [401, 403, 415, 421]
      const allowed = answer.headers['access-control-allow-origin']
      tally.held(
        refusals.includes(answer.statusCode) &&
          (allowed === undefined || allowed !== forged['origin']),
        () => `${name}, ${route.method} ${route.path}: ${answer.statusCode}`,
      )
    }
  }
  return tally
}

/** What a browser would send; of those who are known by a token, that token under any name. */
function cookieOf(headers: Readonly<Record<string, string>>): string {
  const token = headers['authorization']?.split(' ')[1]
  return (
    headers['cookie'] ??
    ['session', 'access', 'token', 'jwt'].map((name) => `${name}=${token}`).join('; ')
  )
}
