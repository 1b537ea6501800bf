import type { CodeAsked, Signed, SignedIn, Tokens, TokensAnswer } from '@drawbridge/protocol'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { audit } from '../audit.ts'
import { sessionCookies, setSessionCookie } from '../http/identity.ts'
import { Refused } from '../http/problem.ts'
import type { Storage } from '../storage/storage.ts'
import type { AccountRow } from '../storage/tables.ts'
import type { Studio } from '../studio.ts'
import { ACCESS_LIFE, signAccessToken } from './access-token.ts'
import { userOf } from './accounts.ts'
import { beginFamily, type IssuedToken } from './refresh-tokens.ts'
import { hasSecondFactor, takeCode } from './second-factor/authenticator.ts'
import { endSessionsOf, originOf, startSession } from './sessions.ts'
import { countAttempt, issueTicket, readTicket, useTicket } from './tickets.ts'

// Every way in ends here, so that none leads round the second factor.

export const MINUTES = 5
/** Wrong codes that a sign-in outlives. */
const CODES = 5

/** Signs a browser in whose user has shown who they are, or asks for a code. */
export async function beginLogin(
  studio: Studio,
  account: AccountRow,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<SignedIn> {
  const asked = await ask(studio.storage, account)
  return asked ?? finishLogin(studio, account, request, reply)
}

/** The same for a program. */
export async function beginTokens(
  studio: Studio,
  account: AccountRow,
  request: FastifyRequest,
): Promise<TokensAnswer> {
  const asked = await ask(studio.storage, account)
  return asked ?? finishTokens(studio, account, request)
}

async function ask({ queries }: Storage, account: AccountRow): Promise<CodeAsked | undefined> {
  if (!(await hasSecondFactor(queries, account.id))) return undefined
  const data = String(account.epoch)
  const given = { account: account.id, data, minutes: MINUTES }
  return { challenge: await issueTicket(queries, 'code', given), expiresIn: MINUTES * 60 }
}

/** Whose sign-in this code completes. @throws Refused 401, or 429 after too many that were wrong */
export async function takeChallenge(
  studio: Studio,
  { challenge, code }: { readonly challenge: string; readonly code: string },
  ip: string,
): Promise<AccountRow> {
  const { storage } = studio
  const { queries } = storage
  const ticket = await readTicket(queries, 'code', challenge)
  if (!ticket?.account_id || !(await countAttempt(queries, ticket, CODES))) throw over()
  await takeCode(studio, ticket.account_id, code, ip).catch(async (error: unknown) => {
    await audit(storage, 'code-failed', ticket.account_id, { ip })
    throw error
  })
  // By one whose password was changed since, nobody is let in.
  const account = await queries
    .selectFrom('accounts')
    .selectAll()
    .where('id', '=', ticket.account_id)
    .where('epoch', '=', Number(ticket.data))
    .executeTakeFirst()
  if (!account || !(await useTicket(queries, 'code', challenge))) throw over()
  return account
}

const over = () => new Refused(401, 'This sign-in is over. Please begin again.')

export async function finishLogin(
  studio: Studio,
  account: AccountRow,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Signed> {
  await audit(studio.storage, 'login', account.id, { ip: request.ip })
  return startBrowser(studio, account, request, reply)
}

/**
 * Always a new session: one that was there before, perhaps planted, is not taken over. The browser
 * forgets it, so it ends.
 */
export async function startBrowser(
  { config, storage }: Studio,
  account: AccountRow,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Signed> {
  await endSessionsOf(storage.queries, sessionCookies(config, request))
  const { token, csrfToken } = await startSession(storage.queries, account, originOf(request))
  setSessionCookie(config, request, reply, token)
  return { user: userOf(account), csrfToken }
}

export async function finishTokens(
  { storage }: Studio,
  account: AccountRow,
  request: FastifyRequest,
): Promise<Tokens> {
  await audit(storage, 'tokens-issued', account.id, { ip: request.ip })
  return tokensOf(storage, account, await beginFamily(storage.queries, account, originOf(request)))
}

export async function tokensOf(
  { queries }: Storage,
  account: AccountRow,
  { token: refreshToken, family }: IssuedToken,
): Promise<Tokens> {
  const accessToken = await signAccessToken(queries, account, family)
  return { accessToken, expiresIn: ACCESS_LIFE, refreshToken, user: userOf(account) }
}
