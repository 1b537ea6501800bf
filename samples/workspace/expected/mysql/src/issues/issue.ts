import type { Attachment } from '../attachments/attachment.ts'
import type { Comment } from '../comments/comment.ts'
import { fromDatetime } from '../database/values.ts'
import type { Label } from '../labels/label.ts'
import type { Organisation } from '../organisations/organisation.ts'
import type { Project } from '../projects/project.ts'
import type { User } from '../users/user.ts'

export interface Issue {
  id: number
  title: string
  body: string | null
  state: 'open' | 'started' | 'closed'
  dueOn: string | null
  organisationId: number
  projectId: number
  assigneeId: number | null
  ownerId: number
  createdAt: string
  updatedAt: string
  version: number
  organisation?: Organisation | null
  project?: Project | null
  assignee?: User | null
  labels?: Label[]
  owner?: User | null
  comments?: Comment[]
  attachments?: Attachment[]
}

/** What callers write when they make an issue. */
export interface IssueInput {
  readonly title: string
  readonly body?: string | null
  readonly state?: Issue['state']
  readonly dueOn?: string | null
  readonly organisationId: number
  readonly projectId: number
  readonly assigneeId?: number | null
  readonly labelIds?: readonly number[]
}

/** What callers write when they change an issue: `version` is the one that they saw. */
export interface IssueChanges extends Partial<Omit<IssueInput, 'organisationId'>> {
  readonly version: number
}

/** A row as the database gives it. */
export type IssueRow = Omit<
  Issue,
  'organisation' | 'project' | 'assignee' | 'labels' | 'owner' | 'comments' | 'attachments'
>

export const issueColumns = `
  issues.id, issues.title, issues.body, issues.state, issues.due_on AS dueOn,
  issues.organisation_id AS organisationId, issues.project_id AS projectId,
  issues.assignee_id AS assigneeId, issues.owner_id AS ownerId, issues.created_at AS createdAt,
  issues.updated_at AS updatedAt, issues.version`

export function toIssue(row: IssueRow): Issue {
  return {
    ...row,
    createdAt: fromDatetime(row.createdAt),
    updatedAt: fromDatetime(row.updatedAt),
  }
}

export const issueProperties = {
  id: { type: 'integer' },
  title: { type: 'string' },
  body: { type: ['string', 'null'] },
  state: { type: 'string' },
  dueOn: { type: ['string', 'null'] },
  organisationId: { type: 'integer' },
  projectId: { type: 'integer' },
  assigneeId: { type: ['integer', 'null'] },
  ownerId: { type: 'integer' },
  createdAt: { type: 'string' },
  updatedAt: { type: 'string' },
  version: { type: 'integer' },
} as const
