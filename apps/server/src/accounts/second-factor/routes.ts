import type { secondFactor } from '@drawbridge/protocol'
import { audit } from '../../audit.ts'
import type { Handlers } from '../../http/handler.ts'
import { Refused } from '../../http/problem.ts'
import type { Studio } from '../../studio.ts'
import { assertProven, provePassword } from '../proof.ts'
import { endEverything } from '../sessions.ts'
import { finishLogin, finishTokens, takeChallenge } from '../sign-in.ts'
import { beginAuthenticator, hasSecondFactor, takeCode } from './authenticator.ts'
import { replaceRecoveryCodes } from './recovery-codes.ts'

/** A code besides the password. */
export function secondFactorRoutes(studio: Studio): Handlers<keyof typeof secondFactor> {
  const { storage } = studio
  return {
    async completeLogin({ body, request, reply }) {
      return finishLogin(studio, await takeChallenge(studio, body, request.ip), request, reply)
    },

    async completeTokens({ body, request }) {
      return finishTokens(studio, await takeChallenge(studio, body, request.ip), request)
    },

    async beginSecondFactor({ account }) {
      assertProven(account)
      return beginAuthenticator(studio, account)
    },

    async confirmSecondFactor({ account, session, body, request }) {
      assertProven(account)
      const { accountId } = account
      if (await hasSecondFactor(storage.queries, accountId))
        throw new Refused(409, 'Signing in asks for a code already.')
      await takeCode(studio, accountId, body.code, request.ip)
      const recoveryCodes = await storage.transaction(async (queries) => {
        await queries
          .updateTable('authenticators')
          .set({ confirmed_at: new Date().toISOString() })
          .where('account_id', '=', accountId)
          .execute()
        await endEverything(queries, account, session?.id)
        return replaceRecoveryCodes(queries, accountId)
      })
      await audit(storage, 'second-factor-on', accountId, { ip: request.ip })
      return { recoveryCodes }
    },

    async renewRecoveryCodes({ account, body, request }) {
      assertProven(account)
      const { accountId } = account
      if (!(await hasSecondFactor(storage.queries, accountId)))
        throw new Refused(409, 'Signing in asks for no code, so there is nothing to recover.')
      await takeCode(studio, accountId, body.code, request.ip)
      const recoveryCodes = await storage.transaction((queries) =>
        replaceRecoveryCodes(queries, accountId),
      )
      await audit(storage, 'recovery-codes-renewed', accountId, { ip: request.ip })
      return { recoveryCodes }
    },

    async removeSecondFactor({ account, session, body, request }) {
      const { accountId } = account
      await provePassword(storage, account, body.password, request.ip)
      await takeCode(studio, accountId, body.code, request.ip)
      await storage.transaction(async (queries) => {
        for (const table of ['authenticators', 'recovery_codes'] as const)
          await queries.deleteFrom(table).where('account_id', '=', accountId).execute()
        await endEverything(queries, account, session?.id)
      })
      await audit(storage, 'second-factor-off', accountId, { ip: request.ip })
      return undefined
    },
  }
}
