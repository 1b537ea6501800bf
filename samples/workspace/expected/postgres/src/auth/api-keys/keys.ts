import { createHash, randomBytes } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { APPLICATION } from '../settings.ts'

/** The name in front tells whoever finds a leaked key whose it is. */
const KEY = new RegExp(`^${APPLICATION}_[\\w-]{43}$`)
/** So much of a key is kept to know it by. */
const SHOWN = APPLICATION.length + 7

/** 256 random bits. */
export const newKey = (): string => `${APPLICATION}_${randomBytes(32).toString('base64url')}`

export const prefixOf = (key: string): string => key.slice(0, SHOWN)

/** What is kept of a key: enough to know it again, not to use it. */
export const keyDigest = (key: string): string =>
  createHash('sha256').update(key).digest('base64url')

/** The key that a request brings, in `x-api-key` or behind a word in `authorization`. */
export function keyIn({ headers }: FastifyRequest): string | undefined {
  const key = headers['x-api-key'] ?? /^\S+ (\S{1,200})$/.exec(headers.authorization ?? '')?.[1]
  return typeof key === 'string' && KEY.test(key) ? key : undefined
}
