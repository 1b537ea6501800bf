import { createHash } from 'node:crypto'
import type { Database } from '../../database/client.ts'
import { Problem } from '../../http/errors.ts'
import type { Caller } from '../caller.ts'
import { noteAddress } from '../email-verification/queries.ts'
import { mayGive } from './inviting.ts'
import { createMembership } from './membership.ts'
import { findInvitation, noteAccepted, type Invitation } from './queries.ts'

/** All that is kept of the secret of an invitation. */
export const digestOf = (token: string): string =>
  createHash('sha256').update(`invitation ${token}`).digest('base64url')

/** What a secret is good for: as long as whoever sent it may still invite. */
export async function readGood(db: Database, token: string): Promise<Invitation> {
  const invitation = await findInvitation(db, digestOf(token))
  if (
    invitation === undefined ||
    invitation.expiresAt <= Date.now() ||
    !(await mayGive(db, invitation.organisationId, invitation.invitedBy, invitation.role))
  ) {
    throw new Problem(404, 'This invitation is no longer good. Ask for another one.')
  }
  if (invitation.acceptedAt !== null) throw accepted()
  return invitation
}

/** Makes a member of whom the invitation was sent to: the link was in their mail, so the address is theirs. */
export async function join(
  tx: Database,
  token: string,
  account: { readonly id: Caller['id']; readonly identifier: string },
  user: Caller | null,
): Promise<Invitation> {
  const invitation = await readGood(tx, token)
  if (account.identifier !== invitation.email) {
    throw new Problem(
      403,
      'This invitation is for another address. Sign in with the one that it was sent to.',
    )
  }
  if (!(await noteAccepted(tx, invitation.id))) throw accepted()
  await noteAddress(tx, account.id, account.identifier)
  const membership = await createMembership(
    tx,
    { organisationId: invitation.organisationId, userId: account.id, role: invitation.role },
    user,
  )
  if (membership === null) throw new Problem(409, 'You are a member already.')
  return invitation
}

const accepted = () => new Problem(409, 'This invitation was accepted already.')
