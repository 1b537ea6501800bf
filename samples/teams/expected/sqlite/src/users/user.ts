import type { Project } from '../projects/project.ts'

export interface User {
  id: number
  email: string
  name: string
  role: 'user' | 'editor' | 'admin'
  projects?: Project[]
}

/** What callers write when they make a user. */
export interface UserInput {
  readonly email: string
  readonly name: string
}

export type UserChanges = Partial<UserInput>

/** A row as the database gives it. */
export type UserRow = Omit<User, 'projects'>

export const userColumns = 'users.id, users.email, users.name, users.role'

export const userProperties = {
  id: { type: 'integer' },
  email: { type: 'string' },
  name: { type: 'string' },
  role: { type: 'string' },
} as const
