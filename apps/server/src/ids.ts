import { createHash, randomBytes } from 'node:crypto'

/** 128 random bits in lower case, so that it may stand in a host name. */
export function randomId(prefix: string): string {
  return prefix + randomBytes(16).toString('hex')
}

/** 256 random bits, for what opens something. Only its hash is stored. */
export function randomSecret(): string {
  return randomBytes(32).toString('base64url')
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
