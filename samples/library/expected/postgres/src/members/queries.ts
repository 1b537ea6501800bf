import { assignments } from '../database/assignments.ts'
import type { Database } from '../database/client.ts'
import { date, oneOf, text, uuid, type Columns } from '../database/columns.ts'
import { bind } from '../database/dialect.ts'
import { selectPage } from '../database/pages.ts'
import type { ListQuery } from '../database/query.ts'
import { boolean, decimal } from '../database/readers.ts'
import { now } from '../database/times.ts'
import type { Param } from '../database/values.ts'
import { pageOf, type Page } from '../http/cursor.ts'
import { memberColumns, type Member, type MemberChanges, type MemberRow } from './member.ts'

/** What callers may filter and sort by. */
export const memberFilters: Columns = {
  id: { sql: 'members.id', read: uuid },
  username: { sql: 'members.username', read: text, searchable: true },
  fullName: { sql: 'members.full_name', read: text, searchable: true, nullable: true },
  birthday: { sql: 'members.birthday', read: date, nullable: true },
  newsletter: { sql: 'members.newsletter', read: boolean },
  balance: { sql: 'members.balance', read: decimal(8, 2) },
  role: { sql: 'members.role', read: oneOf('reader', 'librarian') },
}

const READ = `SELECT ${memberColumns} FROM members WHERE members.id = $1 AND members.deleted_at IS NULL`

const DELETE = 'UPDATE members SET deleted_at = $1 WHERE id = $2 AND deleted_at IS NULL'

export async function listMembers(db: Database, query: ListQuery): Promise<Page<Member>> {
  const page = await selectPage<MemberRow>(db, query, {
    table: 'members',
    columns: memberColumns,
    where: 'members.deleted_at IS NULL',
  })
  return pageOf(page.rows, page, query)
}

export async function readMember(
  db: Database,
  id: string,
  owner: string | null,
): Promise<Member | undefined> {
  if (owner !== null && owner !== id) return undefined
  return await db.get<MemberRow>(READ, [id])
}

/** A row that was just written, whosever it is. */
async function readBack(db: Database, id: string): Promise<Member | undefined> {
  return await db.get<MemberRow>(READ, [id])
}

/** Undefined where there is no such row. */
export async function updateMember(
  db: Database,
  id: string,
  changes: MemberChanges,
  owner: string,
): Promise<Member | undefined> {
  if (owner !== id) return undefined
  const params: Param[] = []
  const set = assignments(
    {
      username: changes.username,
      full_name: changes.fullName,
      birthday: changes.birthday,
      newsletter: changes.newsletter,
    },
    params,
  )
  const where = `id = ${bind(params, id)} AND deleted_at IS NULL`
  const written = await db.run(`UPDATE members SET ${set} WHERE ${where}`, params)
  if (written.changes === 0) return undefined
  return readBack(db, id)
}

/** Whether there was one to delete. */
export async function deleteMember(db: Database, id: string): Promise<boolean> {
  const { changes } = await db.run(DELETE, [now(), id])
  return changes === 1
}
