import type { Issue } from '../issues/issue.ts'
import type { Organisation } from '../organisations/organisation.ts'
import type { User } from '../users/user.ts'

export interface Comment {
  id: number
  body: string
  organisationId: number
  issueId: number
  ownerId: number
  createdAt: string
  updatedAt: string
  organisation?: Organisation | null
  issue?: Issue | null
  owner?: User | null
}

/** What callers write when they make a comment. */
export interface CommentInput {
  readonly body: string
  readonly organisationId: number
  readonly issueId: number
}

export type CommentChanges = Partial<Omit<CommentInput, 'organisationId'>>

/** A row as the database gives it. */
export type CommentRow = Omit<Comment, 'organisation' | 'issue' | 'owner'>

export const commentColumns = `
  comments.id, comments.body, comments.organisation_id AS organisationId,
  comments.issue_id AS issueId, comments.owner_id AS ownerId, comments.created_at AS createdAt,
  comments.updated_at AS updatedAt`

export const commentProperties = {
  id: { type: 'integer' },
  body: { type: 'string' },
  organisationId: { type: 'integer' },
  issueId: { type: 'integer' },
  ownerId: { type: 'integer' },
  createdAt: { type: 'string' },
  updatedAt: { type: 'string' },
} as const
