import type { AuditEntry } from '../../audit-entries/audit-entry.ts'
import type { Database } from '../../database/client.ts'
import { now } from '../../database/times.ts'

const CREATE_AUDIT_ENTRY = `
  INSERT INTO audit_entries (action, subject, organisation_id, actor_id, created_at, updated_at)
  VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`

export async function createAuditEntry(
  db: Database,
  values: {
    readonly organisationId: number
    readonly actorId: number | null
    readonly action: string
    readonly subject: string
  },
): Promise<AuditEntry> {
  const at = now()
  const auditEntry: Omit<AuditEntry, 'id'> = {
    action: values.action,
    subject: values.subject,
    organisationId: values.organisationId,
    actorId: values.actorId,
    createdAt: at,
    updatedAt: at,
  }
  const { insertId } = await db.run(CREATE_AUDIT_ENTRY, [
    auditEntry.action,
    auditEntry.subject,
    auditEntry.organisationId,
    auditEntry.actorId,
    auditEntry.createdAt,
    auditEntry.updatedAt,
  ])
  return { id: insertId, ...auditEntry }
}
