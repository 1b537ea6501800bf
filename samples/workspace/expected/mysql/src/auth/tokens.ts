import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto'
import { ACCESS_MINUTES, APPLICATION } from './settings.ts'

/** No token of ours is longer, so a longer one is not looked at. */
const LONGEST = 1_024
/** So many that were found good are known again by their text, without working out what seals them. */
const MOST_KNOWN = 10_000
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/

/** For so long an access token is good. */
export const ACCESS_SECONDS = ACCESS_MINUTES * 60

/**
 * How every token begins, to the letter. It is compared and never read, so that nothing in a token
 * has a say in how it is verified.
 */
const HEADER = encode({ alg: 'HS256', typ: 'at+jwt' })

/** What an access token says: whose it is, and the sign-in that it belongs to. */
export interface Claims {
  readonly user: string
  readonly role: string
  readonly session: string
}

export interface AccessTokens {
  sign(claims: Claims): string
  /** Undefined unless it was signed here, for this audience, and has not expired. */
  verify(token: string): Claims | undefined
}

/** Signs and verifies JSON Web Tokens of this application, which nobody else reads or writes. */
export function accessTokens(secret: string): AccessTokens {
  const key = createSecretKey(secret, 'utf8')
  const sealed = (content: string): string =>
    `${content}.${createHmac('sha256', key).update(content).digest('base64url')}`
  const known = new Map<string, Verified>()

  function unseal(token: string): Verified | undefined {
    if (token.length > LONGEST) return undefined
    const [header, payload = ''] = token.split('.')
    if (header !== HEADER || !isSame(token, sealed(`${HEADER}.${payload}`))) return undefined
    const verified = readPayload(decode(payload))
    if (verified === undefined) return undefined
    if (known.size >= MOST_KNOWN) known.clear()
    known.set(token, verified)
    return verified
  }

  return {
    sign({ user, role, session }) {
      const iat = seconds()
      const exp = iat + ACCESS_SECONDS
      const parties = { iss: APPLICATION, aud: APPLICATION, sub: user }
      return sealed(`${HEADER}.${encode({ ...parties, role, sid: session, iat, exp })}`)
    },

    verify(token) {
      const verified = known.get(token) ?? unseal(token)
      if (verified === undefined) return undefined
      const now = seconds()
      return now >= verified.from && now < verified.until ? verified.claims : undefined
    },
  }
}

/** What a token says that was signed here, and the seconds in which it is good. */
interface Verified {
  readonly claims: Claims
  readonly from: number
  readonly until: number
}

/** What was signed with the key, unless it is not what is signed here. */
function readPayload(payload: Readonly<Record<string, unknown>>): Verified | undefined {
  const { iss, aud, sub: user, role, sid: session, iat, exp, nbf } = payload
  if (iss !== APPLICATION || aud !== APPLICATION || nbf !== undefined) return undefined
  if (typeof iat !== 'number' || typeof exp !== 'number') return undefined
  if (typeof user !== 'string' || typeof role !== 'string') return undefined
  if (typeof session !== 'string' || !UUID.test(session)) return undefined
  const claims = { user, role, session }
  return { claims, from: iat, until: Math.min(exp, iat + ACCESS_SECONDS) }
}

function isSame(presented: string, expected: string): boolean {
  const [a, b] = [Buffer.from(presented), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

function decode(text: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(Buffer.from(text, 'base64url').toString()))
  } catch {
    return {}
  }
}

const seconds = (): number => Math.floor(Date.now() / 1000)
