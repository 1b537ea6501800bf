import { assignments } from '../database/assignments.ts'
import type { Database } from '../database/client.ts'
import { integer, text, uuid, type Columns } from '../database/columns.ts'
import { bind } from '../database/dialect.ts'
import { joinReads } from '../database/join-reads.ts'
import { selectPage } from '../database/pages.ts'
import type { ListQuery } from '../database/query.ts'
import { datetime } from '../database/readers.ts'
import { matches } from '../database/search.ts'
import { now } from '../database/times.ts'
import type { Param } from '../database/values.ts'
import { pageOf, type Page } from '../http/cursor.ts'
import {
  reviewColumns,
  type Review,
  type ReviewChanges,
  type ReviewInput,
  type ReviewRow,
} from './review.ts'

/** What callers may filter and sort by. */
export const reviewFilters: Columns = {
  id: { sql: 'reviews.id', read: integer },
  book: { sql: 'reviews.book', read: text, searchable: true },
  stars: { sql: 'reviews.stars', read: integer },
  text: { sql: 'reviews.text', read: text, searchable: true, nullable: true },
  ownerId: { sql: 'reviews.owner_id', read: uuid },
  createdAt: { sql: 'reviews.created_at', read: datetime },
  updatedAt: { sql: 'reviews.updated_at', read: datetime },
}

const INSERT = `
  INSERT INTO reviews (book, stars, text, owner_id, created_at, updated_at)
  VALUES (?, ?, ?, ?, ?, ?)`

const DELETE = 'DELETE FROM reviews WHERE id = ?'
const DELETE_OWN = `${DELETE} AND owner_id = ?`

export async function listReviews(db: Database, query: ListQuery): Promise<Page<Review>> {
  const page = await selectPage<ReviewRow>(db, query, {
    table: 'reviews',
    columns: reviewColumns,

    search: (words, params) => matches(['reviews.book', 'reviews.text'], words, params),
  })
  return pageOf(page.rows, page, query)
}

export const readReview: (db: Database, id: number) => Promise<Review | undefined> =
  joinReads<ReviewRow>(
    (keys) => `SELECT ${reviewColumns} FROM reviews WHERE reviews.id IN (${keys})`,
  )

export async function createReview(
  db: Database,
  input: ReviewInput,
  ownerId: string,
): Promise<Review> {
  const at = now()
  const review: Omit<Review, 'id'> = {
    book: input.book,
    stars: input.stars,
    text: input.text ?? null,
    ownerId,
    createdAt: at,
    updatedAt: at,
  }
  const { insertId } = await db.run(INSERT, [
    review.book,
    review.stars,
    review.text,
    review.ownerId,
    review.createdAt,
    review.updatedAt,
  ])
  return { id: insertId, ...review }
}

/** Undefined where there is no such row. */
export async function updateReview(
  db: Database,
  id: number,
  changes: ReviewChanges,
  owner: string,
): Promise<Review | undefined> {
  const params: Param[] = []
  const set = assignments(
    {
      book: changes.book,
      stars: changes.stars,
      text: changes.text,
      updated_at: now(),
    },
    params,
  )
  const where = `id = ${bind(params, id)} AND owner_id = ${bind(params, owner)}`
  const written = await db.run(`UPDATE reviews SET ${set} WHERE ${where}`, params)
  if (written.changes === 0) return undefined
  return readReview(db, id)
}

/** Whether there was one to delete. */
export async function deleteReview(
  db: Database,
  id: number,
  owner: string | null,
): Promise<boolean> {
  const { changes } =
    owner === null ? await db.run(DELETE, [id]) : await db.run(DELETE_OWN, [id, owner])
  return changes === 1
}
