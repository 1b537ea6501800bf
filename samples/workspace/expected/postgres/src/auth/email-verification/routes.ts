import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Problem, invalid } from '../../http/errors.ts'
import { linkPage } from '../link-page.ts'
import { verifyPassword } from '../passwords.ts'
import * as queries from '../queries.ts'
import * as throttle from '../throttle.ts'
import { issueTicket, readTicket, useTicket } from '../tickets.ts'
import { confirmationMessage } from './message.ts'
import { noteAddress, takeOver } from './queries.ts'
import * as schemas from './schemas.ts'
import type { AddressRequest, Confirmation } from './schemas.ts'

/** How people show that an address is theirs. */
export async function emailVerificationRoutes(app: FastifyInstance): Promise<void> {
  app.post('/auth/email/confirmation', { schema: schemas.askForConfirmation }, askForConfirmation)
  app.post('/auth/email/confirm', { schema: schemas.confirmEmail }, confirmEmail)
  linkPage(app, '/auth/email/confirm', {
    title: 'Confirm your address',
    button: 'Confirm',
    done: 'Your address is confirmed. This page can be closed.',
    asks: [
      {
        name: 'password',
        label: 'Password of the account',
        type: 'password',
        optional: true,
        maxLength: 128,
      },
    ],
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

/**
 * The link alone may be of an account that somebody else opened with this address: who opened it knows
 * the password as well. Where there is none, what was there before goes.
 */
async function confirmEmail(
  { body, server }: FastifyRequest<{ Body: Confirmation }>,
  reply: FastifyReply,
): Promise<void> {
  const { db } = server
  const ticket = await readTicket(db, 'emailVerification', body.token)
  const account = ticket?.user ? await queries.readCredentials(db, ticket.user) : undefined
  // Whoever has another address by now has not confirmed that one.
  if (account === undefined || ticket?.data !== account.identifier) throw noLink()
  const { id, identifier, passwordHash } = account
  if (passwordHash !== null) {
    const counter = throttle.counter(['confirmation', String(id)], { attempts: 10, minutes: 15 })
    await throttle.countAttempt(db, [counter])
    if (!(await verifyPassword(body.password ?? '', passwordHash))) {
      throw invalid(
        'password',
        'is not that of this account; if somebody else opened it with your address, do not confirm it',
      )
    }
  }
  if ((await useTicket(db, 'emailVerification', body.token)) === undefined) throw noLink()
  if (passwordHash === null) await takeOver(db, id, identifier)
  else await noteAddress(db, id, identifier)
  server.callers.forgetAll()
  reply.code(204)
}

const noLink = () => new Problem(401, 'This link is no longer good. Ask for another one.')
