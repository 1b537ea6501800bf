import { code, key, lit, name, ref, typeRef, type Code } from '@drawbridge/source'
import { wordsOf } from '../../../names/words.ts'
import * as refs from '../../../table/emit/refs.ts'
import { capitalised } from '../../../table/emit/resource.ts'
import { asked } from '../../emit/new-account.ts'
import {
  hashPassword,
  Problem,
  queries,
  refuseWeak,
  schemaType,
  signIn,
  throttle,
} from '../../emit/names.ts'
import { besidesOf } from '../drawn-faces.ts'
import { pageOf } from '../mailed/emit.ts'
import { registrations } from '../way-routes.ts'
import { memberRoutes, newcomerRoutes } from './face.ts'
import { inFolder, type Parts } from './parts.ts'
import type { InvitationsSettings } from './settings.ts'

const type = (called: string) => typeRef(called, inFolder('schemas'))
const query = (called: string) => ref(called, inFolder('queries'))
const inviting = (called: string) => ref(called, inFolder('inviting'))
const joining = (called: string) => ref(called, inFolder('joining'))
const Invitation = typeRef('Invitation', inFolder('queries'))
const message = ref('invitationMessage', inFolder('message'))
const randomBytes = ref('randomBytes', 'node:crypto')

/** `src/auth/invitations/routes.ts` */
export function routesFile(
  parts: Parts,
  settings: InvitationsSettings,
  member: { readonly told: readonly string[] },
): Code {
  const { accounts, roleType } = parts
  const { auth } = accounts
  const isGated = besidesOf(auth.settings).length > 0
  const page = `${auth.settings.path}/invitations/register`
  const routes = [...memberRoutes(settings), ...newcomerRoutes(auth.settings, {})].filter(
    ({ name: called }) => called !== 'showInvitation',
  )
  return code`
    const GOOD_FOR = ${lit(settings.days ?? 7)} * 24 * 60 * 60_000

    /** How members bring others into their organisation. */
    export async function invitationRoutes(app: ${refs.FastifyInstance}): Promise<void> {
      ${registrations(accounts, 'invitations', routes)}
      ${pageOf(accounts, page, {
        title: `Join ${accounts.model.name}`,
        button: 'Open an account',
        done: 'Your account is open, and you are a member. This page can be closed.',
        asks: questions(parts),
      })}
    }

    /** The same, whether the address has an account or not. */
    async function invite(
      request: ${refs.FastifyRequest}<{ Body: ${type('InvitationRequest')} }>,
      reply: ${refs.FastifyReply},
    ): Promise<${type('Shown')}> {
      const { db } = request.server
      const { id: invitedBy } = ${refs.signedIn}(request.user)
      const { organisationId${roleType && code`, role`} } = request.body
      const email = request.body.email.toLowerCase()
      ${refusing(parts, code`organisationId`, code`invitedBy`, code`role`)}
      if (await ${query('isMemberAt')}(db, organisationId, email)) throw new ${Problem}(409, 'They are a member already.')
      const now = Date.now()
      const invitation: ${Invitation} = {
        id: ${refs.randomUUID}(),
        organisationId,
        email,
        ${roleType && code`role,`}
        invitedBy,
        createdAt: now,
        expiresAt: now + GOOD_FOR,
        acceptedAt: null,
      }
      await send(request, invitation, (digest) => ${inviting('writeInvitation')}(db, invitation, digest))
      request.log.info({ account: invitedBy, invitation: invitation.id }, 'Somebody was invited.')
      reply.code(201)
      return shown(invitation)
    }

    async function listInvitations(
      request: ${refs.FastifyRequest}<{ Querystring: { organisationId: ${parts.keyType} } }>,
    ): Promise<{ readonly data: readonly ${type('Shown')}[] }> {
      const { db } = request.server
      const { organisationId } = request.query
      ${refusing(parts, code`organisationId`, code`${refs.signedIn}(request.user).id`)}
      return { data: (await ${query('readPending')}(db, organisationId)).map(shown) }
    }

    async function resendInvitation(
      request: ${refs.FastifyRequest}<{ Params: { id: string } }>,
      reply: ${refs.FastifyReply},
    ): Promise<void> {
      const { db } = request.server
      const invitation = {
        ...(await readTheirs(request)),
        invitedBy: ${refs.signedIn}(request.user).id,
        expiresAt: Date.now() + GOOD_FOR,
      }
      await send(request, invitation, async (digest) => {
        if (!(await ${query('renewInvitation')}(db, invitation, digest))) throw ${refs.notFound}('invitation')
      })
      reply.code(204)
    }

    async function revokeInvitation(
      request: ${refs.FastifyRequest}<{ Params: { id: string } }>,
      reply: ${refs.FastifyReply},
    ): Promise<void> {
      const { id } = await readTheirs(request)
      if (!(await ${query('deleteInvitation')}(request.server.db, id))) throw ${refs.notFound}('invitation')
      request.log.info({ invitation: id }, 'An invitation was taken back.')
      reply.code(204)
    }

    async function acceptInvitation({
      body,
      log,
      server,
      user,
    }: ${refs.FastifyRequest}<{ Body: ${type('Acceptance')} }>): Promise<${type('Joined')}> {
      const { db } = server
      const account = await ${queries}.readCredentials(db, ${refs.signedIn}(user).id)
      if (account === undefined) throw new ${Problem}(401, 'This account is gone.')
      const joined = await db.transaction((tx) => ${joining('join')}(${[code`tx`, code`body.token`, code`account`, ...member.told.map(name)]}))
      log.info({ account: account.id, invitation: joined.id }, 'An invitation was accepted.')
      return joined
    }

    /** Opens an account with the address that was invited. */
    async function registerInvited(
      { body, log, server }: ${refs.FastifyRequest}<{ Body: ${type('Newcomer')} }>,
      reply: ${refs.FastifyReply},
    ): Promise<${schemaType(isGated ? 'SignInAnswer' : 'SignedIn')}> {
      const { db } = server
      const { token, password, ...input } = body
      const { email: identifier } = await ${joining('readGood')}(db, token)
      if (await ${queries}.findCredentials(db, identifier)) {
        throw new ${Problem}(409, 'There is an account with this address. Sign in to it to accept.')
      }
      ${refuseWeak}('password', password, identifier)

      const passwordHash = await ${hashPassword}(password)
      const id = await db.transaction(async (tx) => {
        const id = await ${queries}.createAccount(tx, { ...input, ${key(auth.identifier.name)}: identifier }, passwordHash)
        await ${joining('join')}(${[code`tx`, code`token`, code`{ id, identifier }`, ...member.told.map((one) => (one === 'user' ? code`null` : name(one)))]})
        return id
      })
      log.info({ account: id }, 'An account was opened by invitation.')
      reply.code(201)
      return ${signIn('beginSession')}(reply, id)
    }

    /** One that the caller may send again or take back; any other is not there. */
    async function readTheirs(
      { params, server, user }: ${refs.FastifyRequest}<{ Params: { id: string } }>,
    ): Promise<${Invitation}> {
      const { db } = server
      const { id } = ${refs.signedIn}(user)
      const invitation = await ${query('readInvitation')}(db, params.id)
      const isTheirs = invitation !== undefined && (${allowed(parts)})
      if (!isTheirs || invitation.acceptedAt !== null) throw ${refs.notFound}('invitation')
      return invitation
    }

    /** The secret stands in the mail, and its digest in the database. */
    async function send(
      { ip, log, server }: ${refs.FastifyRequest},
      { email }: ${Invitation},
      write: (digest: string) => Promise<void>,
    ): Promise<void> {
      await ${throttle}.countAttempt(server.db, ${throttle}.mailCounters('invitation', ip, email))
      const secret = ${randomBytes}(32).toString('base64url')
      await write(${joining('digestOf')}(secret))
      const link = server.linkTo(${lit(settings.page ?? page)}, secret)
      server.mail.afterwards(log, () => server.mail.send(${message}(email, link)))
    }

    const shown = ({ id, organisationId, email, ${roleType && code`role, `}createdAt, expiresAt }: ${Invitation}): ${type('Shown')} => ({
      id,
      organisationId,
      email,
      ${roleType && code`role,`}
      createdAt: new Date(createdAt).toISOString(),
      expiresAt: new Date(expiresAt).toISOString(),
    })`
}

