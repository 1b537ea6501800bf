import type { Database } from '../database/client.ts'
import { Problem } from '../http/errors.ts'
import type { Caller } from './caller.ts'

/** A sign-in as it is kept: times are milliseconds since 1970. */
export interface SessionRow {
  readonly id: string
  readonly user: Caller['id']
  readonly tokenDigest: string
  readonly createdAt: number
  readonly expiresAt: number
}

const INSERT = `
  INSERT INTO auth_sessions (id, user_id, token_digest, created_at, expires_at)
  VALUES ($1, $2, $3, $4, $5)`

const INSERT_IF = `
  INSERT INTO auth_sessions (id, user_id, token_digest, created_at, expires_at)
  SELECT $1, $2, $3, $4, $5
  FROM users WHERE id = $6 AND password_hash = $7 FOR UPDATE`

const REPLACE_DIGEST = `
  UPDATE auth_sessions SET token_digest = $1
  WHERE id = $2 AND token_digest = $3 AND expires_at > $4`

const READ_CALLER = `
  SELECT users.id, users.role
  FROM auth_sessions JOIN users ON users.id = auth_sessions.user_id
  WHERE auth_sessions.id = $1 AND auth_sessions.expires_at > $2`

const DELETE = 'DELETE FROM auth_sessions WHERE id = $1'
const DELETE_OVER = 'DELETE FROM auth_sessions WHERE user_id = $1 AND expires_at <= $2'

/**
 * Takes the opportunity to remove those of the same user that are over. Where a password was
 * shown, its hash has to be the account’s still: whoever changes it ends the sign-ins of before.
 */
export async function insertSession(
  db: Database,
  session: SessionRow,
  passwordHash?: string,
): Promise<void> {
  const { id, user, tokenDigest, createdAt, expiresAt } = session
  await db.run(DELETE_OVER, [user, createdAt])
  const row = [id, user, tokenDigest, createdAt, expiresAt]
  if (passwordHash === undefined) {
    await db.run(INSERT, row)
    return
  }
  const { changes } = await db.run(INSERT_IF, [...row, user, passwordHash])
  if (changes === 0) throw new Problem(401, 'The password was changed meanwhile. Sign in again.')
}

/** False where another digest stands there, or the session is over. */
export async function replaceDigest(
  db: Database,
  id: string,
  from: string,
  to: string,
): Promise<boolean> {
  const { changes } = await db.run(REPLACE_DIGEST, [to, id, from, Date.now()])
  return changes === 1
}

/** Undefined where the session is over. */
export async function readCaller(db: Database, session: string): Promise<Caller | undefined> {
  const row = await db.get<Omit<Caller, 'session'>>(READ_CALLER, [session, Date.now()])
  return row && { id: row.id, role: row.role, session }
}

export async function deleteSession(db: Database, id: string): Promise<void> {
  await db.run(DELETE, [id])
}
