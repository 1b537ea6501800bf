import type { Issue } from '../issues/issue.ts'
import type { Organisation } from '../organisations/organisation.ts'
import type { User } from '../users/user.ts'

export interface Attachment {
  id: number
  name: string
  contentType: string
  size: number
  url: string
  organisationId: number
  issueId: number
  ownerId: number
  createdAt: string
  updatedAt: string
  organisation?: Organisation | null
  issue?: Issue | null
  owner?: User | null
}

/** What callers write when they make an attachment. */
export interface AttachmentInput {
  readonly name: string
  readonly contentType: string
  readonly size: number
  readonly url: string
  readonly organisationId: number
  readonly issueId: number
}

/** A row as the database gives it. */
export type AttachmentRow = Omit<Attachment, 'organisation' | 'issue' | 'owner'>

export const attachmentColumns = `
  attachments.id, attachments.name, attachments.content_type AS contentType, attachments.size,
  attachments.url, attachments.organisation_id AS organisationId,
  attachments.issue_id AS issueId, attachments.owner_id AS ownerId,
  attachments.created_at AS createdAt, attachments.updated_at AS updatedAt`

export const attachmentProperties = {
  id: { type: 'integer' },
  name: { type: 'string' },
  contentType: { type: 'string' },
  size: { type: 'integer' },
  url: { type: 'string' },
  organisationId: { type: 'integer' },
  issueId: { type: 'integer' },
  ownerId: { type: 'integer' },
  createdAt: { type: 'string' },
  updatedAt: { type: 'string' },
} as const
