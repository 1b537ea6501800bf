import { fromDecimal } from '../database/values.ts'
import type { List } from '../lists/list.ts'
import type { Tag } from '../tags/tag.ts'
import type { User } from '../users/user.ts'

export interface Task {
  id: number
  title: string
  notes: string | null
  done: boolean
  priority: Priority
  /** `2026-11-22` */
  dueDate: string | null
  /** Hours. */
  estimate: string | null
  listId: number | null
  ownerId: number
  createdAt: string
  updatedAt: string
  version: number
  list?: List | null
  tags?: Tag[]
  owner?: User | null
}

export type Priority = 'low' | 'normal' | 'high'

/** What callers write when they make a task. */
export interface TaskInput {
  readonly title: string
  readonly notes?: string | null
  readonly done?: boolean
  readonly priority?: Priority
  readonly dueDate?: string | null
  readonly estimate?: string | null
  readonly listId?: number | null
  readonly tagIds?: readonly number[]
}

/** What callers write when they change a task: `version` is the one they saw. */
export interface TaskChanges extends Partial<TaskInput> {
  readonly version: number
}

/** A row as the database gives it. */
export interface TaskRow extends Omit<Task, 'done'> {
  done: 0 | 1
}

export const taskColumns = `
  tasks.id, tasks.title, tasks.notes, tasks.done, tasks.priority, tasks.due_date AS dueDate,
  CAST(tasks.estimate AS TEXT) AS estimate, tasks.list_id AS listId, tasks.owner_id AS ownerId,
  tasks.created_at AS createdAt, tasks.updated_at AS updatedAt, tasks.version`

export function toTask(row: TaskRow): Task {
  return {
    ...row,
    done: row.done === 1,
    estimate: row.estimate === null ? null : fromDecimal(row.estimate, 2),
  }
}

export const taskProperties = {
  id: { type: 'integer' },
  title: { type: 'string' },
  notes: { type: ['string', 'null'] },
  done: { type: 'boolean' },
  priority: { type: 'string' },
  dueDate: { type: ['string', 'null'] },
  estimate: { type: ['string', 'null'] },
  listId: { type: ['integer', 'null'] },
  ownerId: { type: 'integer' },
  createdAt: { type: 'string' },
  updatedAt: { type: 'string' },
  version: { type: 'integer' },
} as const
