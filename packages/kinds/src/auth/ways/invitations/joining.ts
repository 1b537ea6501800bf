import { code, lit, ref, typeRef, type Code } from '@drawbridge/source'
import * as refs from '../../../table/emit/refs.ts'
import { Problem } from '../../emit/names.ts'
import { proving } from '../proving.ts'
import { inFolder, type Parts } from './parts.ts'
import type { InvitationsSettings } from './settings.ts'

const query = (name: string) => ref(name, inFolder('queries'))
const InvitationType = typeRef('Invitation', inFolder('queries'))
const createHash = ref('createHash', 'node:crypto')

/** `src/auth/invitations/inviting.ts`: who may invite, and as what. */
export function invitingFile(
  { keyType, roles, roleType }: Parts,
  { by = [] }: InvitationsSettings,
): Code {
  const parameters = code`db: ${refs.Database}, organisationId: ${keyType}, user: ${refs.Caller}['id']`
  const keeping = code`
    /** For so long one that is over can still be sent again; then it is forgotten. */
    const KEPT_FOR = 30 * 24 * 60 * 60_000`
  if (roleType === undefined)
    return code`
      ${keeping}

      /** Every member invites. A stranger learns nothing of an organisation, not even that it is there. */
      export async function refuseStrangers(${parameters}): Promise<void> {
        if (!(await ${query('isMember')}(db, organisationId, user))) throw ${refs.notFound}('organisation')
      }

      ${writing()}`
  const given = Object.fromEntries(
    roles.map((role) => [
      role,
      [...new Set(by.filter((one) => one.role === role).flatMap(({ gives }) => gives))],
    ]),
  )
  return code`
    /** Which roles members may give to those whom they invite, by their own. */
    const GIVES: Readonly<Record<${roleType}, readonly ${roleType}[]>> = ${lit(given)}

    ${keeping}

    /** What somebody may give. A stranger learns nothing of an organisation, not even that it is there. */
    export async function givenBy(${parameters}): Promise<readonly ${roleType}[]> {
      const role = await ${query('roleIn')}(db, organisationId, user)
      if (role === undefined) throw ${refs.notFound}('organisation')
      return GIVES[role]
    }

    /** Whether somebody may invite others to be this, still or again. */
    export async function mayGive(${parameters}, role: ${roleType}): Promise<boolean> {
      const own = await ${query('roleIn')}(db, organisationId, user)
      return own !== undefined && GIVES[own].includes(role)
    }

    ${writing(code`
      const isGood = before !== undefined && before.acceptedAt === null && before.expiresAt > createdAt
      if (isGood && !(await mayGive(tx, organisationId, invitedBy, before.role))) {
        throw new ${Problem}(409, \`They are invited as \${before.role} already, and that is not yours to take back.\`)
      }`)}`
}

/** `refusing` is over `tx`, `invitation` and the one `before` it, which may be undefined. */
const writing = (refusing?: Code): Code => code`
  /** ${refusing ? code`In place of the one that the address was sent before, by those who could have sent that too.` : code`In place of the one that the address was sent before.`} Takes the opportunity to sweep. */
  export async function writeInvitation(db: ${refs.Database}, invitation: ${InvitationType}, digest: string): Promise<void> {
    const { organisationId, email, ${refusing && code`invitedBy, `}createdAt } = invitation
    await ${query('removeOver')}(db, createdAt - KEPT_FOR)
    await db.transaction(async (tx) => {
      const before = await ${query('findInvitationTo')}(tx, organisationId, email)
      ${refusing}
      if (before !== undefined) await ${query('removeInvitation')}(tx, before.id)
      await ${query('insertInvitation')}(tx, invitation, digest)
    })
  }`

/** `src/auth/invitations/joining.ts`: what an invitation is good for. */
export function joiningFile(
  parts: Parts,
  member: { readonly told: readonly string[]; readonly call: Code },
): Code {
  const { accounts, roleType } = parts
  const may = roleType
    ? code`${ref('mayGive', inFolder('inviting'))}(db, invitation.organisationId, invitation.invitedBy, invitation.role)`
    : code`${query('isMember')}(db, invitation.organisationId, invitation.invitedBy)`
  return code`
    /** All that is kept of the secret of an invitation. */
    export const digestOf = (token: string): string =>
      ${createHash}('sha256').update(\`invitation \${token}\`).digest('base64url')

    /** What a secret is good for: as long as whoever sent it may still invite. */
    export async function readGood(db: ${refs.Database}, token: string): Promise<${InvitationType}> {
      const invitation = await ${query('findInvitation')}(db, digestOf(token))
      if (invitation === undefined || invitation.expiresAt <= Date.now() || !(await ${may})) {
        throw new ${Problem}(404, 'This invitation is no longer good. Ask for another one.')
      }
      if (invitation.acceptedAt !== null) throw accepted()
      return invitation
    }

    /** Makes a member of whom the invitation was sent to: the link was in their mail, so the address is theirs. */
    export async function join(
      tx: ${refs.Database},
      token: string,
      account: { readonly id: ${refs.Caller}['id']; readonly identifier: string },
      ${member.told.includes('user') && code`user: ${refs.Caller} | null,`}
      ${member.told.includes('log') && code`log: ${refs.FastifyBaseLogger},`}
    ): Promise<${InvitationType}> {
      const invitation = await readGood(tx, token)
      if (account.identifier !== invitation.email) {
        throw new ${Problem}(403, 'This invitation is for another address. Sign in with the one that it was sent to.')
      }
      if (!(await ${query('noteAccepted')}(tx, invitation.id))) throw accepted()
      ${proving(accounts, code`tx`)}
      const membership = ${member.call}
      if (membership === null) throw new ${Problem}(409, 'You are a member already.')
      return invitation
    }

    const accepted = () => new ${Problem}(409, 'This invitation was accepted already.')`
}
