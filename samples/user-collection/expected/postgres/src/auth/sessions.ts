import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Database } from '../database/client.ts'
import type { Caller } from './caller.ts'
import { deleteSession, insertSession, readCaller, replaceDigest } from './session-queries.ts'
import { SESSION_DAYS } from './settings.ts'

/** However often the tokens were refreshed. */
const SESSION_MS = SESSION_DAYS * 24 * 60 * 60_000

/** A sign-in, and the one refresh token that is good for it now. */
export interface Session {
  readonly id: string
  readonly user: Caller['id']
  readonly refreshToken: string
}

export async function openSession(
  db: Database,
  user: Caller['id'],
  passwordHash?: string,
): Promise<Session> {
  const id = randomUUID()
  const refreshToken = newRefreshToken(id)
  const createdAt = Date.now()
  const expiresAt = createdAt + SESSION_MS
  await insertSession(
    db,
    { id, user, tokenDigest: digest(refreshToken), createdAt, expiresAt },
    passwordHash,
  )
  return { id, user, refreshToken }
}

/**
 * Exchanges a refresh token for the next one. Of two that bring the same token, one statement
 * lets one through. Whoever brings a token that was used before ends the whole sign-in: either
 * they or the one who used it stole it.
 */
export async function refreshSession(
  db: Database,
  presented: string,
): Promise<Session | undefined> {
  const id = sessionIdOf(presented)
  if (id === undefined) return undefined
  const refreshToken = newRefreshToken(id)
  const caller = await db.transaction(async (tx) => {
    const isGood = await replaceDigest(tx, id, digest(presented), digest(refreshToken))
    return isGood ? readCaller(tx, id) : undefined
  })
  if (caller === undefined) await deleteSession(db, id)
  return caller && { id, user: caller.id, refreshToken }
}

export const sessionIdOf = (refreshToken: string): string | undefined =>
  REFRESH_TOKEN.exec(refreshToken)?.[1]

const REFRESH_TOKEN = /^([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\.[\w-]{43}$/

/** 256 random bits; the id in front finds the row. */
const newRefreshToken = (id: string): string => `${id}.${randomBytes(32).toString('base64url')}`

/** What is kept of a token: enough to know it again, not to use it. */
const digest = (token: string): string => createHash('sha256').update(token).digest('base64url')
