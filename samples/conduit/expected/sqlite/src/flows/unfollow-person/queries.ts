import type { Database } from '../../database/client.ts'
import { bind } from '../../database/dialect.ts'
import { keyList } from '../../database/key-list.ts'
import type { Param } from '../../database/values.ts'
import type { User, UserRow } from '../../users/user.ts'

export interface FoundUser extends Pick<User, 'id' | 'username' | 'bio' | 'image'> {
  following: boolean
}

const FIND_PERSON = `
  SELECT users.id, users.username, users.bio, users.image,
    EXISTS (
      SELECT 1 FROM users_following
      WHERE users_following.following_id = users.id
        AND users_following.user_id = ?) AS following
  FROM users
  WHERE users.username = ?`

export async function findPerson(
  db: Database,
  userId: number,
  username: string,
): Promise<FoundUser | null> {
  const row = await db.get<
    Pick<UserRow, 'id' | 'username' | 'bio' | 'image'> & { following: 0 | 1 }
  >(FIND_PERSON, [userId, username])
  return row === undefined ? null : { ...row, following: row.following === 1 }
}

export async function unlinkFollowing(
  db: Database,
  id: number,
  others: readonly number[],
): Promise<void> {
  if (others.length === 0) return
  const params: Param[] = []
  const sql = `DELETE FROM users_following WHERE user_id = ${bind(params, id)} AND following_id IN (${keyList(others, params)})`
  await db.run(sql, params)
}
