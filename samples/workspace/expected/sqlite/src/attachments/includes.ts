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
import type { Attachment } from './attachment.ts'

const INCLUDES = {
  organisation: includeOrganisation,
  issue: includeIssue,
  owner: includeOwner,
}

export type AttachmentInclude = keyof typeof INCLUDES
export const attachmentIncludes = [
  'organisation',
  'issue',
  'owner',
] as const satisfies readonly AttachmentInclude[]

/** Adds what the caller asked for and may see: one statement a relation, however many rows. */
export async function includeInAttachments(
  db: Database,
  attachments: readonly Attachment[],
  names: readonly AttachmentInclude[],
  caller: Caller | null,
): Promise<void> {
  if (attachments.length === 0) return
  await Promise.all(names.map((name) => INCLUDES[name](db, attachments, caller)))
}

async function includeOrganisation(
  db: Database,
  attachments: readonly Attachment[],
  caller: Caller | null,
): Promise<void> {
  const params: Param[] = []
  const keys = keyList(
    attachments.map((attachment) => attachment.organisationId),
    params,
  )
  const sql = `
    SELECT ${organisationColumns} FROM organisations
    WHERE organisations.id IN (${keys})${organisationsReadable(signedIn(caller), params)}`
  const rows = await db.all<OrganisationRow>(sql, params)
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (const attachment of attachments)
    attachment.organisation = byId.get(attachment.organisationId) ?? null
}

async function includeIssue(
  db: Database,
  attachments: readonly Attachment[],
  caller: Caller | null,
): Promise<void> {
  const params: Param[] = []
  const keys = keyList(
    attachments.map((attachment) => attachment.issueId),
    params,
  )
  const sql = `
    SELECT ${issueColumns} FROM issues
    WHERE issues.id IN (${keys}) AND issues.deleted_at IS NULL${issuesReadable(signedIn(caller), params)}`
  const rows = await db.all<IssueRow>(sql, params)
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (const attachment of attachments) attachment.issue = byId.get(attachment.issueId) ?? null
}

async function includeOwner(
  db: Database,
  attachments: readonly Attachment[],
  caller: Caller | null,
): Promise<void> {
  const params: Param[] = []
  const keys = keyList(
    attachments.map((attachment) => attachment.ownerId),
    params,
  )
  const sql = `
    SELECT ${userColumns} FROM users
    WHERE users.id IN (${keys})${usersReachable(signedIn(caller), params)}`
  const rows = await db.all<UserRow>(sql, params)
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (const attachment of attachments) attachment.owner = byId.get(attachment.ownerId) ?? null
  usersWithhold(
    attachments.flatMap((attachment) => attachment.owner ?? []),
    caller,
  )
}
