import type { Caller } from '../auth/caller.ts'
import type { Database } from '../database/client.ts'
import { keyList } from '../database/key-list.ts'
import { ownedBy } from '../database/scope.ts'
import type { Param } from '../database/values.ts'
import { signedIn } from '../http/access.ts'
import { ownUnlessAdmin as tasksOwnUnlessAdmin } from '../tasks/rules.ts'
import { taskColumns, toTask, type TaskRow } from '../tasks/task.ts'
import { ownUnlessAdmin as usersOwnUnlessAdmin } from '../users/rules.ts'
import { toUser, userColumns, type UserRow } from '../users/user.ts'
import type { Project } from './project.ts'

const INCLUDES = {
  owner: includeOwner,
  tasks: includeTasks,
}

export type ProjectInclude = keyof typeof INCLUDES
export const projectIncludes = ['owner', 'tasks'] as const satisfies readonly ProjectInclude[]

/** Most rows of a relation that one row is given. */
const LARGEST = 100

/** Adds what the caller asked for and may see: one statement a relation, however many rows. */
export async function includeInProjects(
  db: Database,
  projects: readonly Project[],
  names: readonly ProjectInclude[],
  caller: Caller | null,
): Promise<void> {
  if (projects.length === 0) return
  await Promise.all(names.map((name) => INCLUDES[name](db, projects, caller)))
}

async function includeOwner(
  db: Database,
  projects: readonly Project[],
  caller: Caller | null,
): Promise<void> {
  const params: Param[] = []
  const keys = keyList(
    projects.map((project) => project.ownerId),
    params,
  )
  const sql = `
    SELECT ${userColumns} FROM users
    WHERE users.id IN (${keys})${ownedBy('users.id', usersOwnUnlessAdmin(signedIn(caller)), params)}`
  const rows = await db.all<UserRow>(sql, params)
  const byId = new Map(rows.map((row) => [row.id, toUser(row)]))
  for (const project of projects) project.owner = byId.get(project.ownerId) ?? null
}

async function includeTasks(
  db: Database,
  projects: readonly Project[],
  caller: Caller | null,
): Promise<void> {
  const params: Param[] = []
  const keys = keyList(
    projects.map((project) => project.id),
    params,
  )
  const sql = `
    SELECT * FROM (
      SELECT ${taskColumns},
        ROW_NUMBER() OVER (PARTITION BY tasks.project_id ORDER BY tasks.id) AS place
      FROM tasks WHERE tasks.project_id IN (${keys}) AND tasks.deleted_at IS NULL${ownedBy('tasks.owner_id', tasksOwnUnlessAdmin(signedIn(caller)), params)}
    ) AS ranked WHERE place <= ${LARGEST} ORDER BY place`
  const rows = await db.all<TaskRow>(sql, params)
  const byKey = Map.groupBy(rows, (row) => row.projectId)
  for (const project of projects) project.tasks = (byKey.get(project.id) ?? []).map(toTask)
}
