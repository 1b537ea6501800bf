import type { Database } from '../database/client.ts'
import { Problem } from '../http/errors.ts'
import type { Caller } from './caller.ts'

/** A session as it is kept: times are milliseconds since 1970. */
export interface SessionRow {
  readonly id: string
  readonly user: Caller['id']
  readonly createdAt: number
  readonly expiresAt: number
}

/** Who is behind a session, and when it was used last. */
export interface CallerRow extends Omit<Caller, 'session'> {
  readonly seenAt: number
}

const INSERT = `
  INSERT INTO auth_sessions (id, user_id, seen_at, created_at, expires_at)
  VALUES (?, ?, ?, ?, ?)`

const INSERT_IF = `
  INSERT INTO auth_sessions (id, user_id, seen_at, created_at, expires_at)
  SELECT ?, ?, ?, ?, ?
  FROM members WHERE id = ? AND password_hash = ?`

const READ_CALLER = `
  SELECT members.id, members.role, auth_sessions.seen_at AS seenAt
  FROM auth_sessions JOIN members ON members.id = auth_sessions.user_id
  WHERE auth_sessions.id = ? AND auth_sessions.expires_at > ? AND auth_sessions.seen_at > ?
    AND members.deleted_at IS NULL`

const WRITE_SEEN = 'UPDATE auth_sessions SET seen_at = ? WHERE id = ?'
const DELETE = 'DELETE FROM auth_sessions WHERE id = ?'
const DELETE_OVER = 'DELETE FROM auth_sessions WHERE user_id = ? AND expires_at <= ?'

/**
 * Takes the opportunity to remove those of the same user that are over. Where a password was
 * shown, its hash has to be the account’s still: whoever changes it ends the sign-ins of before.
 */
export async function insertSession(
  db: Database,
  session: SessionRow,
  passwordHash?: string,
): Promise<void> {
  const { id, user, createdAt, expiresAt } = session
  await db.run(DELETE_OVER, [user, createdAt])
  const row = [id, user, createdAt, createdAt, expiresAt]
  if (passwordHash === undefined) {
    await db.run(INSERT, row)
    return
  }
  const { changes } = await db.run(INSERT_IF, [...row, user, passwordHash])
  if (changes === 0) throw new Problem(401, 'The password was changed meanwhile. Sign in again.')
}

/** Undefined where the session is over, or was not used since `idleSince`. */
export async function readCaller(
  db: Database,
  session: string,
  idleSince: number,
): Promise<CallerRow | undefined> {
  return db.get<CallerRow>(READ_CALLER, [session, Date.now(), idleSince])
}

export async function writeSeen(db: Database, id: string, now: number): Promise<void> {
  await db.run(WRITE_SEEN, [now, id])
}

export async function deleteSession(db: Database, id: string): Promise<void> {
  await db.run(DELETE, [id])
}
