import type { Database } from '../database/client.ts'
import { now } from '../database/times.ts'
import { userColumns, type User, type UserRow } from '../users/user.ts'
import type { Role } from './caller.ts'
import type { Registration } from './schemas.ts'

/** What signing in needs to know of an account. The hash is null where no password was ever set. */
export interface Credentials {
  readonly id: number
  readonly identifier: string
  readonly passwordHash: string | null
}

const INSERT = `
  INSERT INTO users (email, name, password_hash, role, created_at, updated_at)
  VALUES (?, ?, ?, ?, ?, ?)`

const FIND = `
  SELECT id, email AS identifier, password_hash AS passwordHash
  FROM users WHERE email = ?`

const READ = `
  SELECT id, email AS identifier, password_hash AS passwordHash
  FROM users WHERE id = ?`

const READ_ACCOUNT = `SELECT ${userColumns} FROM users WHERE users.id = ?`

const CHANGE = 'UPDATE users SET password_hash = ? WHERE id = ? AND password_hash = ?'
const WRITE_ROLE = 'UPDATE users SET role = ? WHERE email = ?'
const END_SESSIONS = 'DELETE FROM auth_sessions WHERE user_id = ?'

export function findCredentials(
  db: Database,
  identifier: string,
): Promise<Credentials | undefined> {
  return db.get<Credentials>(FIND, [identifier])
}

export function readCredentials(db: Database, id: number): Promise<Credentials | undefined> {
  return db.get<Credentials>(READ, [id])
}

export function readAccount(db: Database, id: number): Promise<User | undefined> {
  return db.get<UserRow>(READ_ACCOUNT, [id])
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

/** False where there is no such account. */
export async function writeRole(db: Database, identifier: string, role: Role): Promise<boolean> {
  const { changes } = await db.run(WRITE_ROLE, [role, identifier])
  return changes === 1
}

/**
 * Ends every session of the account, too. False where the password is not the one that was
 * read, any more.
 */
export async function changePasswordHash(
  db: Database,
  { id, passwordHash }: Credentials,
  next: string,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const { changes } = await tx.run(CHANGE, [next, id, passwordHash])
    if (changes === 0) return false
    await tx.run(END_SESSIONS, [id])
    return true
  })
}
