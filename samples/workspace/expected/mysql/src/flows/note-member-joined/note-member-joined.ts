import type { Caller } from '../../auth/caller.ts'
import type { Database } from '../../database/client.ts'
import type { Membership } from '../../memberships/membership.ts'
import { noteInAudit } from '../note-in-audit/note-in-audit.ts'

/** After a row was created of memberships, in the same transaction. */
export async function noteMemberJoined(
  db: Database,
  { row, user }: { readonly row: Membership; readonly user: Caller | null },
): Promise<void> {
  await noteInAudit(
    db,
    { organisationId: row.organisationId, action: 'joined', subject: `member ${row.userId}` },
    user,
  )
}
