import type { Caller } from '../../auth/caller.ts'
import type { Database } from '../../database/client.ts'
import type { Issue } from '../../issues/issue.ts'
import { noteInAudit } from '../note-in-audit/note-in-audit.ts'

/** After a row was created of issues, in the same transaction. */
export async function noteIssueCreated(
  db: Database,
  { row, user }: { readonly row: Issue; readonly user: Caller | null },
): Promise<void> {
  await noteInAudit(
    db,
    { organisationId: row.organisationId, action: 'created', subject: `issue ${row.id}` },
    user,
  )
}
