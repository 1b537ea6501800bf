import type { Database } from '../../database/client.ts'
import { toUser, userColumns, type User, type UserRow } from '../../users/user.ts'

const FIND_ACCOUNT = `SELECT ${userColumns} FROM users WHERE users.id = ?`

export async function findAccount(db: Database, userId: number): Promise<User | null> {
  const row = await db.get<UserRow>(FIND_ACCOUNT, [userId])
  return row === undefined ? null : toUser(row)
}
