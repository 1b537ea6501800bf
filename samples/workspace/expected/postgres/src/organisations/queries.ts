import type { Caller } from '../auth/caller.ts'
import { assignments } from '../database/assignments.ts'
import type { Database } from '../database/client.ts'
import { integer, text, type Columns } from '../database/columns.ts'
import { bind } from '../database/dialect.ts'
import { selectPage } from '../database/pages.ts'
import type { ListQuery } from '../database/query.ts'
import { datetime } from '../database/readers.ts'
import { now } from '../database/times.ts'
import type { Param } from '../database/values.ts'
import { pageOf, type Page } from '../http/cursor.ts'
import {
  memberCountSql,
  organisationColumns,
  type Organisation,
  type OrganisationChanges,
  type OrganisationInput,
  type OrganisationRow,
} from './organisation.ts'
import { changeable, readable } from './rules.ts'

/** What callers may filter and sort by. */
export const organisationFilters: Columns = {
  id: { sql: 'organisations.id', read: integer },
  name: { sql: 'organisations.name', read: text, searchable: true },
  createdAt: { sql: 'organisations.created_at', read: datetime },
  updatedAt: { sql: 'organisations.updated_at', read: datetime },
  memberCount: { sql: memberCountSql, read: integer },
}

const READ = `SELECT ${organisationColumns} FROM organisations WHERE organisations.id = $1`

const INSERT = `
  INSERT INTO organisations (name, created_at, updated_at)
  VALUES ($1, $2, $3) RETURNING id`

const DELETE = 'DELETE FROM organisations WHERE id = $1'

export async function listOrganisations(
  db: Database,
  query: ListQuery,
  caller: Caller,
): Promise<Page<Organisation>> {
  const params: Param[] = []
  const page = await selectPage<OrganisationRow>(db, query, {
    table: 'organisations',
    columns: organisationColumns,
    where: `TRUE${readable(caller, params)}`,
    params,
  })
  return pageOf(page.rows, page, query)
}

export async function readOrganisation(
  db: Database,
  id: number,
  caller: Caller,
): Promise<Organisation | undefined> {
  const params: Param[] = [id]
  return await db.get<OrganisationRow>(`${READ}${readable(caller, params)}`, params)
}

/** A row that was just written, whosever it is. */
export async function readBack(db: Database, id: number): Promise<Organisation | undefined> {
  return await db.get<OrganisationRow>(READ, [id])
}

export async function createOrganisation(
  db: Database,
  input: OrganisationInput,
): Promise<Organisation> {
  const at = now()
  const organisation: Omit<Organisation, 'id' | 'memberCount'> = {
    name: input.name,
    createdAt: at,
    updatedAt: at,
  }
  const { insertId } = await db.run(INSERT, [
    organisation.name,
    organisation.createdAt,
    organisation.updatedAt,
  ])
  const made = await readBack(db, insertId)
  if (!made) throw new Error('The new organisation is not there.')
  return made
}

/** Undefined where there is no such row. */
export async function updateOrganisation(
  db: Database,
  id: number,
  changes: OrganisationChanges,
  caller: Caller,
): Promise<Organisation | undefined> {
  const params: Param[] = []
  const set = assignments(
    {
      name: changes.name,
      updated_at: now(),
    },
    params,
  )
  const where = `id = ${bind(params, id)}${changeable(caller, params)}`
  const written = await db.run(`UPDATE organisations SET ${set} WHERE ${where}`, params)
  if (written.changes === 0) return undefined
  return readBack(db, id)
}

/** Whether there was one to delete. */
export async function deleteOrganisation(
  db: Database,
  id: number,
  caller: Caller,
): Promise<boolean> {
  const params: Param[] = [id]
  const { changes } = await db.run(`${DELETE}${changeable(caller, params)}`, params)
  return changes === 1
}
