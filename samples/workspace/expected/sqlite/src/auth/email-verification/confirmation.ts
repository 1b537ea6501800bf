import type { FastifyRequest } from 'fastify'
import type { Caller } from '../caller.ts'
import * as queries from '../queries.ts'
import { issueTicket } from '../tickets.ts'
import { confirmationMessage } from './message.ts'

/** Writes to somebody who has just registered. */
export async function sendConfirmation(
  { log, server }: FastifyRequest,
  user: Caller['id'],
): Promise<void> {
  const { db } = server
  server.mail.afterwards(log, async () => {
    const account = await queries.readCredentials(db, user)
    if (account === undefined) return
    const secret = await issueTicket(db, 'emailVerification', {
      user: account.id,
      data: account.identifier,
      minutes: 1440,
    })
    const link = server.linkTo('/auth/email/confirm', secret)
    await server.mail.send(confirmationMessage(account.identifier, link))
  })
}
