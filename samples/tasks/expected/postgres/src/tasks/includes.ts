import type { Caller } from '../auth/caller.ts'
import type { Database } from '../database/client.ts'
import { keyList } from '../database/key-list.ts'
import { ownedBy } from '../database/scope.ts'
import type { Param } from '../database/values.ts'
import { signedIn } from '../http/access.ts'
import { projectColumns, type ProjectRow } from '../projects/project.ts'
import { own as projectsOwn } from '../projects/rules.ts'
import { tagColumns, type TagRow } from '../tags/tag.ts'
import { ownUnlessAdmin as usersOwnUnlessAdmin } from '../users/rules.ts'
import { userColumns, type UserRow } from '../users/user.ts'
import type { Task } from './task.ts'

const INCLUDES = {
  project: includeProject,
  tags: includeTags,
  owner: includeOwner,
}

export type TaskInclude = keyof typeof INCLUDES
export const taskIncludes = ['project', 'tags', 'owner'] as const satisfies readonly TaskInclude[]

/** Most rows of a relation that one row is given. */
const LARGEST = 100

/** Adds what the caller asked for and may see: one statement a relation, however many rows. */
export async function includeInTasks(
  db: Database,
  tasks: readonly Task[],
  names: readonly TaskInclude[],
  caller: Caller | null,
): Promise<void> {
  if (tasks.length === 0) return
  await Promise.all(names.map((name) => INCLUDES[name](db, tasks, caller)))
}

async function includeProject(
  db: Database,
  tasks: readonly Task[],
  caller: Caller | null,
): Promise<void> {
  const params: Param[] = []
  const keys = keyList(
    tasks.map((task) => task.projectId),
    params,
  )
  const sql = `
    SELECT ${projectColumns} FROM projects
    WHERE projects.id IN (${keys})${ownedBy('projects.owner_id', projectsOwn(signedIn(caller)), params)}`
  const rows = await db.all<ProjectRow>(sql, params)
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (const task of tasks)
    task.project = task.projectId === null ? null : (byId.get(task.projectId) ?? null)
}

async function includeTags(db: Database, tasks: readonly Task[]): Promise<void> {
  const params: Param[] = []
  const keys = keyList(
    tasks.map((task) => task.id),
    params,
  )
  const sql = `
    SELECT * FROM (
      SELECT ${tagColumns}, tasks_tags.task_id AS "taskId",
        ROW_NUMBER() OVER (PARTITION BY tasks_tags.task_id ORDER BY tags.id) AS place
      FROM tasks_tags JOIN tags ON tags.id = tasks_tags.tag_id
      WHERE tasks_tags.task_id IN (${keys})
    ) AS ranked WHERE place <= ${LARGEST} ORDER BY place`
  const rows = await db.all<TagRow & { taskId: number }>(sql, params)
  const byKey = Map.groupBy(rows, (row) => row.taskId)
  for (const task of tasks) task.tags = byKey.get(task.id) ?? []
}

async function includeOwner(
  db: Database,
  tasks: readonly Task[],
  caller: Caller | null,
): Promise<void> {
  const params: Param[] = []
  const keys = keyList(
    tasks.map((task) => task.ownerId),
    params,
  )
  const sql = `
    SELECT ${userColumns} FROM users
    WHERE users.id IN (${keys})${ownedBy('users.id', usersOwnUnlessAdmin(signedIn(caller)), params)}`
  const rows = await db.all<UserRow>(sql, params)
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (const task of tasks) task.owner = byId.get(task.ownerId) ?? null
}
