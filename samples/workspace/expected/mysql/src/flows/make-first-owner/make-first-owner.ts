import type { Caller } from '../../auth/caller.ts'
import type { Database } from '../../database/client.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import * as queries from './queries.ts'

/** After a row was created of organisations, in the same transaction. */
export async function makeFirstOwner(
  db: Database,
  { row, user }: { readonly row: Organisation; readonly user: Caller | null },
): Promise<void> {
  if (user !== null) {
    await queries.createMembership(
      db,
      { organisationId: row.id, userId: user.id, role: 'owner' },
      user,
    )
  }
}
