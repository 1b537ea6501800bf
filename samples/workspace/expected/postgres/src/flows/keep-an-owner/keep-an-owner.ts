import type { Database } from '../../database/client.ts'
import { Problem } from '../../http/errors.ts'
import * as queries from './queries.ts'

/**
 * Fails where an organisation has no owner any more. Its row is locked, so that two of them
 * can't leave at once.
 */
export async function keepAnOwner(
  db: Database,
  { organisationId }: { readonly organisationId: number },
): Promise<void> {
  await queries.findOrganisation(db, organisationId)
  const owners = await queries.countOwners(db, organisationId)

  if (owners === 0) {
    throw new Problem(409, 'It conflicts with what is there.', {
      errors: [{ field: 'role', message: 'An organisation keeps at least one owner.' }],
    })
  }
}
