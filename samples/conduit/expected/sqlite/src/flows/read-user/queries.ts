import type { Database } from '../../database/client.ts'
import type { User, UserRow } from '../../users/user.ts'

const FIND_ACCOUNT = `
  SELECT users.id, users.email, users.username, users.bio, users.image
  FROM users
  WHERE users.id = ?`

export async function findAccount(
  db: Database,
  userId: number,
): Promise<Pick<User, 'id' | 'email' | 'username' | 'bio' | 'image'> | null> {
  return (
    (await db.get<Pick<UserRow, 'id' | 'email' | 'username' | 'bio' | 'image'>>(FIND_ACCOUNT, [
      userId,
    ])) ?? null
  )
}
