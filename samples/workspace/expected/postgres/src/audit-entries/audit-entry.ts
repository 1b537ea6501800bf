import type { Organisation } from '../organisations/organisation.ts'
import type { User } from '../users/user.ts'

export interface AuditEntry {
  id: number
  action: string
  subject: string
  organisationId: number
  actorId: number | null
  createdAt: string
  updatedAt: string
  organisation?: Organisation | null
  actor?: User | null
}

/** A row as the database gives it. */
export type AuditEntryRow = Omit<AuditEntry, 'organisation' | 'actor'>

export const auditEntryColumns = `
  audit_entries.id, audit_entries.action, audit_entries.subject,
  audit_entries.organisation_id AS "organisationId", audit_entries.actor_id AS "actorId",
  audit_entries.created_at AS "createdAt", audit_entries.updated_at AS "updatedAt"`

export const auditEntryProperties = {
  id: { type: 'integer' },
  action: { type: 'string' },
  subject: { type: 'string' },
  organisationId: { type: 'integer' },
  actorId: { type: ['integer', 'null'] },
  createdAt: { type: 'string' },
  updatedAt: { type: 'string' },
} as const
