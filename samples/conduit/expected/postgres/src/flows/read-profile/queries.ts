import type { Database } from '../../database/client.ts'
import type { User, UserRow } from '../../users/user.ts'

export interface FoundUser extends Pick<User, 'id' | 'username' | 'bio' | 'image'> {
  following: boolean
}

const FIND_PERSON = `
  SELECT users.id, users.username, users.bio, users.image,
    EXISTS (
      SELECT 1 FROM users_following
      WHERE users_following.following_id = users.id
        AND users_following.user_id = $1) AS following
  FROM users
  WHERE users.username = $2`

export async function findPerson(
  db: Database,
  userId: number | null,
  username: string,
): Promise<FoundUser | null> {
  return (
    (await db.get<Pick<UserRow, 'id' | 'username' | 'bio' | 'image'> & { following: boolean }>(
      FIND_PERSON,
      [userId, username],
    )) ?? null
  )
}
