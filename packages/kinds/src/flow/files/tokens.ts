import { isSignature } from './signatures.ts'

const LONGEST = 8_192
/** The clocks of two services are not the same. */
const SECONDS_OF_DOUBT = 30

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
  if (more.length > 0 || decoded(header)?.['alg'] !== 'HS256') return undefined
  if (!isSignature(signature, `${header}.${payload}`, key, { encoding: 'base64url' }))
    return undefined
  const claims = decoded(payload)
  return claims && isOfNow(claims) && isFor(claims, parties) ? claims : undefined
}

function isOfNow({ exp, nbf }: Readonly<Record<string, unknown>>): boolean {
  const now = Date.now() / 1000
  if (typeof exp !== 'number' || exp <= now - SECONDS_OF_DOUBT) return false
  return nbf === undefined || (typeof nbf === 'number' && nbf <= now + SECONDS_OF_DOUBT)
}

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
