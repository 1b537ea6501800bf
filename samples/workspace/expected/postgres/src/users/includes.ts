import type { Caller } from '../auth/caller.ts'
import type { Database } from '../database/client.ts'
import { keyList } from '../database/key-list.ts'
import type { Param } from '../database/values.ts'
import { signedIn } from '../http/access.ts'
import { issueColumns, type IssueRow } from '../issues/issue.ts'
import { readable as issuesReadable } from '../issues/rules.ts'
import { membershipColumns, type MembershipRow } from '../memberships/membership.ts'
import { readable as membershipsReadable } from '../memberships/rules.ts'
import type { User } from './user.ts'

const INCLUDES = {
  memberships: includeMemberships,
  assigned: includeAssigned,
}

export type UserInclude = keyof typeof INCLUDES
export const userIncludes = ['memberships', 'assigned'] as const satisfies readonly UserInclude[]

/** Most rows of a relation that one row is given. */
const LARGEST = 100

/** Adds what the caller asked for and may see: one statement a relation, however many rows. */
export async function includeInUsers(
  db: Database,
  users: readonly User[],
  names: readonly UserInclude[],
  caller: Caller | null,
): Promise<void> {
  if (users.length === 0) return
  await Promise.all(names.map((name) => INCLUDES[name](db, users, caller)))
}

async function includeMemberships(
  db: Database,
  users: readonly User[],
  caller: Caller | null,
): Promise<void> {
  const params: Param[] = []
  const keys = keyList(
    users.map((user) => user.id),
    params,
  )
  const sql = `
    SELECT * FROM (
      SELECT ${membershipColumns},
        ROW_NUMBER() OVER (PARTITION BY memberships.user_id ORDER BY memberships.id) AS place
      FROM memberships WHERE memberships.user_id IN (${keys})${membershipsReadable(signedIn(caller), params)}
    ) AS ranked WHERE place <= ${LARGEST} ORDER BY place`
  const rows = await db.all<MembershipRow>(sql, params)
  const byKey = Map.groupBy(rows, (row) => row.userId)
  for (const user of users) user.memberships = byKey.get(user.id) ?? []
}

async function includeAssigned(
  db: Database,
  users: readonly User[],
  caller: Caller | null,
): Promise<void> {
  const params: Param[] = []
  const keys = keyList(
    users.map((user) => user.id),
    params,
  )
  const sql = `
    SELECT * FROM (
      SELECT ${issueColumns},
        ROW_NUMBER() OVER (PARTITION BY issues.assignee_id ORDER BY issues.id) AS place
      FROM issues WHERE issues.assignee_id IN (${keys}) AND issues.deleted_at IS NULL${issuesReadable(signedIn(caller), params)}
    ) AS ranked WHERE place <= ${LARGEST} ORDER BY place`
  const rows = await db.all<IssueRow>(sql, params)
  const byKey = Map.groupBy(rows, (row) => row.assigneeId)
  for (const user of users) user.assigned = byKey.get(user.id) ?? []
}
