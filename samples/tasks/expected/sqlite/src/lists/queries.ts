import { assignments } from '../database/assignments.ts'
import type { Database } from '../database/client.ts'
import { integer, text, type Columns } from '../database/columns.ts'
import { selectPage } from '../database/pages.ts'
import { ownedBy } from '../database/scope.ts'
import { pageOf, type Page } from '../http/cursor.ts'
import type { ListQuery } from '../http/list-query.ts'
import { listColumns, type List, type ListChanges, type ListInput, type ListRow } from './list.ts'

/** What callers may filter and sort by. */
export const listFilters: Columns = {
  id: { sql: 'lists.id', read: integer },
  name: { sql: 'lists.name', read: text, searchable: true },
  ownerId: { sql: 'lists.owner_id', read: integer },
}

const READ = `SELECT ${listColumns} FROM lists WHERE lists.id = ? AND lists.owner_id = ?`
const INSERT = 'INSERT INTO lists (name, owner_id) VALUES (?, ?)'
const DELETE = 'DELETE FROM lists WHERE id = ? AND owner_id = ?'

/** In all of these, `owner` is whose lists are reached. */
export async function listLists(
  db: Database,
  query: ListQuery,
  owner: number,
): Promise<Page<List>> {
  const page = await selectPage<ListRow>(db, query, {
    table: 'lists',
    columns: listColumns,
    where: 'lists.owner_id = ?',
    params: [owner],
  })
  return pageOf(page.rows, page, query)
}

export async function readList(
  db: Database,
  id: number,
  owner: number,
): Promise<List | undefined> {
  return db.get<ListRow>(READ, [id, owner])
}

export async function createList(db: Database, input: ListInput, ownerId: number): Promise<List> {
  const list: List = { id: 0, name: input.name, ownerId }
  const { insertId } = await db.run(INSERT, [list.name, list.ownerId])
  list.id = insertId
  return list
}

/** Undefined where there is no such list. */
export async function updateList(
  db: Database,
  id: number,
  changes: ListChanges,
  owner: number,
): Promise<List | undefined> {
  const { set, params } = assignments({ name: changes.name })
  await db.run(`UPDATE lists SET ${set} WHERE id = ? AND owner_id = ?`, [...params, id, owner])
  return readList(db, id, owner)
}

/** Whether there was one to delete. */
export async function deleteList(db: Database, id: number, owner: number): Promise<boolean> {
  const { changes } = await db.run(DELETE, [id, owner])
  return changes === 1
}
