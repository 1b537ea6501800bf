import type { Caller } from '../auth/caller.ts'
import type { Database } from '../database/client.ts'
import { integer, text, type Columns } from '../database/columns.ts'
import { keyList } from '../database/key-list.ts'
import { selectPage } from '../database/pages.ts'
import type { ListQuery } from '../database/query.ts'
import type { Param } from '../database/values.ts'
import { pageOf, type Page } from '../http/cursor.ts'
import { Problem } from '../http/errors.ts'
import { labelColumns, type Label, type LabelInput, type LabelRow } from './label.ts'
import { deletable, readable } from './rules.ts'

/** What callers may filter and sort by. */
export const labelFilters: Columns = {
  id: { sql: 'labels.id', read: integer },
  name: { sql: 'labels.name', read: text, searchable: true },
  organisationId: { sql: 'labels.organisation_id', read: integer },
}

const READ = `SELECT ${labelColumns} FROM labels WHERE labels.id = ?`

const INSERT = 'INSERT INTO labels (name, organisation_id) VALUES (?, ?)'

const DELETE = 'DELETE FROM labels WHERE id = ?'

export async function listLabels(
  db: Database,
  query: ListQuery,
  caller: Caller,
): Promise<Page<Label>> {
  const params: Param[] = []
  const page = await selectPage<LabelRow>(db, query, {
    table: 'labels',
    columns: labelColumns,
    where: `TRUE${readable(caller, params)}`,
    params,
  })
  return pageOf(page.rows, page, query)
}

export async function readLabel(
  db: Database,
  id: number,
  caller: Caller,
): Promise<Label | undefined> {
  const params: Param[] = [id]
  return await db.get<LabelRow>(`${READ}${readable(caller, params)}`, params)
}

export async function createLabel(db: Database, input: LabelInput, caller: Caller): Promise<Label> {
  return db.transaction(async (tx) => {
    const label = await insertLabel(tx, input)
    await checkReadable(tx, [label.id], caller)
    return label
  })
}

async function insertLabel(db: Database, input: LabelInput): Promise<Label> {
  const label: Omit<Label, 'id'> = {
    name: input.name,
    organisationId: input.organisationId,
  }
  const { insertId } = await db.run(INSERT, [label.name, label.organisationId])
  return { id: insertId, ...label }
}

/** Takes everything back unless the rules let the caller make these rows. */
async function checkReadable(db: Database, ids: readonly number[], caller: Caller): Promise<void> {
  const params: Param[] = []
  const keys = keyList(ids, params)
  const sql = `
    SELECT labels.id FROM labels
    WHERE labels.id IN (${keys})${readable(caller, params)}`
  const allowed = await db.all(sql, params)
  if (allowed.length < ids.length) throw new Problem(403, 'You may not make such a label.')
}

/** Whether there was one to delete. */
export async function deleteLabel(db: Database, id: number, caller: Caller): Promise<boolean> {
  const params: Param[] = [id]
  const { changes } = await db.run(`${DELETE}${deletable(caller, params)}`, params)
  return changes === 1
}
