import type { Database } from '../database/client.ts'
import { now } from '../database/times.ts'
import { toDatetime } from '../database/values.ts'
import { toUser, userColumns, type User, type UserRow } from '../users/user.ts'
import type { Role } from './caller.ts'
import type { Registration } from './schemas.ts'

const INSERT = `
  INSERT INTO users (email, username, bio, image, password_hash, role, created_at, updated_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?)`

const READ_ACCOUNT = `SELECT ${userColumns} FROM users WHERE users.id = ?`

const WRITE_ROLE = 'UPDATE users SET role = ? WHERE email = ?'

export async function readAccount(db: Database, id: number): Promise<User | undefined> {
  const row = await db.get<UserRow>(READ_ACCOUNT, [id])
  return row && toUser(row)
}

/** Returns the id of the new account, whose role is the least. */
export async function createAccount(
  db: Database,
  input: Omit<Registration, 'password'>,
  passwordHash: string,
): Promise<number> {
  const at = toDatetime(now())
  const { insertId } = await db.run(INSERT, [
    input.email,
    input.username,
    input.bio ?? null,
    input.image ?? null,
    passwordHash,
    'user',
    at,
    at,
  ])
  return insertId
}

/** False where there is no such account. */
export async function writeRole(db: Database, identifier: string, role: Role): Promise<boolean> {
  const { changes } = await db.run(WRITE_ROLE, [role, identifier])
  return changes === 1
}
