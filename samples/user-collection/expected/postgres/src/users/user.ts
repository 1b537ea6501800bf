export interface User {
  id: number
  email: string
  name: string | null
  role: 'user' | 'admin'
  createdAt: string
  updatedAt: string
}

/** What callers write when they make a user. */
export interface UserInput {
  readonly email: string
  readonly name?: string | null
}

export type UserChanges = Partial<UserInput>

/** A row as the database gives it. */
export type UserRow = User

export const userColumns = `
  users.id, users.email, users.name, users.role, users.created_at AS "createdAt",
  users.updated_at AS "updatedAt"`

export const userProperties = {
  id: { type: 'integer' },
  email: { type: 'string' },
  name: { type: ['string', 'null'] },
  role: { type: 'string' },
  createdAt: { type: 'string' },
  updatedAt: { type: 'string' },
} as const
