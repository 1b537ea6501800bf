import type { Database } from '../database/client.ts'
import { now } from '../database/values.ts'
import { userColumns, type User, type UserRow } from '../users/user.ts'
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

const CREDENTIALS = 'SELECT id, email, password_hash AS passwordHash FROM users'

export function findCredentials(db: Database, email: string): Promise<Credentials | undefined> {
  return db.get<Credentials>(`${CREDENTIALS} WHERE email = ?`, [email])
}

export function readCredentials(db: Database, id: number): Promise<Credentials | undefined> {
  return db.get<Credentials>(`${CREDENTIALS} WHERE id = ?`, [id])
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
