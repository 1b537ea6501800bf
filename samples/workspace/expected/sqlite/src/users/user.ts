import type { Issue } from '../issues/issue.ts'
import type { Membership } from '../memberships/membership.ts'

export interface User {
  id: number
  email?: string
  name: string
  role: 'user'
  memberships?: Membership[]
  assigned?: Issue[]
}

/** What callers write when they make a user. */
export interface UserInput {
  readonly email: string
  readonly name: string
}

export type UserChanges = Partial<UserInput>

/** A row as the database gives it. */
export interface UserRow extends Omit<User, 'email' | 'memberships' | 'assigned'> {
  email: string
}

export const userColumns = 'users.id, users.email, users.name, users.role'

export const userProperties = {
  id: { type: 'integer' },
  email: { type: 'string' },
  name: { type: 'string' },
  role: { type: 'string' },
} as const
