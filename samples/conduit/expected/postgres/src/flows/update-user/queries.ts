import { assignments } from '../../database/assignments.ts'
import type { Database } from '../../database/client.ts'
import { bind } from '../../database/dialect.ts'
import { now } from '../../database/times.ts'
import type { Param } from '../../database/values.ts'
import { heldTo } from '../../http/held-to.ts'
import type { User, UserRow } from '../../users/user.ts'

const UPDATE_USER_PASSWORD_HASH = `
  UPDATE users
  SET password_hash = $1, updated_at = $2
  WHERE users.id = $3`

const END_SESSIONS = 'DELETE FROM auth_sessions WHERE user_id = $1'

const UPDATE_USER_EMAIL = `
  UPDATE users
  SET email = $1, updated_at = $2
  WHERE users.id = $3`

const FIND_ACCOUNT = `
  SELECT users.id, users.email, users.username, users.bio, users.image
  FROM users
  WHERE users.id = $1`

export async function updateUserPasswordHash(
  db: Database,
  values: { readonly passwordHash: string | null },
  userId: number,
): Promise<number> {
  const { changes } = await db.run(UPDATE_USER_PASSWORD_HASH, [values.passwordHash, now(), userId])
  return changes
}

export async function endSessions(db: Database, userId: number): Promise<void> {
  await db.run(END_SESSIONS, [userId])
}

export async function updateUserEmail(
  db: Database,
  values: { readonly email: string },
  userId: number,
): Promise<number> {
  const { changes } = await db.run(UPDATE_USER_EMAIL, [values.email, now(), userId])
  return changes
}

export const keptEmail = heldTo('email', {
  type: 'string',
  format: 'email',
  maxLength: 200,
  lowerCase: true,
})

export async function updateUser(
  db: Database,
  values: {
    readonly username: string | undefined
    readonly bio: string | null | undefined
    readonly image: string | null | undefined
  },
  userId: number,
): Promise<number> {
  const params: Param[] = []
  const set = assignments(
    {
      username: values.username,
      bio: values.bio,
      image: values.image,
      updated_at: now(),
    },
    params,
  )
  const where = `users.id = ${bind(params, userId)}`
  const { changes } = await db.run(`UPDATE users SET ${set} WHERE ${where}`, params)
  return changes
}

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
