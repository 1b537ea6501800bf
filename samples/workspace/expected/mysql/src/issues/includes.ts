import { attachmentColumns, toAttachment, type AttachmentRow } from '../attachments/attachment.ts'
import { readable as attachmentsReadable } from '../attachments/rules.ts'
import type { Caller } from '../auth/caller.ts'
import { commentColumns, toComment, type CommentRow } from '../comments/comment.ts'
import { readable as commentsReadable } from '../comments/rules.ts'
import type { Database } from '../database/client.ts'
import { keyList } from '../database/key-list.ts'
import type { Param } from '../database/values.ts'
import { signedIn } from '../http/access.ts'
import { labelColumns, type LabelRow } from '../labels/label.ts'
import { readable as labelsReadable } from '../labels/rules.ts'
import {
  organisationColumns,
  toOrganisation,
  type OrganisationRow,
} from '../organisations/organisation.ts'
import { readable as organisationsReadable } from '../organisations/rules.ts'
import { projectColumns, toProject, type ProjectRow } from '../projects/project.ts'
import { readable as projectsReadable } from '../projects/rules.ts'
import { reachable as usersReachable, withhold as usersWithhold } from '../users/rules.ts'
import { userColumns, type UserRow } from '../users/user.ts'
import type { Issue } from './issue.ts'

const INCLUDES = {
  organisation: includeOrganisation,
  project: includeProject,
  assignee: includeAssignee,
  labels: includeLabels,
  owner: includeOwner,
  comments: includeComments,
  attachments: includeAttachments,
}

export type IssueInclude = keyof typeof INCLUDES
export const issueIncludes = [
  'organisation',
  'project',
  'assignee',
  'labels',
  'owner',
  'comments',
  'attachments',
] as const satisfies readonly IssueInclude[]

/** Most rows of a relation that one row is given. */
const LARGEST = 100

/** Adds what the caller asked for and may see: one statement a relation, however many rows. */
export async function includeInIssues(
  db: Database,
  issues: readonly Issue[],
  names: readonly IssueInclude[],
  caller: Caller | null,
): Promise<void> {
  if (issues.length === 0) return
  await Promise.all(names.map((name) => INCLUDES[name](db, issues, caller)))
}

async function includeOrganisation(
  db: Database,
  issues: readonly Issue[],
  caller: Caller | null,
): Promise<void> {
  const params: Param[] = []
  const keys = keyList(
    issues.map((issue) => issue.organisationId),
    params,
  )
  const sql = `
    SELECT ${organisationColumns} FROM organisations
    WHERE organisations.id IN (${keys})${organisationsReadable(signedIn(caller), params)}`
  const rows = await db.all<OrganisationRow>(sql, params)
  const byId = new Map(rows.map((row) => [row.id, toOrganisation(row)]))
  for (const issue of issues) issue.organisation = byId.get(issue.organisationId) ?? null
}

async function includeProject(
  db: Database,
  issues: readonly Issue[],
  caller: Caller | null,
): Promise<void> {
  const params: Param[] = []
  const keys = keyList(
    issues.map((issue) => issue.projectId),
    params,
  )
  const sql = `
    SELECT ${projectColumns} FROM projects
    WHERE projects.id IN (${keys})${projectsReadable(signedIn(caller), params)}`
  const rows = await db.all<ProjectRow>(sql, params)
  const byId = new Map(rows.map((row) => [row.id, toProject(row)]))
  for (const issue of issues) issue.project = byId.get(issue.projectId) ?? null
}

async function includeAssignee(
  db: Database,
  issues: readonly Issue[],
  caller: Caller | null,
): Promise<void> {
  const params: Param[] = []
  const keys = keyList(
    issues.map((issue) => issue.assigneeId),
    params,
  )
  const sql = `
    SELECT ${userColumns} FROM users
    WHERE users.id IN (${keys})${usersReachable(signedIn(caller), params)}`
  const rows = await db.all<UserRow>(sql, params)
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (const issue of issues)
    issue.assignee = issue.assigneeId === null ? null : (byId.get(issue.assigneeId) ?? null)
  usersWithhold(
    issues.flatMap((issue) => issue.assignee ?? []),
    caller,
  )
}

async function includeLabels(
  db: Database,
  issues: readonly Issue[],
  caller: Caller | null,
): Promise<void> {
  const params: Param[] = []
  const keys = keyList(
    issues.map((issue) => issue.id),
    params,
  )
  const sql = `
    SELECT * FROM (
      SELECT ${labelColumns}, issues_labels.issue_id AS issueId,
        ROW_NUMBER() OVER (PARTITION BY issues_labels.issue_id ORDER BY labels.id) AS place
      FROM issues_labels JOIN labels ON labels.id = issues_labels.label_id
      WHERE issues_labels.issue_id IN (${keys})${labelsReadable(signedIn(caller), params)}
    ) AS ranked WHERE place <= ${LARGEST} ORDER BY place`
  const rows = await db.all<LabelRow & { issueId: number }>(sql, params)
  const byKey = Map.groupBy(rows, (row) => row.issueId)
  for (const issue of issues) issue.labels = byKey.get(issue.id) ?? []
}

async function includeOwner(
  db: Database,
  issues: readonly Issue[],
  caller: Caller | null,
): Promise<void> {
  const params: Param[] = []
  const keys = keyList(
    issues.map((issue) => issue.ownerId),
    params,
  )
  const sql = `
    SELECT ${userColumns} FROM users
    WHERE users.id IN (${keys})${usersReachable(signedIn(caller), params)}`
  const rows = await db.all<UserRow>(sql, params)
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (const issue of issues) issue.owner = byId.get(issue.ownerId) ?? null
  usersWithhold(
    issues.flatMap((issue) => issue.owner ?? []),
    caller,
  )
}

async function includeComments(
  db: Database,
  issues: readonly Issue[],
  caller: Caller | null,
): Promise<void> {
  const params: Param[] = []
  const keys = keyList(
    issues.map((issue) => issue.id),
    params,
  )
  const sql = `
    SELECT * FROM (
      SELECT ${commentColumns},
        ROW_NUMBER() OVER (PARTITION BY comments.issue_id ORDER BY comments.id) AS place
      FROM comments WHERE comments.issue_id IN (${keys})${commentsReadable(signedIn(caller), params)}
    ) AS ranked WHERE place <= ${LARGEST} ORDER BY place`
  const rows = await db.all<CommentRow>(sql, params)
  const byKey = Map.groupBy(rows, (row) => row.issueId)
  for (const issue of issues) issue.comments = (byKey.get(issue.id) ?? []).map(toComment)
}

async function includeAttachments(
  db: Database,
  issues: readonly Issue[],
  caller: Caller | null,
): Promise<void> {
  const params: Param[] = []
  const keys = keyList(
    issues.map((issue) => issue.id),
    params,
  )
  const sql = `
    SELECT * FROM (
      SELECT ${attachmentColumns},
        ROW_NUMBER() OVER (PARTITION BY attachments.issue_id ORDER BY attachments.id) AS place
      FROM attachments WHERE attachments.issue_id IN (${keys})${attachmentsReadable(signedIn(caller), params)}
    ) AS ranked WHERE place <= ${LARGEST} ORDER BY place`
  const rows = await db.all<AttachmentRow>(sql, params)
  const byKey = Map.groupBy(rows, (row) => row.issueId)
  for (const issue of issues) issue.attachments = (byKey.get(issue.id) ?? []).map(toAttachment)
}
