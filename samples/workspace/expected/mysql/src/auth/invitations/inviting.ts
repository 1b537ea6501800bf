import type { Database } from '../../database/client.ts'
import { notFound } from '../../http/errors.ts'
import type { Membership } from '../../memberships/membership.ts'
import type { Caller } from '../caller.ts'
import { roleIn } from './queries.ts'

/** Which roles members may give to those whom they invite, by their own. */
const GIVES: Readonly<Record<Membership['role'], readonly Membership['role'][]>> = {
  owner: ['owner', 'admin', 'member'],
  admin: ['member'],
  member: [],
}

/** What somebody may give. A stranger learns nothing of an organisation, not even that it is there. */
export async function givenBy(
  db: Database,
  organisationId: number,
  user: Caller['id'],
): Promise<readonly Membership['role'][]> {
  const role = await roleIn(db, organisationId, user)
  if (role === undefined) throw notFound('organisation')
  return GIVES[role]
}

/** Whether somebody may invite others to be this, still or again. */
export async function mayGive(
  db: Database,
  organisationId: number,
  user: Caller['id'],
  role: Membership['role'],
): Promise<boolean> {
  const own = await roleIn(db, organisationId, user)
  return own !== undefined && GIVES[own].includes(role)
}
