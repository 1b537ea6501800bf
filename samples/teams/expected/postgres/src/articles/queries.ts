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
  articleColumns,
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
  projectId: { sql: 'articles.project_id', read: integer, nullable: true },
  ownerId: { sql: 'articles.owner_id', read: integer },
  createdAt: { sql: 'articles.created_at', read: datetime },
  updatedAt: { sql: 'articles.updated_at', read: datetime },
}

const READ = `SELECT ${articleColumns} FROM articles WHERE articles.id = $1`

const INSERT = `
  INSERT INTO articles (title, published, rating, project_id, owner_id, created_at, updated_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`

const DELETE = 'DELETE FROM articles WHERE id = $1 AND owner_id = $2'

export async function listArticles(
  db: Database,
  query: ListQuery,
  caller: Caller | null,
): Promise<Page<Article>> {
  const params: Param[] = []
  const page = await selectPage<ArticleRow>(db, query, {
    table: 'articles',
    columns: articleColumns,
    where: `TRUE${listable(caller, params)}`,
    params,
  })
  return pageOf(page.rows, page, query)
}

export async function readArticle(
  db: Database,
  id: number,
  caller: Caller | null,
): Promise<Article | undefined> {
  const params: Param[] = [id]
  return await db.get<ArticleRow>(`${READ}${readable(caller, params)}`, params)
}

/** A row that was just written, whosever it is. */
async function readBack(db: Database, id: number): Promise<Article | undefined> {
  return await db.get<ArticleRow>(READ, [id])
}

export async function createArticle(
  db: Database,
  input: ArticleInput,
  ownerId: number,
): Promise<Article> {
  const at = now()
  const article: Omit<Article, 'id'> = {
    title: input.title,
    published: input.published ?? false,
    rating: given(input.rating, (value) => fixDecimal(value, 1)) ?? null,
    projectId: input.projectId ?? null,
    ownerId,
    createdAt: at,
    updatedAt: at,
  }
  const { insertId } = await db.run(INSERT, [
    article.title,
    article.published,
    article.rating,
    article.projectId,
    article.ownerId,
    article.createdAt,
    article.updatedAt,
  ])
  return { id: insertId, ...article }
}

/** Undefined where there is no such row. */
export async function updateArticle(
  db: Database,
  id: number,
  changes: ArticleChanges,
  caller: Caller,
): Promise<Article | undefined> {
  const params: Param[] = []
  const set = assignments(
    {
      title: changes.title,
      published: changes.published,
      rating: changes.rating,
      project_id: changes.projectId,
      updated_at: now(),
    },
    params,
  )
  const where = `id = ${bind(params, id)}${changeable(caller, params)}`
  const written = await db.run(`UPDATE articles SET ${set} WHERE ${where}`, params)
  if (written.changes === 0) return undefined
  return readBack(db, id)
}

/** Whether there was one to delete. */
export async function deleteArticle(db: Database, id: number, owner: number): Promise<boolean> {
  const { changes } = await db.run(DELETE, [id, owner])
  return changes === 1
}
