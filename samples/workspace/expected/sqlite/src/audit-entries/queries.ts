import type { Caller } from '../auth/caller.ts'
import type { Database } from '../database/client.ts'
import { integer, text, type Columns } from '../database/columns.ts'
import { selectPage } from '../database/pages.ts'
import type { ListQuery } from '../database/query.ts'
import { datetime } from '../database/readers.ts'
import type { Param } from '../database/values.ts'
import { pageOf, type Page } from '../http/cursor.ts'
import { auditEntryColumns, type AuditEntry, type AuditEntryRow } from './audit-entry.ts'
import { reachable } from './rules.ts'

/** What callers may filter and sort by. */
export const auditEntryFilters: Columns = {
  id: { sql: 'audit_entries.id', read: integer },
  action: { sql: 'audit_entries.action', read: text, searchable: true },
  subject: { sql: 'audit_entries.subject', read: text, searchable: true },
  organisationId: { sql: 'audit_entries.organisation_id', read: integer },
  actorId: { sql: 'audit_entries.actor_id', read: integer, nullable: true },
  createdAt: { sql: 'audit_entries.created_at', read: datetime },
  updatedAt: { sql: 'audit_entries.updated_at', read: datetime },
}

const READ = `SELECT ${auditEntryColumns} FROM audit_entries WHERE audit_entries.id = ?`

export async function listAuditEntries(
  db: Database,
  query: ListQuery,
  caller: Caller,
): Promise<Page<AuditEntry>> {
  const params: Param[] = []
  const page = await selectPage<AuditEntryRow>(db, query, {
    table: 'audit_entries',
    columns: auditEntryColumns,
    where: `TRUE${reachable(caller, params)}`,
    params,
  })
  return pageOf(page.rows, page, query)
}

export async function readAuditEntry(
  db: Database,
  id: number,
  caller: Caller,
): Promise<AuditEntry | undefined> {
  const params: Param[] = [id]
  return await db.get<AuditEntryRow>(`${READ}${reachable(caller, params)}`, params)
}
