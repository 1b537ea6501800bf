import { createSecretKey } from 'node:crypto'
import { jwtVerify, SignJWT } from 'jose'
import { ACCESS_MINUTES, APPLICATION } from './settings.ts'

const ALGORITHM = 'HS256'
const TYPE = 'at+jwt'
/** No token of ours is longer, so a longer one is not looked at. */
const LONGEST = 1_024
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/

/** For so long an access token is good. */
export const ACCESS_SECONDS = ACCESS_MINUTES * 60

/** What an access token says: whose it is, and the sign-in that it belongs to. */
export interface Claims {
  readonly user: string
  readonly role: string
  readonly session: string
}

export interface AccessTokens {
  sign(claims: Claims): Promise<string>
  /** Undefined unless it was signed here, for this audience, and has not expired. */
  verify(token: string): Promise<Claims | undefined>
}

/** Signs and verifies with one algorithm and one key; the header of a token chooses neither. */
export function accessTokens(secret: string): AccessTokens {
  const key = createSecretKey(secret, 'utf8')
  return {
    sign: ({ user, role, session }) =>
      new SignJWT({ role, sid: session })
        .setProtectedHeader({ alg: ALGORITHM, typ: TYPE })
        .setIssuer(APPLICATION)
        .setAudience(APPLICATION)
        .setSubject(user)
        .setIssuedAt()
        .setExpirationTime(`${ACCESS_SECONDS}s`)
        .sign(key),

    async verify(token) {
      if (token.length > LONGEST) return undefined
      const verified = await jwtVerify(token, key, {
        algorithms: [ALGORITHM],
        typ: TYPE,
        issuer: APPLICATION,
        audience: APPLICATION,
        maxTokenAge: ACCESS_SECONDS,
        requiredClaims: ['exp'],
      }).catch(() => undefined)
      if (verified === undefined || verified.protectedHeader.crit !== undefined) return undefined
      const { sub: user, role, sid: session } = verified.payload
      if (typeof user !== 'string' || typeof role !== 'string') return undefined
      if (typeof session !== 'string' || !UUID.test(session)) return undefined
      return { user, role, session }
    },
  }
}
