import type { Caller } from '../auth/caller.ts'
import { assignments, given } from '../database/assignments.ts'
import type { Database } from '../database/client.ts'
import { integer, text, type Columns } from '../database/columns.ts'
import { fixDecimal } from '../database/decimals.ts'
import { bind } from '../database/dialect.ts'
import { selectPage } from '../database/pages.ts'
import type { ListQuery } from '../database/query.ts'
import { boolean, datetime, decimal } from '../database/readers.ts'
import { now } from '../database/times.ts'
import type { Param } from '../database/values.ts'
import { pageOf, type Page } from '../http/cursor.ts'
import {
  articleColumnsFor,
  articlesFor,
  mineSql,
  type Article,
  type ArticleChanges,
  type ArticleInput,
  type ArticleRow,
} from './article.ts'
import { changeable, listable, readable } from './rules.ts'

/** What callers may filter and sort by. */
export const articleFilters: Columns = {
  id: { sql: 'articles.id', read: integer },
  title: { sql: 'articles.title', read: text, searchable: true },
  published: { sql: 'articles.published', read: boolean },
  rating: { sql: 'articles.rating', read: decimal(4, 1), nullable: true },
  notes: { sql: 'articles.notes', read: text, searchable: true, nullable: true },
  projectId: { sql: 'articles.project_id', read: integer, nullable: true },
  ownerId: { sql: 'articles.owner_id', read: integer },
  createdAt: { sql: 'articles.created_at', read: datetime },
  updatedAt: { sql: 'articles.updated_at', read: datetime },
  mine: { sql: mineSql, read: boolean },
}

const INSERT = `
  INSERT INTO articles (title, published, rating, notes, project_id, owner_id, created_at,
    updated_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`

const DELETE = 'DELETE FROM articles WHERE id = $1 AND owner_id = $2'

export async function listArticles(
  db: Database,
  query: ListQuery,
  caller: Caller | null,
): Promise<Page<Article>> {
  const params: Param[] = []
  const page = await selectPage<ArticleRow>(db, query, {
    table: articlesFor(caller, params),
    columns: articleColumnsFor,
    where: `TRUE${listable(caller, params)}`,
    params,
  })
  return pageOf(page.rows, page, query)
}

export async function readArticle(
  db: Database,
  id: number,
  caller: Caller | null,
): Promise<ArticleRow | undefined> {
  const params: Param[] = []
  const sql = `
    SELECT ${articleColumnsFor} FROM ${articlesFor(caller, params)}
    WHERE articles.id = ${bind(params, id)}${readable(caller, params)}`
  return await db.get<ArticleRow>(sql, params)
}

/** A row that was just written, whosever it is. */
async function readBack(
  db: Database,
  id: number,
  caller: Caller | null,
): Promise<ArticleRow | undefined> {
  const params: Param[] = []
  const sql = `
    SELECT ${articleColumnsFor} FROM ${articlesFor(caller, params)}
    WHERE articles.id = ${bind(params, id)}`
  return await db.get<ArticleRow>(sql, params)
}

export async function createArticle(
  db: Database,
  input: ArticleInput,
  ownerId: number,
  caller: Caller | null,
): Promise<ArticleRow> {
  const at = now()
  const article: Omit<ArticleRow, 'id' | 'mine'> = {
    title: input.title,
    published: input.published ?? false,
    rating: given(input.rating, (value) => fixDecimal(value, 1)) ?? null,
    notes: input.notes ?? null,
    projectId: input.projectId ?? null,
    ownerId,
    createdAt: at,
    updatedAt: at,
  }
  const { insertId } = await db.run(INSERT, [
    article.title,
    article.published,
    article.rating,
    article.notes,
    article.projectId,
    article.ownerId,
    article.createdAt,
    article.updatedAt,
  ])
  const made = await readBack(db, insertId, caller)
  if (!made) throw new Error('The new article is not there.')
  return made
}

/** Undefined where there is no such row. */
export async function updateArticle(
  db: Database,
  id: number,
  changes: ArticleChanges,
  caller: Caller,
): Promise<ArticleRow | undefined> {
  const params: Param[] = []
  const set = assignments(
    {
      title: changes.title,
      published: changes.published,
      rating: changes.rating,
      notes: changes.notes,
      project_id: changes.projectId,
      updated_at: now(),
    },
    params,
  )
  const where = `id = ${bind(params, id)}${changeable(caller, params)}`
  const written = await db.run(`UPDATE articles SET ${set} WHERE ${where}`, params)
  if (written.changes === 0) return undefined
  return readBack(db, id, caller)
}

/** Whether a row is this account's. */
export async function isOwned(
  db: Database,
  id: number,
  account: number | undefined,
): Promise<boolean> {
  if (account === undefined) return false
  return (
    (await db.get('SELECT id FROM articles WHERE id = $1 AND owner_id = $2', [id, account])) !==
    undefined
  )
}

/** Whether there was one to delete. */
export async function deleteArticle(db: Database, id: number, owner: number): Promise<boolean> {
  const { changes } = await db.run(DELETE, [id, owner])
  return changes === 1
}
