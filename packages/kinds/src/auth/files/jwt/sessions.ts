import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Database } from '../database/client.ts'
import type { Caller } from './caller.ts'
import { SESSION_DAYS } from './settings.ts'

/** However often the tokens were refreshed. */
const SESSION_MS = SESSION_DAYS * 24 * 60 * 60_000

/** A sign-in, and the one refresh token that is good for it now. */
export interface Session {
  readonly id: string
  readonly user: Caller['id']
  readonly refreshToken: string
}

export async function openSession(db: Database, user: Caller['id']): Promise<Session> {
  const id = randomUUID()
  const refreshToken = newRefreshToken(id)
  const now = Date.now()
  await db.run('DELETE FROM auth_sessions WHERE user_id = ? AND expires_at <= ?', [user, now])
  await db.run(
    'INSERT INTO auth_sessions (id, user_id, token_digest, created_at, expires_at) VALUES (?, ?, ?, ?, ?)',
    [id, user, digest(refreshToken), now, now + SESSION_MS],
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
  const { changes } = await db.run(
    'UPDATE auth_sessions SET token_digest = ? WHERE id = ? AND token_digest = ? AND expires_at > ?',
    [digest(refreshToken), id, digest(presented), Date.now()],
  )
  if (changes === 0) {
    await endSession(db, id)
    return undefined
  }
  const row = await db.get<Pick<Session, 'user'>>(
    'SELECT user_id AS user FROM auth_sessions WHERE id = ?',
    [id],
  )
  return row && { id, user: row.user, refreshToken }
}

export async function endSession(db: Database, id: string): Promise<void> {
  await db.run('DELETE FROM auth_sessions WHERE id = ?', [id])
}

export const sessionIdOf = (refreshToken: string): string | undefined =>
  REFRESH_TOKEN.exec(refreshToken)?.[1]

const REFRESH_TOKEN = /^([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\.[\w-]{43}$/

/** 256 random bits; the id in front finds the row. */
const newRefreshToken = (id: string): string => `${id}.${randomBytes(32).toString('base64url')}`

/** What is kept of a token: enough to know it again, not to use it. */
const digest = (token: string): string => createHash('sha256').update(token).digest('base64url')
