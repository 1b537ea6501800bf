import { forgeryAttacks, type ForgeryAttack, type Known } from '../forgery-attacks.ts'
import { isOpen, isReached, operationOf, roleFor } from './doors.ts'
import { askedBy, isSafe, urlOf } from './requests.ts'
import { placeholder } from './rows.ts'
import { spread } from './spread.ts'
import { Tally } from './tally.ts'
import type { Answered, Person, Target } from './target.ts'

const HOST = 'localhost:80'

/** Where none may write in somebody’s name: by the cookie that a browser sends along of itself. */
export async function forgeRequests(target: Target): Promise<Tally> {
  const tally = new Tally()
  const routes = target.routes.filter((one) => !isSafe(one))
  const mine = spread(routes, operationOf)
  for (const route of routes) {
    const role = roleFor(route, target.model)
    if (role === undefined) continue
    const victim = await target.signUp(role)
    const known = await knownOf(target, victim)
    const attacks = forgeryAttacks(known).filter(({ isForeign }) => {
      // Without a session there is nothing to steal: what counts is where the request comes from.
      return !isOpen(route) || (isForeign === true && 'cookie' in victim.headers)
    })
    for (const attack of mine(route, attacks)) {
      const { name, query, method = route.method, headers, body } = attack
      const answer = await target.call({
        method,
        url: `${urlOf(target, route, victim.id)}${query === undefined ? '' : `?${query}`}`,
        headers: { cookie: known.cookie, 'content-type': 'application/json', ...headers },
        ...(method === route.method && {
          payload: body ?? JSON.stringify(askedBy(target, route)?.example ?? {}),
        }),
      })
      const isHeld =
        !isReached(route, answer) &&
        isRefused(attack, answer, isOpen(route)) &&
        isShut(attack, answer)
      tally.judged({ caller: 'another site', how: `by ${name}`, route, isHeld, answer })
    }
  }
  return tally
}

/** Requests of another kind may be answered, as long as that is not by what writes. */
function isRefused(
  { method, headers }: ForgeryAttack,
  { statusCode }: Answered,
  isForAll: boolean,
): boolean {
  if (method !== undefined) return true
  const types = headers['x-csrf-token'] === undefined ? [] : [400]
  return [403, 415, 421, ...types, ...(isForAll ? [] : [401])].includes(statusCode)
}

/** No other site is told anything. */
function isShut({ headers }: ForgeryAttack, answer: Answered): boolean {
  const allowed = answer.headers['access-control-allow-origin']
  return allowed === undefined || (allowed !== headers['origin'] && allowed !== '*')
}

async function knownOf(target: Target, victim: Person): Promise<Known> {
  const attacker = await target.signUp(victim.role)
  const gone = await target.signUp(victim.role)
  const mark = placeholder(target.model.dialect, 1)
  await target.db.run(`DELETE FROM auth_sessions WHERE user_id = ${mark}`, [gone.id])
  const tokenOf = ({ headers }: Person): string => headers['x-csrf-token'] ?? 'x'.repeat(43)
  return {
    host: HOST,
    cookie: cookieOf(victim),
    token: tokenOf(victim),
    oldToken: tokenOf(gone),
    ownCookie: cookieOf(attacker),
    ownToken: tokenOf(attacker),
  }
}

/** What a browser would send; of those who are known by a token, that token under any name. */
function cookieOf({ headers }: Person): string {
  const token = headers['authorization']?.split(' ')[1]
  return (
    headers['cookie'] ??
    ['session', 'access', 'token', 'jwt'].map((name) => `${name}=${token}`).join('; ')
  )
}
