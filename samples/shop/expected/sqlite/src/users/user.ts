/** Whoever buys, and whoever works here. */
export interface User {
  id: number
  email?: string
  name: string
  role: 'customer' | 'staff' | 'admin'
}

/** What callers write when they make a user. */
export interface UserInput {
  readonly email: string
  readonly name: string
}

export type UserChanges = Partial<UserInput>

/** A row as the database gives it. */
export interface UserRow extends Omit<User, 'email'> {
  email: string
}

export const userColumns = 'users.id, users.email, users.name, users.role'

export const userProperties = {
  id: { type: 'integer' },
  email: { type: 'string' },
  name: { type: 'string' },
  role: { type: 'string' },
} as const
