import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '../../http/errors.ts'
import { linkPage } from '../link-page.ts'
import * as queries from '../queries.ts'
import * as throttle from '../throttle.ts'
import { issueTicket, useTicket } from '../tickets.ts'
import { confirmationMessage } from './message.ts'
import { noteAddress } from './queries.ts'
import * as schemas from './schemas.ts'
import type { AddressRequest, Opening } from './schemas.ts'

/** How people show that an address is theirs. */
export async function emailVerificationRoutes(app: FastifyInstance): Promise<void> {
  app.post('/auth/email/confirmation', { schema: schemas.askForConfirmation }, askForConfirmation)
  app.post('/auth/email/confirm', { schema: schemas.confirmEmail }, confirmEmail)
  linkPage(app, '/auth/email/confirm', {
    title: 'Confirm your address',
    button: 'Confirm',
    done: 'Your address is confirmed. This page can be closed.',
  })
}

/** The same answer, in the same time, whether there is such an account or not. */
async function askForConfirmation(
  request: FastifyRequest<{ Body: AddressRequest }>,
  reply: FastifyReply,
): Promise<{ readonly message: string }> {
  const { log, server } = request
  const { db } = server
  const identifier = request.body.email.toLowerCase()
  await throttle.countAttempt(
    db,
    throttle.mailCounters('emailVerification', request.ip, identifier),
  )
  server.mail.afterwards(log, async () => {
    const account = await queries.findCredentials(db, identifier)
    if (account === undefined) return
    const secret = await issueTicket(db, 'emailVerification', {
      user: account.id,
      data: account.identifier,
      minutes: 1440,
    })
    const link = server.linkTo('/auth/email/confirm', secret)
    await server.mail.send(confirmationMessage(account.identifier, link))
  })
  reply.code(202)
  return { message: 'If there is such an account, a mail to it is on its way.' }
}

async function confirmEmail(
  { body, server }: FastifyRequest<{ Body: Opening }>,
  reply: FastifyReply,
): Promise<void> {
  const { db } = server
  const ticket = await useTicket(db, 'emailVerification', body.token)
  const account = ticket?.user ? await queries.readCredentials(db, ticket.user) : undefined
  // Whoever has another address by now has not confirmed that one.
  if (account === undefined || ticket?.data !== account.identifier) {
    throw new Problem(401, 'This link is no longer good. Ask for another one.')
  }
  await noteAddress(db, account.id, account.identifier)
  reply.code(204)
}
