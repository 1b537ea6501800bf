import { randomBytes } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import { Problem } from '../../http/errors.ts'
import { issueTicket, useTicket } from '../tickets.ts'
import { OVER } from './calls.ts'
import { digest, isOf } from './challenges.ts'
import type { Intent } from './intent.ts'
import type { Checks } from './provider.ts'

/** Minutes to say at the provider who one is. */
const MINUTES = 10

interface Kept {
  readonly intent: Omit<Intent, 'user'>
  readonly checks: Omit<Checks, 'state'>
  readonly browser: string
}

/** Keeps it until they are back, and ties it to their browser. */
export async function remember(
  reply: FastifyReply,
  provider: string,
  { user, ...intent }: Intent,
): Promise<Checks> {
  const { db } = reply.server
  const browser = browserOf(reply) ?? random()
  const checks = { nonce: random(), verifier: random() }
  const kept: Kept = { intent, checks, browser: digest(browser) }
  const data = JSON.stringify(kept)
  const state = await issueTicket(db, purpose(provider), { user, data, minutes: MINUTES })
  setBrowser(reply, browser)
  return { ...checks, state }
}

/** What an answer of the provider belongs to: once, and in the browser in which it was begun. */
export async function recall(
  reply: FastifyReply,
  provider: string,
  state: string,
): Promise<{ readonly intent: Intent; readonly checks: Checks }> {
  const ticket = await useTicket(reply.server.db, purpose(provider), state)
  if (ticket?.data == null) throw new Problem(400, OVER)
  const { intent, checks, browser }: Kept = JSON.parse(ticket.data)
  if (!isOf(browser, browserOf(reply) ?? '')) throw new Problem(400, OVER)
  return { intent: { ...intent, user: ticket.user }, checks: { ...checks, state } }
}

/** An answer of one provider never fits a question to another. */
const purpose = (provider: string): string => `provider ${provider}`

const random = (): string => randomBytes(32).toString('base64url')
const RANDOM = /^[\w-]{43}$/

/** `__Host-` ties it to this host; it needs HTTPS, which there is none of in development. */
const nameOf = (isSecure: boolean): string => (isSecure ? '__Host-sign-in' : 'sign-in')

/** The secret that a browser has already: several sign-ins may be going on in it. */
function browserOf({ server, request }: FastifyReply): string | undefined {
  const secret = request.cookies[nameOf(server.providers.isSecure)]
  return secret !== undefined && RANDOM.test(secret) ? secret : undefined
}

/** Lax: it comes along when a provider sends the browser back. */
function setBrowser(reply: FastifyReply, secret: string): void {
  const { isSecure: secure } = reply.server.providers
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const
  reply.setCookie(nameOf(secure), secret, { ...options, maxAge: MINUTES * 60 })
}
