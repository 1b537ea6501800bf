import type { Lie } from './false-issuer.ts'

const now = (): number => Math.floor(Date.now() / 1000)

/** Each is believed by nobody. */
export const LIES: Readonly<Record<string, Lie>> = {
  'a nonce of another sign-in': { claims: () => ({ nonce: 'another' }) },
  'no nonce': { claims: () => ({ nonce: undefined }) },
  'a token for another client': { claims: () => ({ aud: 'another' }) },
  'a token for several, of which another one asked': {
    claims: () => ({ aud: ['backend', 'another'], azp: 'another' }),
  },
  'a token of another issuer': { claims: () => ({ iss: 'https://accounts.google.com' }) },
  'a token that is over': { claims: () => ({ iat: now() - 7200, exp: now() - 3600 }) },
  'a token without an end': { claims: () => ({ exp: undefined }) },
  'a token of nobody': { claims: () => ({ sub: undefined }) },
  'no signature': { alg: 'none' },
  'the client’s own secret as the key': { alg: 'HS256' },
  'an algorithm that was not agreed on': { alg: 'ES256' },
  'a key that is not the issuer’s': { otherKey: true },
  'no ID token': { idToken: false },
}

/** An address that one document names and another calls verified: it is nobody's. */
export const HALF_LIES: Readonly<Record<string, Lie>> = {
  'an address of the userinfo that the ID token calls verified': {
    claims: () => ({ sub: 'eve', email: undefined }),
    person: { sub: 'eve', email: 'victim@example.com' },
  },
  'an address of the ID token that the userinfo calls verified': {
    claims: () => ({ sub: 'eve', email: 'victim@example.com', email_verified: undefined }),
    person: { sub: 'eve', email_verified: true },
  },
}
