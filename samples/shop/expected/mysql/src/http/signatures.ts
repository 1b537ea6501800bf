import { createHmac, timingSafeEqual, type BinaryToTextEncoding } from 'node:crypto'

interface Writing {
  readonly algorithm?: 'sha256' | 'sha512'
  readonly encoding?: Extract<BinaryToTextEncoding, 'hex' | 'base64' | 'base64url'>
  /** Stands before the signature: `sha256=` */
  readonly prefix?: string
}

/** Whether a text was signed with the key. A wrong signature takes as long as a right one. */
export function isSignature(
  signature: string | null | undefined,
  text: string,
  key: string,
  { algorithm = 'sha256', encoding = 'hex', prefix = '' }: Writing = {},
): boolean {
  if (typeof signature !== 'string' || !signature.startsWith(prefix)) return false
  const expected = createHmac(algorithm, key).update(text).digest(encoding)
  const found = signature.slice(prefix.length)
  const given = Buffer.from(encoding === 'hex' ? found.toLowerCase() : found)
  const own = Buffer.from(expected)
  return given.length === own.length && timingSafeEqual(given, own)
}

/**
 * The same of `t=1700000000,v1=…`, which signs the time in seconds, a point and the text: it is good
 * for so many seconds.
 */
export function isSignatureOfNow(
  signature: string | null | undefined,
  text: string,
  key: string,
  { tolerance = 300, ...writing }: Writing & { readonly tolerance?: number } = {},
): boolean {
  const parts = (signature ?? '').split(',').map((part) => part.trim())
  const time = parts.find((part) => part.startsWith('t='))?.slice(2) ?? ''
  const isOfNow = Math.abs(Date.now() / 1000 - Number(time)) <= tolerance
  if (!/^\d{1,12}$/.test(time) || !isOfNow) return false
  return parts
    .filter((part) => part.startsWith('v1='))
    .slice(0, 5)
    .some((part) => isSignature(part.slice(3), `${time}.${text}`, key, writing))
}
