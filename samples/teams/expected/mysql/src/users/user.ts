import type { Project } from '../projects/project.ts'

export interface User {
  id: number
  email?: string
  name: string
  trusted: boolean
  role: 'user' | 'editor' | 'admin'
  projectCount: number
  projects?: Project[]
}

/** What callers write when they make a user. */
export interface UserInput {
  readonly email: string
  readonly name: string
  readonly trusted?: boolean
}

export type UserChanges = Partial<UserInput>

/** A row as the database gives it. */
export interface UserRow extends Omit<User, 'email' | 'trusted' | 'projects'> {
  email: string
  trusted: 0 | 1
}

/** A user with the fields that not everybody may read. */
export type KnownUser = User & Required<Pick<User, 'email'>>

/** `count(row.projects)` */
export const projectCountSql = `(
  SELECT count(*) FROM projects_members
  WHERE projects_members.user_id = users.id)`

export const userColumns = `
  users.id, users.email, users.name, users.trusted, users.role,
  ${projectCountSql} AS projectCount`

export function toUser(row: UserRow): KnownUser {
  return {
    ...row,
    trusted: row.trusted === 1,
  }
}

export const userProperties = {
  id: { type: 'integer' },
  email: { type: 'string' },
  name: { type: 'string' },
  trusted: { type: 'boolean' },
  role: { type: 'string' },
  projectCount: { type: 'integer' },
} as const
