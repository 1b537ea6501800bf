import type { Tokens } from '@drawbridge/protocol'
import { audit } from '../audit.ts'
import type { Handlers } from '../http/handler.ts'
import { Refused } from '../http/problem.ts'
import type { AccountRow } from '../storage/tables.ts'
import type { Studio } from '../studio.ts'
import { ACCESS_LIFE, signAccessToken } from './access-token.ts'
import { authenticate, userOf } from './accounts.ts'
import {
  issueRefreshToken,
  revokeRefreshToken,
  useRefreshToken,
  type IssuedToken,
} from './refresh-tokens.ts'

/** Accounts, as a program has them: a short token and one to renew it. */
export function tokenRoutes({
  storage,
}: Studio): Handlers<'issueTokens' | 'refreshTokens' | 'revokeTokens'> {
  async function tokens(account: AccountRow, issued: IssuedToken): Promise<Tokens> {
    const { token: refreshToken, family } = issued
    const accessToken = await signAccessToken(storage.queries, account, family)
    return { accessToken, expiresIn: ACCESS_LIFE, refreshToken, user: userOf(account) }
  }

  return {
    async issueTokens({ body, request }) {
      const account = await authenticate(storage, body, request.ip).catch(async (error) => {
        await audit(storage, 'login-failed', null, { ip: request.ip })
        throw error
      })
      await audit(storage, 'tokens-issued', account.id, { ip: request.ip })
      return tokens(account, await issueRefreshToken(storage.queries, account))
    },

    async refreshTokens({ body }) {
      const used = await useRefreshToken(storage, body.refreshToken)
      if (!used) throw new Refused(401, 'This token is not good any more. Please sign in again.')
      return tokens(used.account, used.next)
    },

    async revokeTokens({ body }) {
      await revokeRefreshToken(storage.queries, body.refreshToken)
      return undefined
    },
  }
}
