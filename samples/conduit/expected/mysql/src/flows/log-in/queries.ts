import type { Database } from '../../database/client.ts'
import type { User, UserRow } from '../../users/user.ts'

export interface FoundUser extends Pick<User, 'id' | 'email' | 'username' | 'bio' | 'image'> {
  passwordHash: string | null
}

const FIND_ACCOUNT = `
  SELECT users.id, users.email, users.username, users.bio, users.image,
    users.password_hash AS passwordHash
  FROM users
  WHERE users.email = ?`

export async function findAccount(db: Database, email: string): Promise<FoundUser | null> {
  return (
    (await db.get<
      Pick<UserRow, 'id' | 'email' | 'username' | 'bio' | 'image'> & { passwordHash: string | null }
    >(FIND_ACCOUNT, [email])) ?? null
  )
}
