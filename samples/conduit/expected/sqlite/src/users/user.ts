/** Whoever writes and reads. */
export interface User {
  id: number
  email: string
  username: string
  bio: string | null
  image: string | null
  role: 'user' | 'admin'
  createdAt: string
  updatedAt: string
}

/** A row as the database gives it. */
export type UserRow = User

export const userColumns = `
  users.id, users.email, users.username, users.bio, users.image, users.role,
  users.created_at AS createdAt, users.updated_at AS updatedAt`

export const userProperties = {
  id: { type: 'integer' },
  email: { type: 'string' },
  username: { type: 'string' },
  bio: { type: ['string', 'null'] },
  image: { type: ['string', 'null'] },
  role: { type: 'string' },
  createdAt: { type: 'string' },
  updatedAt: { type: 'string' },
} as const
