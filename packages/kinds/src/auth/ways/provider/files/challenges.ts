import { createHash, timingSafeEqual } from 'node:crypto'

/** The digest of a secret, as in PKCE: `base64url(SHA-256(secret))`. */
export const digest = (secret: string): string =>
  createHash('sha256').update(secret).digest('base64url')

/** Whether this is the digest of that secret. */
export function isOf(challenge: string, secret: string): boolean {
  const [expected, found] = [Buffer.from(challenge), Buffer.from(digest(secret))]
  return expected.length === found.length && timingSafeEqual(expected, found)
}
