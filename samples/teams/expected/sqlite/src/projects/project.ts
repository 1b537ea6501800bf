import type { Article } from '../articles/article.ts'
import type { Task } from '../tasks/task.ts'
import type { User } from '../users/user.ts'

export interface Project {
  id: number
  name: string
  archived: boolean
  ownerId: number
  members?: User[]
  owner?: User | null
  tasks?: Task[]
  articles?: Article[]
}

/** What callers write when they make a project. */
export interface ProjectInput {
  readonly name: string
  readonly archived?: boolean
  readonly memberIds?: readonly number[]
}

export type ProjectChanges = Partial<ProjectInput>

/** A row as the database gives it. */
export interface ProjectRow extends Omit<
  Project,
  'archived' | 'members' | 'owner' | 'tasks' | 'articles'
> {
  archived: 0 | 1
}

export const projectColumns =
  'projects.id, projects.name, projects.archived, projects.owner_id AS ownerId'

export function toProject(row: ProjectRow): Project {
  return {
    ...row,
    archived: row.archived === 1,
  }
}

export const projectProperties = {
  id: { type: 'integer' },
  name: { type: 'string' },
  archived: { type: 'boolean' },
  ownerId: { type: 'integer' },
} as const
