import { assignments } from '../database/assignments.ts'
import type { Database } from '../database/client.ts'
import { integer, text, type Columns } from '../database/columns.ts'
import { bind } from '../database/dialect.ts'
import { joinReads } from '../database/join-reads.ts'
import { selectPage } from '../database/pages.ts'
import type { ListQuery } from '../database/query.ts'
import type { Param } from '../database/values.ts'
import { pageOf, type Page } from '../http/cursor.ts'
import { tagColumns, type Tag, type TagChanges, type TagInput, type TagRow } from './tag.ts'

/** What callers may filter and sort by. */
export const tagFilters: Columns = {
  id: { sql: 'tags.id', read: integer },
  name: { sql: 'tags.name', read: text, searchable: true },
}

const INSERT = 'INSERT INTO tags (name) VALUES (?)'

const DELETE = 'DELETE FROM tags WHERE id = ?'

export async function listTags(db: Database, query: ListQuery): Promise<Page<Tag>> {
  const page = await selectPage<TagRow>(db, query, {
    table: 'tags',
    columns: tagColumns,
  })
  return pageOf(page.rows, page, query)
}

export const readTag: (db: Database, id: number) => Promise<Tag | undefined> = joinReads<TagRow>(
  (keys) => `SELECT ${tagColumns} FROM tags WHERE tags.id IN (${keys})`,
)

export async function createTag(db: Database, input: TagInput): Promise<Tag> {
  const tag: Omit<Tag, 'id'> = {
    name: input.name,
  }
  const { insertId } = await db.run(INSERT, [tag.name])
  return { id: insertId, ...tag }
}

/** Undefined where there is no such row. */
export async function updateTag(
  db: Database,
  id: number,
  changes: TagChanges,
): Promise<Tag | undefined> {
  const params: Param[] = []
  const set = assignments(
    {
      name: changes.name,
    },
    params,
  )
  const where = `id = ${bind(params, id)}`
  const written = await db.run(`UPDATE tags SET ${set} WHERE ${where}`, params)
  if (written.changes === 0) return undefined
  return readTag(db, id)
}

/** Whether there was one to delete. */
export async function deleteTag(db: Database, id: number): Promise<boolean> {
  const { changes } = await db.run(DELETE, [id])
  return changes === 1
}
