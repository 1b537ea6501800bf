import { createHash, randomInt } from 'node:crypto'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Letters and digits that nobody can guess. */
export function shortId(length = 12): string {
  const size = Math.min(Math.max(length, 6), 64)
  return Array.from({ length: size }, () => LETTERS[randomInt(LETTERS.length)]).join('')
}

export function isUuid(text: string): boolean {
  return UUID.test(text.toLowerCase())
}

/** In small letters; nothing where it is none. */
export function toUuid(text: string): string | null {
  return isUuid(text) ? text.toLowerCase() : null
}

/** The SHA-256 of a text, as 64 digits. */
export function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** The text that Base64 holds; nothing where it is no Base64, or no UTF-8. */
export function decodeBase64(text: string): string | null {
  const bytes = Buffer.from(text, 'base64')
  if (bytes.toString('base64') !== text) return null
  const decoded = bytes.toString('utf8')
  return Buffer.from(decoded).equals(bytes) ? decoded : null
}
