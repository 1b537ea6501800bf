import { createHmac, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'

/** What an access token of the emitted backend says. */
export type Claims = Readonly<Record<string, unknown>>
export type Header = Readonly<Record<string, unknown>>

export const base64url = (data: string | Buffer): string => Buffer.from(data).toString('base64url')

/** A token put together by hand, whose signature is made by `signature` over its first two parts. */
export function forge(
  header: Header | string,
  claims: Claims | string,
  signature: (input: string) => string,
): string {
  const text = (part: Header | string): string =>
    base64url(typeof part === 'string' ? part : JSON.stringify(part))
  const input = `${text(header)}.${text(claims)}`
  return `${input}.${signature(input)}`
}

export const hmac =
  (secret: string | Buffer, hash = 'sha256') =>
  (input: string): string =>
    createHmac(hash, secret).update(input).digest('base64url')

export const none = (): string => ''

export const constant = (signature: string) => (): string => signature

/** Signed with a key that nobody asked for. */
export const asymmetric =
  (key: KeyObject, hash: string | null, options: object = {}) =>
  (input: string): string =>
    sign(hash, Buffer.from(input), { key, ...options }).toString('base64url')

export interface Parts {
  readonly header: Header
  readonly claims: Claims
  readonly signature: string
}

/** Takes a token apart. */
export function partsOf(token: string): Parts {
  const [header = '', claims = '', signature = ''] = token.split('.')
  return { header: json(header), claims: json(claims), signature }
}

function json(part: string): Readonly<Record<string, unknown>> {
  return JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>
}

/** One key of each kind that a token may name. */
export function foreignKeys() {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const ed = generateKeyPairSync('ed25519')
  const pem = String(rsa.publicKey.export({ type: 'spki', format: 'pem' }))
  return { rsa, ec, ed, pem }
}
