import { createHash, randomBytes } from 'node:crypto'
import type { Caller } from '../caller.ts'
import { base32 } from './codes.ts'

const CODES = 10
/** 160 random bits each: thirty-two letters and digits, which a plain digest keeps safe. */
const CODE_BYTES = 20

/** Ten codes, each good once, for whoever has lost the telephone: `ABCD-EFGH-…`. */
export function newRecoveryCodes(): readonly string[] {
  return Array.from({ length: CODES }, () =>
    base32(randomBytes(CODE_BYTES)).replaceAll(/.{4}(?!$)/g, '$&-'),
  )
}

/** What is kept of a code. Small letters, spaces and dashes make no difference. */
export function recoveryDigest(user: Caller['id'], code: string): string {
  const letters = code.toUpperCase().replaceAll(/[^A-Z2-7]/g, '')
  return createHash('sha256').update(`${user}:${letters}`).digest('base64url')
}
