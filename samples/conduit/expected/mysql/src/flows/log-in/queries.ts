import type { Database } from '../../database/client.ts'
import { toUser, userColumns, type User, type UserRow } from '../../users/user.ts'

export interface FoundUser extends User {
  passwordHash: string | null
}

const FIND_ACCOUNT = `
  SELECT ${userColumns}, users.password_hash AS passwordHash
  FROM users
  WHERE users.email = ?`

export async function findAccount(db: Database, email: string): Promise<FoundUser | null> {
  const row = await db.get<UserRow & { passwordHash: string | null }>(FIND_ACCOUNT, [email])
  return row === undefined ? null : { ...toUser(row), passwordHash: row.passwordHash }
}
