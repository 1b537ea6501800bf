import { randomUUID } from 'node:crypto'
import type { Database } from '../database/client.ts'
import { memberColumns, toMember, type Member, type MemberRow } from '../members/member.ts'
import type { Role } from './caller.ts'
import type { Registration } from './schemas.ts'

/** What signing in needs to know of an account. The hash is null where no password was ever set. */
export interface Credentials {
  readonly id: string
  readonly identifier: string
  readonly passwordHash: string | null
}

const INSERT = `
  INSERT INTO members (id, username, full_name, birthday, newsletter, password_hash, role)
  VALUES (?, ?, ?, ?, ?, ?, ?)`

const FIND = `
  SELECT id, username AS identifier, password_hash AS passwordHash
  FROM members WHERE username = ? AND deleted_at IS NULL`

const READ = `
  SELECT id, username AS identifier, password_hash AS passwordHash
  FROM members WHERE id = ? AND deleted_at IS NULL`

const READ_ACCOUNT = `SELECT ${memberColumns} FROM members WHERE members.id = ? AND members.deleted_at IS NULL`

const CHANGE = 'UPDATE members SET password_hash = ? WHERE id = ? AND password_hash = ?'
const WRITE_ROLE = 'UPDATE members SET role = ? WHERE username = ? AND deleted_at IS NULL'
const END_SESSIONS = 'DELETE FROM auth_sessions WHERE user_id = ?'

export function findCredentials(
  db: Database,
  identifier: string,
): Promise<Credentials | undefined> {
  return db.get<Credentials>(FIND, [identifier])
}

export function readCredentials(db: Database, id: string): Promise<Credentials | undefined> {
  return db.get<Credentials>(READ, [id])
}

export async function readAccount(db: Database, id: string): Promise<Member | undefined> {
  const row = await db.get<MemberRow>(READ_ACCOUNT, [id])
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
    input.newsletter ?? false,
    passwordHash,
    'reader',
  ])
  return id
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
