import { createHmac, timingSafeEqual } from 'node:crypto'

/** Seconds that a code stands for. */
const STEP_SECONDS = 30
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/**
 * The time step that this code is right for, of the present one and those beside it, since clocks
 * differ. Six digits with SHA-1, as every authenticator app knows it (RFC 6238).
 */
export function stepOf(secret: Buffer, code: string, now: number): number | undefined {
  const present = Math.floor(now / 1000 / STEP_SECONDS)
  const steps = [present - 1, present, present + 1]
  return steps.filter((step) => isSame(code, codeAt(secret, step))).at(-1)
}

export function codeAt(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const digest = createHmac('sha1', secret).update(counter).digest()
  const offset = digest.readUInt8(digest.length - 1) & 15
  const number = digest.readUInt32BE(offset) & 0x7f_ff_ff_ff
  return String(number % 1_000_000).padStart(6, '0')
}

/** What an authenticator app reads from a picture: a secret, and whose it is. */
export function addressOf(issuer: string, account: string, secret: Buffer): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=${encodeURIComponent(issuer)}`
}

/** Without padding; of whole groups of five bytes. */
export function base32(bytes: Buffer): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('')
  return bits.replaceAll(/.{5}/g, (five) => LETTERS.charAt(Number.parseInt(five, 2)))
}

function isSame(presented: string, expected: string): boolean {
  const [a, b] = [Buffer.from(presented), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}
