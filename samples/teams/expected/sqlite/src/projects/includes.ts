import { articleColumnsFor, articlesFor, toArticle, type ArticleRow } from '../articles/article.ts'
import { listable as articlesListable, withhold as articlesWithhold } from '../articles/rules.ts'
import type { Caller } from '../auth/caller.ts'
import type { Database } from '../database/client.ts'
import { keyList } from '../database/key-list.ts'
import type { Param } from '../database/values.ts'
import { allow, signedIn } from '../http/access.ts'
import { readable as tasksReadable } from '../tasks/rules.ts'
import { taskColumns, toTask, type TaskRow } from '../tasks/task.ts'
import { withhold as usersWithhold } from '../users/rules.ts'
import { toUser, userColumns, type UserRow } from '../users/user.ts'
import type { Project } from './project.ts'

const INCLUDES = {
  members: includeMembers,
  owner: includeOwner,
  tasks: includeTasks,
  articles: includeArticles,
}

export type ProjectInclude = keyof typeof INCLUDES
export const projectIncludes = [
  'members',
  'owner',
  'tasks',
  'articles',
] as const satisfies readonly ProjectInclude[]

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

async function includeMembers(
  db: Database,
  projects: readonly Project[],
  caller: Caller | null,
): Promise<void> {
  allow(caller, ['signedIn'])
  const params: Param[] = []
  const keys = keyList(
    projects.map((project) => project.id),
    params,
  )
  const sql = `
    SELECT * FROM (
      SELECT ${userColumns}, projects_members.project_id AS projectId,
        ROW_NUMBER() OVER (PARTITION BY projects_members.project_id ORDER BY users.id) AS place
      FROM projects_members JOIN users ON users.id = projects_members.user_id
      WHERE projects_members.project_id IN (${keys})
    ) AS ranked WHERE place <= ${LARGEST} ORDER BY place`
  const rows = await db.all<UserRow & { projectId: number }>(sql, params)
  const byKey = Map.groupBy(rows, (row) => row.projectId)
  for (const project of projects) project.members = (byKey.get(project.id) ?? []).map(toUser)
  usersWithhold(
    projects.flatMap((project) => project.members ?? []),
    caller,
  )
}

async function includeOwner(
  db: Database,
  projects: readonly Project[],
  caller: Caller | null,
): Promise<void> {
  allow(caller, ['signedIn'])
  const params: Param[] = []
  const keys = keyList(
    projects.map((project) => project.ownerId),
    params,
  )
  const sql = `
    SELECT ${userColumns} FROM users
    WHERE users.id IN (${keys})`
  const rows = await db.all<UserRow>(sql, params)
  const byId = new Map(rows.map((row) => [row.id, toUser(row)]))
  for (const project of projects) project.owner = byId.get(project.ownerId) ?? null
  usersWithhold(
    projects.flatMap((project) => project.owner ?? []),
    caller,
  )
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
      FROM tasks WHERE tasks.project_id IN (${keys}) AND tasks.deleted_at IS NULL${tasksReadable(signedIn(caller), params)}
    ) AS ranked WHERE place <= ${LARGEST} ORDER BY place`
  const rows = await db.all<TaskRow>(sql, params)
  const byKey = Map.groupBy(rows, (row) => row.projectId)
  for (const project of projects) project.tasks = (byKey.get(project.id) ?? []).map(toTask)
}

async function includeArticles(
  db: Database,
  projects: readonly Project[],
  caller: Caller | null,
): Promise<void> {
  const params: Param[] = []
  const from = articlesFor(caller, params)
  const keys = keyList(
    projects.map((project) => project.id),
    params,
  )
  const sql = `
    SELECT * FROM (
      SELECT ${articleColumnsFor},
        ROW_NUMBER() OVER (PARTITION BY articles.project_id ORDER BY articles.id) AS place
      FROM ${from} WHERE articles.project_id IN (${keys})${articlesListable(caller, params)}
    ) AS ranked WHERE place <= ${LARGEST} ORDER BY place`
  const rows = await db.all<ArticleRow>(sql, params)
  const byKey = Map.groupBy(rows, (row) => row.projectId)
  for (const project of projects) project.articles = (byKey.get(project.id) ?? []).map(toArticle)
  articlesWithhold(
    projects.flatMap((project) => project.articles ?? []),
    caller,
  )
}
