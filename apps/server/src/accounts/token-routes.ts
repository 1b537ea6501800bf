import type { Handlers } from '../http/handler.ts'
import { Refused } from '../http/problem.ts'
import type { Studio } from '../studio.ts'
import { authenticate } from './accounts.ts'
import { revokeRefreshToken, useRefreshToken } from './refresh-tokens.ts'
import { originOf } from './sessions.ts'
import { beginTokens, tokensOf } from './sign-in.ts'

/** Accounts, as a program has them: a short token and one to renew it. */
export function tokenRoutes(
  studio: Studio,
): Handlers<'issueTokens' | 'refreshTokens' | 'revokeTokens'> {
  const { storage } = studio
  return {
    async issueTokens({ body, request }) {
      return beginTokens(studio, await authenticate(storage, body, request.ip), request)
    },

    async refreshTokens({ body, request }) {
      const used = await useRefreshToken(storage, body.refreshToken, originOf(request))
      if (!used) throw new Refused(401, 'This token is not good any more. Please sign in again.')
      return tokensOf(storage, used.account, used.next)
    },

    async revokeTokens({ body }) {
      await revokeRefreshToken(storage.queries, body.refreshToken)
      return undefined
    },
  }
}
