import type { Caller } from '../../auth/caller.ts'
import type { Database } from '../../database/client.ts'
import type { Project } from '../../projects/project.ts'
import { noteInAudit } from '../note-in-audit/note-in-audit.ts'

/** After a row was created of projects, in the same transaction. */
export async function noteProjectCreated(
  db: Database,
  { row, user }: { readonly row: Project; readonly user: Caller | null },
): Promise<void> {
  await noteInAudit(
    db,
    { organisationId: row.organisationId, action: 'created', subject: `project ${row.id}` },
    user,
  )
}
