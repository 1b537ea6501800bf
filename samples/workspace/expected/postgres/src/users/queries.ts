import type { Caller } from '../auth/caller.ts'
import { assignments } from '../database/assignments.ts'
import type { Database } from '../database/client.ts'
import { integer, oneOf, text, type Columns } from '../database/columns.ts'
import { bind } from '../database/dialect.ts'
import { selectPage } from '../database/pages.ts'
import type { ListQuery } from '../database/query.ts'
import type { Param } from '../database/values.ts'
import { pageOf, type Page } from '../http/cursor.ts'
import { reachable } from './rules.ts'
import { userColumns, type User, type UserChanges, type UserRow } from './user.ts'

/** What callers may filter and sort by. */
export const userFilters: Columns = {
  id: { sql: 'users.id', read: integer },
  email: { sql: 'users.email', read: text, searchable: true },
  name: { sql: 'users.name', read: text, searchable: true },
  role: { sql: 'users.role', read: oneOf('user') },
}

const READ = `SELECT ${userColumns} FROM users WHERE users.id = $1`

export async function listUsers(
  db: Database,
  query: ListQuery,
  caller: Caller,
): Promise<Page<User>> {
  const params: Param[] = []
  const page = await selectPage<UserRow>(db, query, {
    table: 'users',
    columns: userColumns,
    where: `TRUE${reachable(caller, params)}`,
    params,
  })
  return pageOf(page.rows, page, query)
}

export async function readUser(
  db: Database,
  id: number,
  caller: Caller,
): Promise<UserRow | undefined> {
  const params: Param[] = [id]
  return await db.get<UserRow>(`${READ}${reachable(caller, params)}`, params)
}

/** A row that was just written, whosever it is. */
async function readBack(db: Database, id: number): Promise<UserRow | undefined> {
  return await db.get<UserRow>(READ, [id])
}

/** Undefined where there is no such row. */
export async function updateUser(
  db: Database,
  id: number,
  changes: UserChanges,
  owner: number,
): Promise<UserRow | undefined> {
  if (owner !== id) return undefined
  const params: Param[] = []
  const set = assignments(
    {
      email: changes.email,
      name: changes.name,
    },
    params,
  )
  const where = `id = ${bind(params, id)}`
  const written = await db.run(`UPDATE users SET ${set} WHERE ${where}`, params)
  if (written.changes === 0) return undefined
  return readBack(db, id)
}
