import type { Database } from '../../database/client.ts'
import { userColumns, type User, type UserRow } from '../../users/user.ts'

export interface FoundUser extends User {
  following: boolean
}

const FIND_PERSON = `
  SELECT ${userColumns},
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
  return (await db.get<UserRow & { following: boolean }>(FIND_PERSON, [userId, username])) ?? null
}
