import type { Caller } from '../../auth/caller.ts'
import type { Database } from '../../database/client.ts'
import * as queries from './queries.ts'

/** Writes down who did what in an organisation. */
export async function noteInAudit(
  db: Database,
  {
    organisationId,
    action,
    subject,
  }: { readonly organisationId: number; readonly action: string; readonly subject: string },
  user: Caller | null,
): Promise<void> {
  await queries.createAuditEntry(db, { organisationId, actorId: user?.id ?? null, action, subject })
}
