import { randomBytes, randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { signedIn } from '../../http/access.ts'
import { Problem, notFound } from '../../http/errors.ts'
import { linkPage } from '../link-page.ts'
import { refuseWeak } from '../new-password.ts'
import { hashPassword } from '../passwords.ts'
import * as queries from '../queries.ts'
import type { SignedIn } from '../schemas.ts'
import { beginSession } from '../sign-in.ts'
import * as throttle from '../throttle.ts'
import { givenBy, mayGive, writeInvitation } from './inviting.ts'
import { digestOf, join, readGood } from './joining.ts'
import { invitationMessage } from './message.ts'
import {
  deleteInvitation,
  isMemberAt,
  readInvitation,
  readPending,
  renewInvitation,
  type Invitation,
} from './queries.ts'
import * as schemas from './schemas.ts'
import type { Acceptance, InvitationRequest, Joined, Newcomer, Shown } from './schemas.ts'

const GOOD_FOR = 7 * 24 * 60 * 60_000

/** How members bring others into their organisation. */
export async function invitationRoutes(app: FastifyInstance): Promise<void> {
  app.post('/auth/invitations', { schema: schemas.invite }, invite)
  app.get('/auth/invitations', { schema: schemas.listInvitations }, listInvitations)
  app.post('/auth/invitations/:id/resend', { schema: schemas.resendInvitation }, resendInvitation)
  app.delete('/auth/invitations/:id', { schema: schemas.revokeInvitation }, revokeInvitation)
  app.post('/auth/invitations/accept', { schema: schemas.acceptInvitation }, acceptInvitation)
  app.post('/auth/invitations/register', { schema: schemas.registerInvited }, registerInvited)
  linkPage(app, '/auth/invitations/register', {
    title: 'Join Workspace',
    button: 'Open an account',
    done: 'Your account is open, and you are a member. This page can be closed.',
    asks: [
      { name: 'name', label: 'Name', type: 'text', minLength: 1 },
      { name: 'password', label: 'Password', type: 'password', minLength: 15, maxLength: 128 },
    ],
  })
}

/** The same, whether the address has an account or not. */
async function invite(
  request: FastifyRequest<{ Body: InvitationRequest }>,
  reply: FastifyReply,
): Promise<Shown> {
  const { db } = request.server
  const { id: invitedBy } = signedIn(request.user)
  const { organisationId, role } = request.body
  const email = request.body.email.toLowerCase()
  if (!(await givenBy(db, organisationId, invitedBy)).includes(role)) {
    throw new Problem(403, 'Your role in this organisation does not let you invite others as this.')
  }
  if (await isMemberAt(db, organisationId, email))
    throw new Problem(409, 'They are a member already.')
  const now = Date.now()
  const invitation: Invitation = {
    id: randomUUID(),
    organisationId,
    email,
    role,
    invitedBy,
    createdAt: now,
    expiresAt: now + GOOD_FOR,
    acceptedAt: null,
  }
  await send(request, invitation, (digest) => writeInvitation(db, invitation, digest))
  request.log.info({ account: invitedBy, invitation: invitation.id }, 'Somebody was invited.')
  reply.code(201)
  return shown(invitation)
}

async function listInvitations(
  request: FastifyRequest<{ Querystring: { organisationId: number } }>,
): Promise<{ readonly data: readonly Shown[] }> {
  const { db } = request.server
  const { organisationId } = request.query
  if ((await givenBy(db, organisationId, signedIn(request.user).id)).length === 0)
    throw new Problem(403, 'Your role in this organisation does not let you invite.')
  return { data: (await readPending(db, organisationId)).map(shown) }
}

async function resendInvitation(
  request: FastifyRequest<{ Params: { id: string } }>,
  reply: FastifyReply,
): Promise<void> {
  const { db } = request.server
  const invitation = {
    ...(await readTheirs(request)),
    invitedBy: signedIn(request.user).id,
    expiresAt: Date.now() + GOOD_FOR,
  }
  await send(request, invitation, async (digest) => {
    if (!(await renewInvitation(db, invitation, digest))) throw notFound('invitation')
  })
  reply.code(204)
}

async function revokeInvitation(
  request: FastifyRequest<{ Params: { id: string } }>,
  reply: FastifyReply,
): Promise<void> {
  const { id } = await readTheirs(request)
  if (!(await deleteInvitation(request.server.db, id))) throw notFound('invitation')
  request.log.info({ invitation: id }, 'An invitation was taken back.')
  reply.code(204)
}

async function acceptInvitation({
  body,
  log,
  server,
  user,
}: FastifyRequest<{ Body: Acceptance }>): Promise<Joined> {
  const { db } = server
  const account = await queries.readCredentials(db, signedIn(user).id)
  if (account === undefined) throw new Problem(401, 'This account is gone.')
  const joined = await db.transaction((tx) => join(tx, body.token, account, user))
  log.info({ account: account.id, invitation: joined.id }, 'An invitation was accepted.')
  return joined
}

/** Opens an account with the address that was invited. */
async function registerInvited(
  { body, log, server }: FastifyRequest<{ Body: Newcomer }>,
  reply: FastifyReply,
): Promise<SignedIn> {
  const { db } = server
  const { token, password, ...input } = body
  const { email: identifier } = await readGood(db, token)
  if (await queries.findCredentials(db, identifier)) {
    throw new Problem(409, 'There is an account with this address. Sign in to it to accept.')
  }
  refuseWeak('password', password, identifier)

  const passwordHash = await hashPassword(password)
  const id = await db.transaction(async (tx) => {
    const id = await queries.createAccount(tx, { ...input, email: identifier }, passwordHash)
    await join(tx, token, { id, identifier }, null)
    return id
  })
  log.info({ account: id }, 'An account was opened by invitation.')
  reply.code(201)
  return beginSession(reply, id)
}

/** One that the caller may send again or take back; any other is not there. */
async function readTheirs({
  params,
  server,
  user,
}: FastifyRequest<{ Params: { id: string } }>): Promise<Invitation> {
  const { db } = server
  const { id } = signedIn(user)
  const invitation = await readInvitation(db, params.id)
  const isTheirs =
    invitation !== undefined && (await mayGive(db, invitation.organisationId, id, invitation.role))
  if (!isTheirs || invitation.acceptedAt !== null) throw notFound('invitation')
  return invitation
}

/** The secret stands in the mail, and its digest in the database. */
async function send(
  { ip, log, server }: FastifyRequest,
  { email }: Invitation,
  write: (digest: string) => Promise<void>,
): Promise<void> {
  await throttle.countAttempt(server.db, throttle.mailCounters('invitation', ip, email))
  const secret = randomBytes(32).toString('base64url')
  await write(digestOf(secret))
  const link = server.linkTo('/auth/invitations/register', secret)
  server.mail.afterwards(log, () => server.mail.send(invitationMessage(email, link)))
}

const shown = ({ id, organisationId, email, role, createdAt, expiresAt }: Invitation): Shown => ({
  id,
  organisationId,
  email,
  role,
  createdAt: new Date(createdAt).toISOString(),
  expiresAt: new Date(expiresAt).toISOString(),
})
