import type { Database } from '../../database/client.ts'
import { userColumns, type User, type UserRow } from '../../users/user.ts'

const FIND_ACCOUNT = `SELECT ${userColumns} FROM users WHERE users.id = $1`

export async function findAccount(db: Database, userId: number): Promise<User | null> {
  return (await db.get<UserRow>(FIND_ACCOUNT, [userId])) ?? null
}
