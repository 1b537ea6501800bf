import { isSignature } from './signatures.ts'

const LONGEST = 8_192
/** The clocks of two services are not the same. */
const SECONDS_LATE = 30
const SECONDS_EARLY = 60
const TYPES = new Set(['JWT', 'AT+JWT'])

/**
 * The claims of a JSON Web Token that is signed by HMAC with SHA-256, the one way that is looked
 * at whatever the token says of itself; undefined unless it is signed with the key and good now.
 */
export function readToken(
  token: string | null | undefined,
  key: string,
  parties: { readonly iss?: string; readonly aud?: string } = {},
): Readonly<Record<string, unknown>> | undefined {
  if (typeof token !== 'string' || token.length > LONGEST) return undefined
  const [header = '', payload = '', signature = '', ...more] = token.split('.')
  if (more.length > 0 || !isPlain(decoded(header))) return undefined
  if (!isSignature(signature, `${header}.${payload}`, key, { encoding: 'base64url' }))
    return undefined
  const claims = decoded(payload)
  return claims && isOfNow(claims) && isFor(claims, parties) ? claims : undefined
}

/** Whether nothing has to be understood about it but its signature, as RFC 7515 §4.1.11 asks. */
function isPlain(header: Readonly<Record<string, unknown>> = {}): boolean {
  const { alg, typ } = header
  if (alg !== 'HS256' || 'crit' in header || 'b64' in header) return false
  if (typ === undefined) return true
  return typeof typ === 'string' && TYPES.has(typ.toUpperCase().replace(/^APPLICATION\//, ''))
}

function isOfNow({ exp, nbf, iat }: Readonly<Record<string, unknown>>): boolean {
  const now = Date.now() / 1000
  const hasCome = (time: unknown) =>
    time === undefined || (isTime(time) && time <= now + SECONDS_EARLY)
  return isTime(exp) && exp > now - SECONDS_LATE && hasCome(nbf) && hasCome(iat)
}

/** 1e999 is infinite, and what ends then is good for ever. */
const isTime = (value: unknown): value is number =>
  typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER

function isFor(
  claims: Readonly<Record<string, unknown>>,
  { iss, aud }: { readonly iss?: string; readonly aud?: string },
): boolean {
  const audiences = Array.isArray(claims['aud']) ? claims['aud'] : [claims['aud']]
  return (
    (iss === undefined || claims['iss'] === iss) && (aud === undefined || audiences.includes(aud))
  )
}

function decoded(part: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString())
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { ...value }
      : undefined
  } catch {
    return undefined
  }
}
