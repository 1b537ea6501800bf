import type { Article } from '../articles/article.ts'
import type { Caller } from '../auth/caller.ts'
import { bind } from '../database/dialect.ts'
import type { Param } from '../database/values.ts'
import type { Task } from '../tasks/task.ts'
import type { User } from '../users/user.ts'

export interface Project {
  id: number
  name: string
  archived: boolean
  ownerId: number
  taskCount: number
  /** Tasks that are still to do. */
  openCount: number
  total: string
  joined: boolean
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
  'archived' | 'joined' | 'members' | 'owner' | 'tasks' | 'articles'
> {
  archived: 0 | 1
  joined: 0 | 1
}

/** `count(row.tasks)` */
export const taskCountSql = `(
  SELECT count(*) FROM tasks
  WHERE tasks.project_id = projects.id AND tasks.deleted_at IS NULL)`

/** `count(row.tasks.filter(task => task.state == 'open'))` */
export const openCountSql = `(
  SELECT count(*) FROM tasks
  WHERE tasks.project_id = projects.id
    AND tasks.deleted_at IS NULL
    AND tasks.state = 'open')`

/** `row.tasks.sumOf(task => task.price ?? 0)` */
export const totalSql = `(
  SELECT coalesce(sum(coalesce(tasks.price, 0)), 0.00) FROM tasks
  WHERE tasks.project_id = projects.id AND tasks.deleted_at IS NULL)`

/** `row.members has user` */
export const joinedSql = `EXISTS (
  SELECT 1 FROM projects_members
  WHERE projects_members.project_id = projects.id
    AND projects_members.user_id = caller.id)`

export const projectColumns = `
  projects.id, projects.name, projects.archived, projects.owner_id AS ownerId,
  ${taskCountSql} AS taskCount,
  ${openCountSql} AS openCount,
  ${totalSql} AS total`

export const projectColumnsFor = `${projectColumns},
  ${joinedSql} AS joined`

/** The projects beside whoever asks for them, which is what `joined` is about. */
export function projectsFor(caller: Caller | null, params: Param[]): string {
  return `projects CROSS JOIN (SELECT ${bind(params, caller?.id ?? null)} AS id) AS caller`
}

export function toProject(row: ProjectRow): Project {
  return {
    ...row,
    archived: row.archived === 1,
    joined: row.joined === 1,
  }
}

export const projectProperties = {
  id: { type: 'integer' },
  name: { type: 'string' },
  archived: { type: 'boolean' },
  ownerId: { type: 'integer' },
  taskCount: { type: 'integer' },
  openCount: { type: 'integer' },
  total: { type: 'string' },
  joined: { type: 'boolean' },
} as const
