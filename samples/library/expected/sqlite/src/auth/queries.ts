import { randomUUID } from 'node:crypto'
import type { Database } from '../database/client.ts'
import { toBoolean } from '../database/values.ts'
import { memberColumns, toMember, type Member, type MemberRow } from '../members/member.ts'
import type { Caller } from './caller.ts'
import type { Registration } from './schemas.ts'

/** What signing in needs to know of an account. The hash is null where no password was ever set. */
export interface Credentials {
  readonly id: string
  readonly username: string
  readonly passwordHash: string | null
}

const INSERT = `
  INSERT INTO members (id, username, full_name, birthday, newsletter, password_hash, role)
  VALUES (?, ?, ?, ?, ?, ?, ?)`

const CALLER = `
  SELECT members.id, members.role, auth_sessions.seen_at AS seenAt FROM auth_sessions
  JOIN members ON members.id = auth_sessions.user_id
  WHERE auth_sessions.id = ? AND auth_sessions.expires_at > ? AND auth_sessions.seen_at > ?
    AND members.deleted_at IS NULL`

const CREDENTIALS = `
  SELECT id, username, password_hash AS passwordHash FROM members WHERE deleted_at IS NULL`

export function findCredentials(db: Database, username: string): Promise<Credentials | undefined> {
  return db.get<Credentials>(`${CREDENTIALS} AND username = ?`, [username])
}

export function readCredentials(db: Database, id: string): Promise<Credentials | undefined> {
  return db.get<Credentials>(`${CREDENTIALS} AND id = ?`, [id])
}

/** Undefined where the session is over, or was not used since `idleSince`. */
export function readCaller(
  db: Database,
  session: string,
  idleSince: number,
): Promise<(Caller & { readonly seenAt: number }) | undefined> {
  return db.get(CALLER, [session, Date.now(), idleSince])
}

export async function readAccount(db: Database, id: string): Promise<Member | undefined> {
  const row = await db.get<MemberRow>(
    `SELECT ${memberColumns} FROM members WHERE members.id = ? AND members.deleted_at IS NULL`,
    [id],
  )
  return row && toMember(row)
}

/** Returns the id of the new account, whose role is the least. */
export async function createAccount(
  db: Database,
  input: Omit<Registration, 'password'>,
  passwordHash: string,
): Promise<string> {
  const id = randomUUID()
  await db.run(INSERT, [
    id,
    input.username,
    input.fullName ?? null,
    input.birthday ?? null,
    toBoolean(input.newsletter ?? false),
    passwordHash,
    'reader',
  ])
  return id
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
      'UPDATE members SET password_hash = ? WHERE id = ? AND password_hash = ?',
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
