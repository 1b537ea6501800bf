import type { Task } from '../tasks/task.ts'
import type { User } from '../users/user.ts'

export interface Project {
  id: number
  name: string
  ownerId: number
  owner?: User | null
  tasks?: Task[]
}

/** What callers write when they make a project. */
export interface ProjectInput {
  readonly name: string
}

export type ProjectChanges = Partial<ProjectInput>

/** A row as the database gives it. */
export type ProjectRow = Omit<Project, 'owner' | 'tasks'>

export const projectColumns = 'projects.id, projects.name, projects.owner_id AS ownerId'

export const projectProperties = {
  id: { type: 'integer' },
  name: { type: 'string' },
  ownerId: { type: 'integer' },
} as const
