import type { Database } from '../../database/client.ts'
import { now } from '../../database/times.ts'
import { heldTo } from '../../http/held-to.ts'
import type { User } from '../../users/user.ts'

const COUNT_SAME_NAME = `
  SELECT COUNT(*) AS total
  FROM users
  WHERE users.username = $1`

const COUNT_SAME_EMAIL = 'SELECT COUNT(*) AS total FROM users WHERE users.email = $1'

const CREATE_ACCOUNT = `
  INSERT INTO users (email, username, bio, image, password_hash, role, created_at, updated_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`

export async function countSameName(db: Database, username: string): Promise<number> {
  const row = await db.get<{ total: number }>(COUNT_SAME_NAME, [username])
  return Number(row?.total ?? 0)
}

export async function countSameEmail(db: Database, email: string): Promise<number> {
  const row = await db.get<{ total: number }>(COUNT_SAME_EMAIL, [email])
  return Number(row?.total ?? 0)
}

export async function createAccount(
  db: Database,
  values: {
    readonly email: string
    readonly username: string
    readonly passwordHash: string | null
  },
): Promise<User> {
  const at = now()
  const user: Omit<User, 'id'> = {
    email: values.email,
    username: values.username,
    bio: null,
    image: null,
    role: 'user',
    createdAt: at,
    updatedAt: at,
  }
  const { insertId } = await db.run(CREATE_ACCOUNT, [
    user.email,
    user.username,
    user.bio,
    user.image,
    values.passwordHash,
    user.role,
    user.createdAt,
    user.updatedAt,
  ])
  return { id: insertId, ...user }
}

export const keptEmail = heldTo('email', {
  type: 'string',
  format: 'email',
  maxLength: 200,
  lowerCase: true,
})
