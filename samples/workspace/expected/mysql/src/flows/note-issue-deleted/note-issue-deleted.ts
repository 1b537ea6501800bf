import type { Caller } from '../../auth/caller.ts'
import type { Database } from '../../database/client.ts'
import type { Issue } from '../../issues/issue.ts'
import { noteInAudit } from '../note-in-audit/note-in-audit.ts'

/** After a row was deleted of issues, in the same transaction. */
export async function noteIssueDeleted(
  db: Database,
  { row, user }: { readonly row: Issue; readonly user: Caller | null },
): Promise<void> {
  await noteInAudit(
    db,
    { organisationId: row.organisationId, action: 'deleted', subject: `issue ${row.id}` },
    user,
  )
}
