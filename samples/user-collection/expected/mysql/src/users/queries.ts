import { assignments } from '../database/assignments.ts'
import type { Database } from '../database/client.ts'
import { integer, oneOf, text, type Columns } from '../database/columns.ts'
import { bind } from '../database/dialect.ts'
import { selectPage } from '../database/pages.ts'
import type { ListQuery } from '../database/query.ts'
import { datetime } from '../database/readers.ts'
import { ownedBy } from '../database/scope.ts'
import { now } from '../database/times.ts'
import { toDatetime, type Param } from '../database/values.ts'
import { pageOf, type Page } from '../http/cursor.ts'
import { toUser, userColumns, type User, type UserChanges, type UserRow } from './user.ts'

/** What callers may filter and sort by. */
export const userFilters: Columns = {
  id: { sql: 'users.id', read: integer },
  email: { sql: 'users.email', read: text, searchable: true },
  name: { sql: 'users.name', read: text, searchable: true, nullable: true },
  role: { sql: 'users.role', read: oneOf('user', 'admin') },
  createdAt: { sql: 'users.created_at', read: datetime },
  updatedAt: { sql: 'users.updated_at', read: datetime },
}

const READ = `SELECT ${userColumns} FROM users WHERE users.id = ?`

const DELETE = 'DELETE FROM users WHERE id = ?'

/** Those of one owner, or of everyone where it is null. */
export async function listUsers(
  db: Database,
  query: ListQuery,
  owner: number | null,
): Promise<Page<User>> {
  const params: Param[] = []
  const page = await selectPage<UserRow>(db, query, {
    table: 'users',
    columns: userColumns,
    where: `TRUE${ownedBy('users.id', owner, params)}`,
    params,
  })
  return pageOf(page.rows.map(toUser), page, query)
}

export async function readUser(
  db: Database,
  id: number,
  owner: number | null,
): Promise<User | undefined> {
  if (owner !== null && owner !== id) return undefined
  const row = await db.get<UserRow>(READ, [id])
  return row && toUser(row)
}

/** A row that was just written, whosever it is. */
async function readBack(db: Database, id: number): Promise<User | undefined> {
  const row = await db.get<UserRow>(READ, [id])
  return row && toUser(row)
}

/** Undefined where there is no such row. */
export async function updateUser(
  db: Database,
  id: number,
  changes: UserChanges,
  owner: number | null,
): Promise<User | undefined> {
  if (owner !== null && owner !== id) return undefined
  const params: Param[] = []
  const set = assignments(
    {
      email: changes.email,
      name: changes.name,
      updated_at: toDatetime(now()),
    },
    params,
  )
  const where = `id = ${bind(params, id)}`
  const written = await db.run(`UPDATE users SET ${set} WHERE ${where}`, params)
  if (written.changes === 0) return undefined
  return readBack(db, id)
}

/** Whether there was one to delete. */
export async function deleteUser(db: Database, id: number, owner: number | null): Promise<boolean> {
  if (owner !== null && owner !== id) return false
  const { changes } = await db.run(DELETE, [id])
  return changes === 1
}
