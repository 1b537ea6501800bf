import type { Caller } from '../auth/caller.ts'
import { assignments } from '../database/assignments.ts'
import type { Database } from '../database/client.ts'
import { integer, oneOf, type Columns } from '../database/columns.ts'
import { bind } from '../database/dialect.ts'
import { selectPage } from '../database/pages.ts'
import type { ListQuery } from '../database/query.ts'
import { datetime } from '../database/readers.ts'
import { now } from '../database/times.ts'
import type { Param } from '../database/values.ts'
import { pageOf, type Page } from '../http/cursor.ts'
import { Problem } from '../http/errors.ts'
import {
  membershipColumns,
  type Membership,
  type MembershipChanges,
  type MembershipRow,
} from './membership.ts'
import { changeable, deletable, readable } from './rules.ts'

/** What callers may filter and sort by. */
export const membershipFilters: Columns = {
  id: { sql: 'memberships.id', read: integer },
  role: { sql: 'memberships.role', read: oneOf('owner', 'admin', 'member') },
  organisationId: { sql: 'memberships.organisation_id', read: integer },
  userId: { sql: 'memberships.user_id', read: integer },
  createdAt: { sql: 'memberships.created_at', read: datetime },
  updatedAt: { sql: 'memberships.updated_at', read: datetime },
}

const READ = `SELECT ${membershipColumns} FROM memberships WHERE memberships.id = ?`

const DELETE = 'DELETE FROM memberships WHERE id = ?'

export async function listMemberships(
  db: Database,
  query: ListQuery,
  caller: Caller,
): Promise<Page<Membership>> {
  const params: Param[] = []
  const page = await selectPage<MembershipRow>(db, query, {
    table: 'memberships',
    columns: membershipColumns,
    where: `TRUE${readable(caller, params)}`,
    params,
  })
  return pageOf(page.rows, page, query)
}

export async function readMembership(
  db: Database,
  id: number,
  caller: Caller,
): Promise<Membership | undefined> {
  const params: Param[] = [id]
  return await db.get<MembershipRow>(`${READ}${readable(caller, params)}`, params)
}

/** A row that was just written, whosever it is. */
async function readBack(db: Database, id: number): Promise<Membership | undefined> {
  return await db.get<MembershipRow>(READ, [id])
}

/** Undefined where there is no such row. */
export async function updateMembership(
  db: Database,
  id: number,
  changes: MembershipChanges,
  caller: Caller,
): Promise<Membership | undefined> {
  return db.transaction(async (tx) => {
    const membership = await writeChanges(tx, id, changes, caller)
    if (membership && !(await mayBecome(tx, id, caller)))
      throw new Problem(403, 'You may not make a membership into such a one.')
    return membership
  })
}

/** Whether the caller may have a row be as it is now. */
async function mayBecome(db: Database, id: number, caller: Caller): Promise<boolean> {
  const params: Param[] = []
  const sql = `
    SELECT memberships.id FROM memberships
    WHERE memberships.id = ${bind(params, id)}${changeable(caller, params)}`
  return (await db.get(sql, params)) !== undefined
}

async function writeChanges(
  db: Database,
  id: number,
  changes: MembershipChanges,
  caller: Caller,
): Promise<Membership | undefined> {
  const params: Param[] = []
  const set = assignments(
    {
      role: changes.role,
      updated_at: now(),
    },
    params,
  )
  const where = `id = ${bind(params, id)}${changeable(caller, params)}`
  const written = await db.run(`UPDATE memberships SET ${set} WHERE ${where}`, params)
  if (written.changes === 0) return undefined
  return readBack(db, id)
}

/** Whether there was one to delete. */
export async function deleteMembership(db: Database, id: number, caller: Caller): Promise<boolean> {
  const params: Param[] = [id]
  const { changes } = await db.run(`${DELETE}${deletable(caller, params)}`, params)
  return changes === 1
}
