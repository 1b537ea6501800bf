import type { Caller } from '../auth/caller.ts'
import { assignments } from '../database/assignments.ts'
import type { Database } from '../database/client.ts'
import { integer, text, type Columns } from '../database/columns.ts'
import { bind } from '../database/dialect.ts'
import { keyList } from '../database/key-list.ts'
import { selectPage } from '../database/pages.ts'
import type { ListQuery } from '../database/query.ts'
import { datetime } from '../database/readers.ts'
import { now } from '../database/times.ts'
import type { Param } from '../database/values.ts'
import { pageOf, type Page } from '../http/cursor.ts'
import { Problem } from '../http/errors.ts'
import {
  commentColumns,
  type Comment,
  type CommentChanges,
  type CommentInput,
  type CommentRow,
} from './comment.ts'
import { changeable, creatable, deletable, readable, writable } from './rules.ts'

/** What callers may filter and sort by. */
export const commentFilters: Columns = {
  id: { sql: 'comments.id', read: integer },
  body: { sql: 'comments.body', read: text, searchable: true },
  organisationId: { sql: 'comments.organisation_id', read: integer },
  issueId: { sql: 'comments.issue_id', read: integer },
  ownerId: { sql: 'comments.owner_id', read: integer },
  createdAt: { sql: 'comments.created_at', read: datetime },
  updatedAt: { sql: 'comments.updated_at', read: datetime },
}

const READ = `SELECT ${commentColumns} FROM comments WHERE comments.id = $1`

const INSERT = `
  INSERT INTO comments (body, organisation_id, issue_id, owner_id, created_at, updated_at)
  VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`

const DELETE = 'DELETE FROM comments WHERE id = $1'

export async function listComments(
  db: Database,
  query: ListQuery,
  caller: Caller,
): Promise<Page<Comment>> {
  const params: Param[] = []
  const page = await selectPage<CommentRow>(db, query, {
    table: 'comments',
    columns: commentColumns,
    where: `TRUE${readable(caller, params)}`,
    params,
  })
  return pageOf(page.rows, page, query)
}

export async function readComment(
  db: Database,
  id: number,
  caller: Caller,
): Promise<Comment | undefined> {
  const params: Param[] = [id]
  return await db.get<CommentRow>(`${READ}${readable(caller, params)}`, params)
}

/** A row that was just written, whosever it is. */
async function readBack(db: Database, id: number): Promise<Comment | undefined> {
  return await db.get<CommentRow>(READ, [id])
}

export async function createComment(
  db: Database,
  input: CommentInput,
  caller: Caller,
): Promise<Comment> {
  return db.transaction(async (tx) => {
    const comment = await insertComment(tx, input, caller.id)
    await checkCreatable(tx, [comment.id], caller)
    return comment
  })
}

async function insertComment(db: Database, input: CommentInput, ownerId: number): Promise<Comment> {
  const at = now()
  const comment: Omit<Comment, 'id'> = {
    body: input.body,
    organisationId: input.organisationId,
    issueId: input.issueId,
    ownerId,
    createdAt: at,
    updatedAt: at,
  }
  const { insertId } = await db.run(INSERT, [
    comment.body,
    comment.organisationId,
    comment.issueId,
    comment.ownerId,
    comment.createdAt,
    comment.updatedAt,
  ])
  return { id: insertId, ...comment }
}

/** Takes everything back unless the rules let the caller make these rows. */
async function checkCreatable(db: Database, ids: readonly number[], caller: Caller): Promise<void> {
  const params: Param[] = []
  const keys = keyList(ids, params)
  const sql = `
    SELECT comments.id FROM comments
    WHERE comments.id IN (${keys})${creatable(caller, params)}`
  const allowed = await db.all(sql, params)
  if (allowed.length < ids.length) throw new Problem(403, 'You may not make such a comment.')
}

/** Undefined where there is no such row. */
export async function updateComment(
  db: Database,
  id: number,
  changes: CommentChanges,
  caller: Caller,
): Promise<Comment | undefined> {
  return db.transaction(async (tx) => {
    const comment = await writeChanges(tx, id, changes, caller)
    if (comment && !(await mayBecome(tx, id, caller)))
      throw new Problem(403, 'You may not make a comment into such a one.')
    return comment
  })
}

/** Whether the caller may have a row be as it is now. */
async function mayBecome(db: Database, id: number, caller: Caller): Promise<boolean> {
  const params: Param[] = []
  const sql = `
    SELECT comments.id FROM comments
    WHERE comments.id = ${bind(params, id)}${writable(caller, params)}`
  return (await db.get(sql, params)) !== undefined
}

async function writeChanges(
  db: Database,
  id: number,
  changes: CommentChanges,
  caller: Caller,
): Promise<Comment | undefined> {
  const params: Param[] = []
  const set = assignments(
    {
      body: changes.body,
      issue_id: changes.issueId,
      updated_at: now(),
    },
    params,
  )
  const where = `id = ${bind(params, id)}${changeable(caller, params)}`
  const written = await db.run(`UPDATE comments SET ${set} WHERE ${where}`, params)
  if (written.changes === 0) return undefined
  return readBack(db, id)
}

/** Whether there was one to delete. */
export async function deleteComment(db: Database, id: number, caller: Caller): Promise<boolean> {
  const params: Param[] = [id]
  const { changes } = await db.run(`${DELETE}${deletable(caller, params)}`, params)
  return changes === 1
}
