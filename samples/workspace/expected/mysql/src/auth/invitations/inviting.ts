import type { Database } from '../../database/client.ts'
import { Problem, notFound } from '../../http/errors.ts'
import type { Membership } from '../../memberships/membership.ts'
import type { Caller } from '../caller.ts'
import {
  findInvitationTo,
  insertInvitation,
  removeInvitation,
  removeOver,
  roleIn,
  type Invitation,
} from './queries.ts'

/** Which roles members may give to those whom they invite, by their own. */
const GIVES: Readonly<Record<Membership['role'], readonly Membership['role'][]>> = {
  owner: ['owner', 'admin', 'member'],
  admin: ['member'],
  member: [],
}

/** For so long one that is over can still be sent again; then it is forgotten. */
const KEPT_FOR = 30 * 24 * 60 * 60_000

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

/** In place of the one that the address was sent before, by those who could have sent that too. Takes the opportunity to sweep. */
export async function writeInvitation(
  db: Database,
  invitation: Invitation,
  digest: string,
): Promise<void> {
  const { organisationId, email, invitedBy, createdAt } = invitation
  await removeOver(db, createdAt - KEPT_FOR)
  await db.transaction(async (tx) => {
    const before = await findInvitationTo(tx, organisationId, email)
    const isGood =
      before !== undefined && before.acceptedAt === null && before.expiresAt > createdAt
    if (isGood && !(await mayGive(tx, organisationId, invitedBy, before.role))) {
      throw new Problem(
        409,
        `They are invited as ${before.role} already, and that is not yours to take back.`,
      )
    }
    if (before !== undefined) await removeInvitation(tx, before.id)
    await insertInvitation(tx, invitation, digest)
  })
}
