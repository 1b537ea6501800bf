import type { Role } from '../auth/caller.ts'

export interface User {
  id: number
  email: string
  name: string
  role: Role
}

export interface UserChanges {
  readonly email?: string
  readonly name?: string
}

/** A row as the database gives it. */
export type UserRow = User

export const userColumns = 'users.id, users.email, users.name, users.role'

export const userProperties = {
  id: { type: 'integer' },
  email: { type: 'string' },
  name: { type: 'string' },
  role: { type: 'string' },
} as const
