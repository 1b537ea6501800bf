import type { Project } from '../projects/project.ts'

export interface Task {
  id: number
  title: string
  state: 'open' | 'done'
  price: string | null
  dueDate: string | null
  projectId: number
  parentId: number | null
  project?: Project | null
  parent?: Task | null
  parts?: Task[]
}

/** What callers write when they make a task. */
export interface TaskInput {
  readonly title: string
  readonly state?: Task['state']
  readonly price?: string | null
  readonly dueDate?: string | null
  readonly projectId: number
  readonly parentId?: number | null
}

export type TaskChanges = Partial<TaskInput>

/** A row as the database gives it. */
export type TaskRow = Omit<Task, 'project' | 'parent' | 'parts'>

export const taskColumns = `
  tasks.id, tasks.title, tasks.state, tasks.price, tasks.due_date AS dueDate,
  tasks.project_id AS projectId, tasks.parent_id AS parentId`

export const taskProperties = {
  id: { type: 'integer' },
  title: { type: 'string' },
  state: { type: 'string' },
  price: { type: ['string', 'null'] },
  dueDate: { type: ['string', 'null'] },
  projectId: { type: 'integer' },
  parentId: { type: ['integer', 'null'] },
} as const
