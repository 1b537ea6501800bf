import type { Caller } from '../auth/caller.ts'
import type { Database } from '../database/client.ts'
import { keyList } from '../database/key-list.ts'
import type { Param } from '../database/values.ts'
import { allow, signedIn } from '../http/access.ts'
import { projectColumnsFor, projectsFor, toProject, type ProjectRow } from '../projects/project.ts'
import { readable as projectsReadable } from '../projects/rules.ts'
import { withhold as usersWithhold } from '../users/rules.ts'
import { toUser, userColumns, type UserRow } from '../users/user.ts'
import type { Article } from './article.ts'

const INCLUDES = {
  project: includeProject,
  owner: includeOwner,
}

export type ArticleInclude = keyof typeof INCLUDES
export const articleIncludes = ['project', 'owner'] as const satisfies readonly ArticleInclude[]

/** Adds what the caller asked for and may see: one statement a relation, however many rows. */
export async function includeInArticles(
  db: Database,
  articles: readonly Article[],
  names: readonly ArticleInclude[],
  caller: Caller | null,
): Promise<void> {
  if (articles.length === 0) return
  await Promise.all(names.map((name) => INCLUDES[name](db, articles, caller)))
}

async function includeProject(
  db: Database,
  articles: readonly Article[],
  caller: Caller | null,
): Promise<void> {
  const params: Param[] = []
  const from = projectsFor(caller, params)
  const keys = keyList(
    articles.map((article) => article.projectId),
    params,
  )
  const sql = `
    SELECT ${projectColumnsFor} FROM ${from}
    WHERE projects.id IN (${keys})${projectsReadable(signedIn(caller), params)}`
  const rows = await db.all<ProjectRow>(sql, params)
  const byId = new Map(rows.map((row) => [row.id, toProject(row)]))
  for (const article of articles)
    article.project = article.projectId === null ? null : (byId.get(article.projectId) ?? null)
}

async function includeOwner(
  db: Database,
  articles: readonly Article[],
  caller: Caller | null,
): Promise<void> {
  allow(caller, ['signedIn'])
  const params: Param[] = []
  const keys = keyList(
    articles.map((article) => article.ownerId),
    params,
  )
  const sql = `
    SELECT ${userColumns} FROM users
    WHERE users.id IN (${keys})`
  const rows = await db.all<UserRow>(sql, params)
  const byId = new Map(rows.map((row) => [row.id, toUser(row)]))
  for (const article of articles) article.owner = byId.get(article.ownerId) ?? null
  usersWithhold(
    articles.flatMap((article) => article.owner ?? []),
    caller,
  )
}
