import type { Caller } from '../auth/caller.ts'
import type { Database } from '../database/client.ts'
import { keyList } from '../database/key-list.ts'
import type { Param } from '../database/values.ts'
import { signedIn } from '../http/access.ts'
import { projectColumnsFor, projectsFor, toProject, type ProjectRow } from '../projects/project.ts'
import { readable as projectsReadable } from '../projects/rules.ts'
import type { User } from './user.ts'

const INCLUDES = {
  projects: includeProjects,
}

export type UserInclude = keyof typeof INCLUDES
export const userIncludes = ['projects'] as const satisfies readonly UserInclude[]

/** Most rows of a relation that one row is given. */
const LARGEST = 100

/** Adds what the caller asked for and may see: one statement a relation, however many rows. */
export async function includeInUsers(
  db: Database,
  users: readonly User[],
  names: readonly UserInclude[],
  caller: Caller | null,
): Promise<void> {
  if (users.length === 0) return
  await Promise.all(names.map((name) => INCLUDES[name](db, users, caller)))
}

async function includeProjects(
  db: Database,
  users: readonly User[],
  caller: Caller | null,
): Promise<void> {
  const params: Param[] = []
  const from = projectsFor(caller, params)
  const keys = keyList(
    users.map((user) => user.id),
    params,
  )
  const sql = `
    SELECT * FROM (
      SELECT ${projectColumnsFor}, projects_members.user_id AS userId,
        ROW_NUMBER() OVER (PARTITION BY projects_members.user_id ORDER BY projects.id) AS place
      FROM ${from} JOIN projects_members ON projects.id = projects_members.project_id
      WHERE projects_members.user_id IN (${keys})${projectsReadable(signedIn(caller), params)}
    ) AS ranked WHERE place <= ${LARGEST} ORDER BY place`
  const rows = await db.all<ProjectRow & { userId: number }>(sql, params)
  const byKey = Map.groupBy(rows, (row) => row.userId)
  for (const user of users) user.projects = (byKey.get(user.id) ?? []).map(toProject)
}
