import { createHash } from 'node:crypto'
import type { RouteInfo } from '@drawbridge/compiler'
import type { LightMyRequestResponse } from 'fastify'
import { forge, hmac, partsOf } from '../forge.ts'
import { tokenAttacks } from '../token-attacks.ts'
import { admits, isOpen, isReached, operationOf, roleFor, standingOf } from './doors.ts'
import { requestOf } from './requests.ts'
import { withOldSignIns } from './sign-in-lives.ts'
import { spread } from './spread.ts'
import { Tally } from './tally.ts'
import { SECRET, type Target } from './target.ts'

/** The key of nobody’s row: what counts here is who calls. */
const NO_ROW = 999_999_999

type Headers = Readonly<Record<string, string>>

interface Forged {
  readonly name: string
  readonly headers: Headers
}

/** Ways to be known by what was never given out, on each route that asks who is calling. */
export async function forgeSignIns(target: Target): Promise<Tally> {
  const tally = new Tally()
  const doors = target.routes.filter((route) => !isOpen(route))
  const shape = new Set<string>()
  const mine = spread(doors, operationOf)
  for (const route of doors) {
    const { headers: good } = await target.signUp(roleFor(route, target.model) ?? '')
    for (const { name, headers } of mine(route, forgeriesOf(good))) {
      // One such is enough.
      if (name === 'eight megabytes' && tally.callers.has(name)) continue
      const answer = await target.call(requestOf(target, route, NO_ROW, headers))
      const isHeld = answer.statusCode === 401 && !isReached(route, answer)
      tally.judged({ caller: name, route, isHeld, answer })
      if (answer.statusCode === 401) shape.add(shapeOf(answer))
    }
    // Without this the refusals would mean nothing.
    const { statusCode } = await target.call(requestOf(target, route, NO_ROW, good))
    tally.held(statusCode !== 401, () => `a good sign-in, ${route.path}: ${statusCode}`)
  }
  tally.held(shape.size === 1, () => `Refusals tell what is wrong: ${[...shape].join(' / ')}`)
  await withClaimedRoles(target, doors, tally)
  await withOldSignIns(target, tally)
  return tally
}

function forgeriesOf(headers: Headers): readonly Forged[] {
  const { authorization, cookie = '' } = headers
  if (authorization === undefined) return cookiesFor(cookie, headers)
  const [scheme = '', token = ''] = authorization.split(' ')
  return [
    ...tokenAttacks(token, SECRET, scheme).map(({ name, authorization: value }) => ({
      name,
      headers: { authorization: value },
    })),
    {
      name: 'in a cookie',
      headers: { cookie: `token=${token}; session=${token}; access=${token}` },
    },
    { name: 'in another header', headers: { 'x-access-token': token } },
    { name: 'for a proxy', headers: { 'proxy-authorization': authorization } },
  ]
}

/** Cookies that are no session, under the right name and others. */
function cookiesFor(cookie: string, headers: Headers): readonly Forged[] {
  const at = cookie.indexOf('=')
  const [name, secret] = [cookie.slice(0, at), cookie.slice(at + 1)]
  const digest = createHash('sha256').update(secret).digest('base64url')
  const isToken = secret.split('.').length === 3
  const values = isToken
    ? tokenAttacks(secret, SECRET, '').map((one) => [one.name, one.authorization.trim()] as const)
    : []
  const made: readonly (readonly [string, string])[] = [
    ['empty', `${name}=`],
    ['short', `${name}=x`],
    ['guessed', `${name}=${'A'.repeat(43)}`],
    ['what the database keeps', `${name}=${digest}`],
    ['without its end', `${name}=${secret.slice(0, -1)}`],
    ['and more', `${name}=${secret}x`],
    ['in other letters', `${name}=${secret.toUpperCase()}`],
    ['as signed', `${name}=s:${secret}`],
    ['under another name', `token=${secret}`],
    ['under a name in capitals', `${name.toUpperCase()}=${secret}`],
    ['for a host', `__Host-${name}=${secret}`],
    ['SQL', `${name}=' OR '1'='1`],
    ['huge', `${name}=${'x'.repeat(100_000)}`],
    ['the CSRF token', `${name}=${headers['x-csrf-token']}`],
    ['null', `${name}=null`],
    ['as a list', `${name}[]=${secret}`],
    ['behind a null byte', `${name}=%00${secret}`],
    ...values
      .filter(([, value]) => value !== secret && !/[\s",;]/.test(value))
      .map(([what, value]) => [what, `${name}=${value}`] as const),
  ]
  return [
    ...made.map(([what, value]) => ({ name: what, headers: { cookie: value } })),
    { name: 'in the authorization', headers: { authorization: `Bearer ${secret}` } },
  ]
}

/** A role that only the token claims is no role, even under the right signature. */
async function withClaimedRoles(
  target: Target,
  doors: readonly RouteInfo[],
  tally: Tally,
): Promise<void> {
  const [first = '', ...others] = target.model.auth?.settings.roles ?? []
  const { headers, id } = await target.signUp(first)
  const [scheme, token] = headers['authorization']?.split(' ') ?? []
  if (token === undefined) return
  const { header, claims } = partsOf(token)
  for (const role of others)
    for (const route of doors.filter((one) => !admits(one, standingOf(first, target.model)))) {
      const claimed = forge(header, { ...claims, role }, hmac(SECRET))
      const answer = await target.call(
        requestOf(target, route, id, { authorization: `${scheme} ${claimed}` }),
      )
      tally.held(
        answer.statusCode === 403,
        () => `a claimed ${role}, ${route.path}: ${answer.statusCode}`,
      )
    }
}

/** An answer without what is another each time. */
const shapeOf = ({ statusCode, body }: LightMyRequestResponse): string =>
  `${statusCode} ${body.replace(/"requestId":"[^"]*"/, '')}`
