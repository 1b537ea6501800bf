import type { accounts } from '@drawbridge/protocol'
import { audit } from '../audit.ts'
import type { Handlers } from '../http/handler.ts'
import { setSessionCookie } from '../http/identity.ts'
import { Refused } from '../http/problem.ts'
import type { Studio } from '../studio.ts'
import { authenticate, createAccount, setPassword } from './accounts.ts'
import { deleteAccount } from './delete-account.ts'
import { askForEmail } from './mail/email.ts'
import { assertProven, provePassword } from './proof.ts'
import { endFamily, endOwnFamily, listFamilies } from './refresh-tokens.ts'
import { endEverything, endSession, listSessions } from './sessions.ts'
import { beginLogin, startBrowser } from './sign-in.ts'

type Names = Exclude<keyof typeof accounts, 'issueTokens' | 'refreshTokens' | 'revokeTokens'>

/** Accounts, as a browser has them: sessions in cookies. */
export function browserRoutes(studio: Studio): Handlers<Names> {
  const { config, storage, firstAccount } = studio
  return {
    async register({ body, request, reply }) {
      const account = await createAccount(storage, firstAccount, body)
      await audit(storage, 'register', account.id, { ip: request.ip })
      askForEmail(studio, { accountId: account.id }, account.email)
      return startBrowser(studio, account, request, reply)
    },

    async login({ body, request, reply }) {
      const account = await authenticate(storage, body, request.ip)
      return beginLogin(studio, account, request, reply)
    },

    async logout({ account, session, request, reply }) {
      const { family } = request.identity ?? {}
      if (session) await endSession(storage.queries, account, session.id)
      if (family !== undefined) await endFamily(storage.queries, family)
      setSessionCookie(config, request, reply, undefined)
      await audit(storage, 'logout', account.accountId, { ip: request.ip })
      return undefined
    },

    async logoutEverywhere({ account, request, reply }) {
      await endEverything(storage.queries, account)
      setSessionCookie(config, request, reply, undefined)
      await audit(storage, 'logout-everywhere', account.accountId, { ip: request.ip })
      return undefined
    },

    async me({ account, session }) {
      const { accountId: id, email, name } = account
      return { user: { id, email, name }, csrfToken: session?.csrfToken ?? '' }
    },

    async changePassword({ account, session, body, request }) {
      await provePassword(storage, account, body.current, request.ip)
      await setPassword(storage, account, body.next, session?.id)
      await audit(storage, 'password-changed', account.accountId, { ip: request.ip })
      return undefined
    },

    async deleteAccount({ account, body, request, reply }) {
      await provePassword(storage, account, body.password, request.ip)
      await deleteAccount(studio, account)
      setSessionCookie(config, request, reply, undefined)
      return undefined
    },

    async listSessions({ account, session, request }) {
      const { queries } = storage
      const browsers = await listSessions(queries, account, session?.id)
      const programs = await listFamilies(queries, account, request.identity?.family)
      return { data: [...browsers, ...programs] }
    },

    async endSession({ account, session, params: { id }, request }) {
      if (id !== session?.id) assertProven(account)
      const { queries } = storage
      if (!(await endSession(queries, account, id)) && !(await endOwnFamily(queries, account, id)))
        throw new Refused(404, 'There is no such session.')
      await audit(storage, 'session-ended', account.accountId, { ip: request.ip })
      return undefined
    },
  }
}
