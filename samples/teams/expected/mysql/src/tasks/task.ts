import type { Project } from '../projects/project.ts'

export interface Task {
  id: number
  title: string
  state: 'open' | 'done'
  price: string | null
  dueDate: string | null
  projectId: number
  parentId: number | null
  projectName: string | null
  isLarge: boolean
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
export interface TaskRow extends Omit<Task, 'isLarge' | 'project' | 'parent' | 'parts'> {
  isLarge: 0 | 1
}

/** `row.project.name` */
export const projectNameSql =
  '(SELECT projects.name FROM projects WHERE projects.id = tasks.project_id)'

/** `(row.price ?? 0) >= 100 || count(row.parts) > 3` */
export const isLargeSql = `(coalesce(tasks.price, 0) >= 100
  OR (
    SELECT count(*) FROM tasks AS tasks_2
    WHERE tasks_2.parent_id = tasks.id AND tasks_2.deleted_at IS NULL) > 3)`

export const taskColumns = `
  tasks.id, tasks.title, tasks.state, tasks.price, tasks.due_date AS dueDate,
  tasks.project_id AS projectId, tasks.parent_id AS parentId,
  ${projectNameSql} AS projectName,
  ${isLargeSql} AS isLarge`

export function toTask(row: TaskRow): Task {
  return {
    ...row,
    isLarge: row.isLarge === 1,
  }
}

export const taskProperties = {
  id: { type: 'integer' },
  title: { type: 'string' },
  state: { type: 'string' },
  price: { type: ['string', 'null'] },
  dueDate: { type: ['string', 'null'] },
  projectId: { type: 'integer' },
  parentId: { type: ['integer', 'null'] },
  projectName: { type: ['string', 'null'] },
  isLarge: { type: 'boolean' },
} as const
