import type { Caller } from '../../auth/caller.ts'
import type { Database } from '../../database/client.ts'
import type { Membership } from '../../memberships/membership.ts'
import { keepAnOwner } from '../keep-an-owner/keep-an-owner.ts'
import { noteInAudit } from '../note-in-audit/note-in-audit.ts'

/** After a row was deleted of memberships, in the same transaction. */
export async function noteMemberLeft(
  db: Database,
  { row, user }: { readonly row: Membership; readonly user: Caller | null },
): Promise<void> {
  await keepAnOwner(db, { organisationId: row.organisationId })
  await noteInAudit(
    db,
    { organisationId: row.organisationId, action: 'left', subject: `member ${row.userId}` },
    user,
  )
}
