import type { Caller } from '../auth/caller.ts'
import type { Database } from '../database/client.ts'
import { keyList } from '../database/key-list.ts'
import type { Param } from '../database/values.ts'
import { signedIn } from '../http/access.ts'
import { projectColumnsFor, projectsFor, toProject, type ProjectRow } from '../projects/project.ts'
import { readable as projectsReadable } from '../projects/rules.ts'
import { readable as tasksReadable } from './rules.ts'
import { taskColumns, toTask, type Task, type TaskRow } from './task.ts'

const INCLUDES = {
  project: includeProject,
  parent: includeParent,
  parts: includeParts,
}

export type TaskInclude = keyof typeof INCLUDES
export const taskIncludes = ['project', 'parent', 'parts'] as const satisfies readonly TaskInclude[]

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
  const from = projectsFor(caller, params)
  const keys = keyList(
    tasks.map((task) => task.projectId),
    params,
  )
  const sql = `
    SELECT ${projectColumnsFor} FROM ${from}
    WHERE projects.id IN (${keys})${projectsReadable(signedIn(caller), params)}`
  const rows = await db.all<ProjectRow>(sql, params)
  const byId = new Map(rows.map((row) => [row.id, toProject(row)]))
  for (const task of tasks) task.project = byId.get(task.projectId) ?? null
}

async function includeParent(
  db: Database,
  tasks: readonly Task[],
  caller: Caller | null,
): Promise<void> {
  const params: Param[] = []
  const keys = keyList(
    tasks.map((task) => task.parentId),
    params,
  )
  const sql = `
    SELECT ${taskColumns} FROM tasks
    WHERE tasks.id IN (${keys}) AND tasks.deleted_at IS NULL${tasksReadable(signedIn(caller), params)}`
  const rows = await db.all<TaskRow>(sql, params)
  const byId = new Map(rows.map((row) => [row.id, toTask(row)]))
  for (const task of tasks)
    task.parent = task.parentId === null ? null : (byId.get(task.parentId) ?? null)
}

async function includeParts(
  db: Database,
  tasks: readonly Task[],
  caller: Caller | null,
): Promise<void> {
  const params: Param[] = []
  const keys = keyList(
    tasks.map((task) => task.id),
    params,
  )
  const sql = `
    SELECT * FROM (
      SELECT ${taskColumns},
        ROW_NUMBER() OVER (PARTITION BY tasks.parent_id ORDER BY tasks.id) AS place
      FROM tasks WHERE tasks.parent_id IN (${keys}) AND tasks.deleted_at IS NULL${tasksReadable(signedIn(caller), params)}
    ) AS ranked WHERE place <= ${LARGEST} ORDER BY place`
  const rows = await db.all<TaskRow>(sql, params)
  const byKey = Map.groupBy(rows, (row) => row.parentId)
  for (const task of tasks) task.parts = (byKey.get(task.id) ?? []).map(toTask)
}
