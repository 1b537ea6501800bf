import type { Task } from '../tasks/task.ts'

export interface List {
  id: number
  name: string
  ownerId: number
  tasks?: Task[]
}

export interface ListInput {
  readonly name: string
}

export type ListChanges = Partial<ListInput>

/** A row as the database gives it. */
export type ListRow = Omit<List, 'tasks'>

export const listColumns = 'lists.id, lists.name, lists.owner_id AS ownerId'

export const listProperties = {
  id: { type: 'integer' },
  name: { type: 'string' },
  ownerId: { type: 'integer' },
} as const