/** What keeps those from inviting who may not. */
function refusing({ roleType }: Parts, home: Code, user: Code, role?: Code): Code {
  if (roleType === undefined)
    return code`await ${inviting('refuseStrangers')}(db, ${home}, ${user})`
  const gives = code`await ${inviting('givenBy')}(db, ${home}, ${user})`
  if (role === undefined)
    return code`
      if ((${gives}).length === 0) throw new ${Problem}(403, 'Your role in this organisation does not let you invite.')`
  return code`
    if (!(${gives}).includes(${role})) {
      throw new ${Problem}(403, 'Your role in this organisation does not let you invite others as this.')
    }`
}

const allowed = ({ roleType }: Parts): Code =>
  roleType
    ? code`await ${inviting('mayGive')}(db, invitation.organisationId, id, invitation.role)`
    : code`await ${query('isMember')}(db, invitation.organisationId, id)`

/** What the page of the backend asks somebody new for. */
function questions({ accounts }: Parts) {
  const { auth } = accounts
  const texts = asked(accounts).filter(
    ({ name: called, optional, type: { type: is } }) =>
      !optional && called !== auth.identifier.name && (is === 'string' || is === 'text'),
  )
  return [
    ...texts.map(({ name: called, settings }) => ({
      name: called,
      label: capitalised(wordsOf(called).join(' ')),
      type: 'text',
      ...(settings?.minLength !== undefined && { minLength: settings.minLength }),
    })),
    { name: 'password', label: 'Password', type: 'password', minLength: 15, maxLength: 128 },
  ]
}
