import type { Project } from '../projects/project.ts'
import type { Tag } from '../tags/tag.ts'
import type { User } from '../users/user.ts'

export interface Task {
  id: number
  title: string
  notes: string | null
  done: boolean
  priority: 'low' | 'normal' | 'high'
  /** The day it must be done by. */
  dueDate: string | null
  /** Hours it will take. */
  estimate: string | null
  projectId: number | null
  ownerId: number
  createdAt: string
  updatedAt: string
  version: number
  project?: Project | null
  tags?: Tag[]
  owner?: User | null
}

/** What callers write when they make a task. */
export interface TaskInput {
  readonly title: string
  readonly notes?: string | null
  readonly done?: boolean
  readonly priority?: Task['priority']
  readonly dueDate?: string | null
  readonly estimate?: string | null
  readonly projectId?: number | null
  readonly tagIds?: readonly number[]
}

/** What callers write when they change a task: `version` is the one that they saw. */
export interface TaskChanges extends Partial<TaskInput> {
  readonly version: number
}

/** A row as the database gives it. */
export type TaskRow = Omit<Task, 'project' | 'tags' | 'owner'>

export const taskColumns = `
  tasks.id, tasks.title, tasks.notes, tasks.done, tasks.priority, tasks.due_date AS "dueDate",
  tasks.estimate, tasks.project_id AS "projectId", tasks.owner_id AS "ownerId",
  tasks.created_at AS "createdAt", tasks.updated_at AS "updatedAt", tasks.version`

export const taskProperties = {
  id: { type: 'integer' },
  title: { type: 'string' },
  notes: { type: ['string', 'null'] },
  done: { type: 'boolean' },
  priority: { type: 'string' },
  dueDate: { type: ['string', 'null'] },
  estimate: { type: ['string', 'null'] },
  projectId: { type: ['integer', 'null'] },
  ownerId: { type: 'integer' },
  createdAt: { type: 'string' },
  updatedAt: { type: 'string' },
  version: { type: 'integer' },
} as const
