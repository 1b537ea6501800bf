import type { Database } from '../database/client.ts'
import { now } from '../database/values.ts'
import { userColumns, type User, type UserRow } from '../users/user.ts'
import type { Caller } from './caller.ts'
import type { Registration } from './schemas.ts'

/** What signing in needs to know of an account. The hash is null where no password was ever set. */
export interface Credentials {
  readonly id: number
  readonly email: string
  readonly passwordHash: string | null
}

const INSERT = `
  INSERT INTO users (email, name, password_hash, role, created_at, updated_at)
  VALUES (?, ?, ?, ?, ?, ?)`

const CALLER = `
  SELECT users.id, users.role FROM auth_sessions
  JOIN users ON users.id = auth_sessions.user_id
  WHERE auth_sessions.id = ? AND auth_sessions.expires_at > ?`

const CREDENTIALS = 'SELECT id, email, password_hash AS passwordHash FROM users'

export function findCredentials(db: Database, email: string): Promise<Credentials | undefined> {
  return db.get<Credentials>(`${CREDENTIALS} WHERE email = ?`, [email])
}

export function readCredentials(db: Database, id: number): Promise<Credentials | undefined> {
  return db.get<Credentials>(`${CREDENTIALS} WHERE id = ?`, [id])
}

/** Undefined where the sign-in is over. */
export async function readCaller(db: Database, session: string): Promise<Caller | undefined> {
  const row = await db.get<Omit<Caller, 'session'>>(CALLER, [session, Date.now()])
  return row && { id: row.id, role: row.role, session }
}

export function readAccount(db: Database, id: number): Promise<User | undefined> {
  return db.get<UserRow>(`SELECT ${userColumns} FROM users WHERE users.id = ?`, [id])
}

/** Returns the id of the new account, whose role is the least. */
export async function createAccount(
  db: Database,
  input: Omit<Registration, 'password'>,
  passwordHash: string,
): Promise<number> {
  const at = now()
  const { insertId } = await db.run(INSERT, [input.email, input.name, passwordHash, 'user', at, at])
  return insertId
}

/**
 * Ends every session of the account, too. False where the password is not the one that was read,
 * any more.
 */
export async function changePasswordHash(
  db: Database,
  { id, passwordHash }: Credentials,
  next: string,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const { changes } = await tx.run(
      'UPDATE users SET password_hash = ? WHERE id = ? AND password_hash = ?',
      [next, id, passwordHash],
    )
    if (changes === 0) return false
    await tx.run('DELETE FROM auth_sessions WHERE user_id = ?', [id])
    return true
  })
}

const ADD_ATTEMPT = `
  INSERT INTO auth_attempts (id, attempts, resets_at) VALUES (?, 1, ?)
  ON CONFLICT (id) DO UPDATE SET
    attempts = CASE WHEN auth_attempts.resets_at <= ? THEN 1 ELSE auth_attempts.attempts + 1 END,
    resets_at = CASE WHEN auth_attempts.resets_at <= ? THEN excluded.resets_at
      ELSE auth_attempts.resets_at END`

const READ_ATTEMPTS = 'SELECT attempts, resets_at AS resetsAt FROM auth_attempts WHERE id = ?'

/** Adds one to a counter that is reset at that time, or begins it anew where its time is over. */
export async function addAttempt(
  db: Database,
  id: string,
  now: number,
  resetsAt: number,
): Promise<{ attempts: number; resetsAt: number }> {
  await db.run(ADD_ATTEMPT, [id, resetsAt, now, now])
  const row = await db.get<{ attempts: number; resetsAt: number }>(READ_ATTEMPTS, [id])
  return row ?? { attempts: 1, resetsAt }
}
