import type { accounts } from '@drawbridge/protocol'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { audit } from '../audit.ts'
import type { Handlers } from '../http/handler.ts'
import { setSessionCookie } from '../http/identity.ts'
import { Refused } from '../http/problem.ts'
import type { AccountRow } from '../storage/tables.ts'
import type { Studio } from '../studio.ts'
import { authenticate, createAccount, setPassword, userOf } from './accounts.ts'
import { deleteAccount } from './delete-account.ts'
import { endFamily } from './refresh-tokens.ts'
import { endEverything, endSession, listSessions, startSession } from './sessions.ts'

type Names = Exclude<keyof typeof accounts, 'issueTokens' | 'refreshTokens' | 'revokeTokens'>

/** Accounts, as a browser has them: sessions in cookies. */
export function browserRoutes(studio: Studio): Handlers<Names> {
  const { config, storage, firstAccount } = studio
  /** Always a new session: one that was there before, perhaps planted, is not taken over. */
  async function signIn(account: AccountRow, request: FastifyRequest, reply: FastifyReply) {
    const browser = request.headers['user-agent'] ?? 'Unknown'
    const { token, csrfToken } = await startSession(storage.queries, account, browser)
    setSessionCookie(config, request, reply, token)
    return { user: userOf(account), csrfToken }
  }

  return {
    async register({ body, request, reply }) {
      const account = await createAccount(storage, firstAccount, body)
      await audit(storage, 'register', account.id)
      return signIn(account, request, reply)
    },

    async login({ body, request, reply }) {
      const account = await authenticate(storage, body, request.ip).catch(async (error) => {
        await audit(storage, 'login-failed', null, { ip: request.ip })
        throw error
      })
      await audit(storage, 'login', account.id, { ip: request.ip })
      return signIn(account, request, reply)
    },

    async logout({ account, session, request, reply }) {
      const { family } = request.identity ?? {}
      if (session) await endSession(storage.queries, account, session.id)
      if (family !== undefined) await endFamily(storage.queries, family)
      setSessionCookie(config, request, reply, undefined)
      await audit(storage, 'logout', account.accountId)
      return undefined
    },

    async logoutEverywhere({ account, request, reply }) {
      await endEverything(storage.queries, account)
      setSessionCookie(config, request, reply, undefined)
      await audit(storage, 'logout-everywhere', account.accountId)
      return undefined
    },

    async me({ account, session }) {
      const { accountId: id, email, name } = account
      return { user: { id, email, name }, csrfToken: session?.csrfToken ?? '' }
    },

    async changePassword({ account, session, body, request }) {
      await authenticate(storage, { email: account.email, password: body.current }, request.ip)
      await setPassword(storage, account, body.next, session?.id)
      await audit(storage, 'password-changed', account.accountId)
      return undefined
    },

    async deleteAccount({ account, body, request, reply }) {
      await authenticate(storage, { email: account.email, password: body.password }, request.ip)
      await deleteAccount(studio, account)
      setSessionCookie(config, request, reply, undefined)
      return undefined
    },

    async listSessions({ account, session }) {
      return { data: await listSessions(storage.queries, account, session?.id) }
    },

    async endSession({ account, params }) {
      if (!(await endSession(storage.queries, account, params.id)))
        throw new Refused(404, 'There is no such session.')
      await audit(storage, 'session-ended', account.accountId)
      return undefined
    },
  }
}
