import type { Caller } from '../../auth/caller.ts'
import type { Database } from '../../database/client.ts'
import { Problem } from '../../http/errors.ts'
import type { Membership } from '../../memberships/membership.ts'
import * as queries from './queries.ts'

/** After a row was deleted of memberships, in the same transaction. */
export async function keepAnOwnerLeft(
  db: Database,
  { row }: { readonly row: Membership; readonly user: Caller | null },
): Promise<void> {
  const organisationId = row.organisationId
  await queries.findOrganisation(db, organisationId)
  const owners = await queries.countOwners(db, organisationId)

  if (owners === 0) {
    throw new Problem(409, 'It conflicts with what is there.', {
      errors: [{ field: 'role', message: 'An organisation keeps at least one owner.' }],
    })
  }
}
