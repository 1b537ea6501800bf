import type { Caller } from '../auth/caller.ts'
import type { Database } from '../database/client.ts'
import { keyList } from '../database/key-list.ts'
import type { Param } from '../database/values.ts'
import { signedIn } from '../http/access.ts'
import { issueColumns, type IssueRow } from '../issues/issue.ts'
import { readable as issuesReadable } from '../issues/rules.ts'
import { organisationColumns, type OrganisationRow } from '../organisations/organisation.ts'
import { readable as organisationsReadable } from '../organisations/rules.ts'
import { reachable as usersReachable, withhold as usersWithhold } from '../users/rules.ts'
import { userColumns, type UserRow } from '../users/user.ts'
import type { Comment } from './comment.ts'

const INCLUDES = {
  organisation: includeOrganisation,
  issue: includeIssue,
  owner: includeOwner,
}

export type CommentInclude = keyof typeof INCLUDES
export const commentIncludes = [
  'organisation',
  'issue',
  'owner',
] as const satisfies readonly CommentInclude[]

/** Adds what the caller asked for and may see: one statement a relation, however many rows. */
export async function includeInComments(
  db: Database,
  comments: readonly Comment[],
  names: readonly CommentInclude[],
  caller: Caller | null,
): Promise<void> {
  if (comments.length === 0) return
  await Promise.all(names.map((name) => INCLUDES[name](db, comments, caller)))
}

async function includeOrganisation(
  db: Database,
  comments: readonly Comment[],
  caller: Caller | null,
): Promise<void> {
  const params: Param[] = []
  const keys = keyList(
    comments.map((comment) => comment.organisationId),
    params,
  )
  const sql = `
    SELECT ${organisationColumns} FROM organisations
    WHERE organisations.id IN (${keys})${organisationsReadable(signedIn(caller), params)}`
  const rows = await db.all<OrganisationRow>(sql, params)
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (const comment of comments) comment.organisation = byId.get(comment.organisationId) ?? null
}

async function includeIssue(
  db: Database,
  comments: readonly Comment[],
  caller: Caller | null,
): Promise<void> {
  const params: Param[] = []
  const keys = keyList(
    comments.map((comment) => comment.issueId),
    params,
  )
  const sql = `
    SELECT ${issueColumns} FROM issues
    WHERE issues.id IN (${keys}) AND issues.deleted_at IS NULL${issuesReadable(signedIn(caller), params)}`
  const rows = await db.all<IssueRow>(sql, params)
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (const comment of comments) comment.issue = byId.get(comment.issueId) ?? null
}

async function includeOwner(
  db: Database,
  comments: readonly Comment[],
  caller: Caller | null,
): Promise<void> {
  const params: Param[] = []
  const keys = keyList(
    comments.map((comment) => comment.ownerId),
    params,
  )
  const sql = `
    SELECT ${userColumns} FROM users
    WHERE users.id IN (${keys})${usersReachable(signedIn(caller), params)}`
  const rows = await db.all<UserRow>(sql, params)
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (const comment of comments) comment.owner = byId.get(comment.ownerId) ?? null
  usersWithhold(
    comments.flatMap((comment) => comment.owner ?? []),
    caller,
  )
}
