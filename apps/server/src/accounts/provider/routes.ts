import { audit } from '../../audit.ts'
import type { Handlers } from '../../http/handler.ts'
import { Refused } from '../../http/problem.ts'
import type { Studio } from '../../studio.ts'
import { assertOtherWay } from '../other-way.ts'
import { assertProven } from '../proof.ts'
import { endEverything } from '../sessions.ts'
import { beginLogin } from '../sign-in.ts'
import { accountOf, connect } from './connections.ts'
import { comeBack, depart } from './journeys.ts'
import type { OpenId } from './open-id.ts'

type Names =
  | 'beginProvider'
  | 'finishProvider'
  | 'beginConnection'
  | 'addConnection'
  | 'removeConnection'

/** The page of ours that the provider sends people back to. */
const RETURN = '/sign-in/provider'

export function providerRoutes(studio: Studio): Handlers<Names> {
  const { config, storage } = studio
  const { queries } = storage
  const { provider: agreed, publicUrl } = config
  let opened: Promise<OpenId> | undefined

  /** Only a studio that has a provider pays for loading what speaks to it. */
  function provider(): Promise<OpenId> {
    if (!agreed || publicUrl === undefined)
      throw new Refused(404, 'This studio has no provider to sign in by.')
    opened ??= import('./open-id.ts').then(
      ({ OpenId }) => new OpenId(agreed, new URL(RETURN, publicUrl).href),
    )
    return opened
  }
  const issuer = agreed?.issuer ?? ''

  return {
    async beginProvider({ request }) {
      return depart(queries, await provider(), 'provider', request.log)
    },

    async finishProvider({ body, request, reply }) {
      const claimant = await comeBack(queries, await provider(), 'provider', body, request.log)
      const account = await accountOf(studio, issuer, claimant)
      return beginLogin(studio, account, request, reply)
    },

    async beginConnection({ account, request }) {
      assertProven(account)
      return depart(queries, await provider(), 'connection', request.log, account.accountId)
    },

    async addConnection({ account, body, request }) {
      const { accountId } = account
      const open = await provider()
      const claimant = await comeBack(queries, open, 'connection', body, request.log, accountId)
      const connection = await connect(queries, account, issuer, claimant)
      await audit(storage, 'connection-added', accountId, { ip: request.ip })
      return connection
    },

    async removeConnection({ account, session, params: { id }, request }) {
      assertProven(account)
      await storage.transaction(async (transaction) => {
        const { numDeletedRows } = await transaction
          .deleteFrom('connections')
          .where('account_id', '=', account.accountId)
          .where('id', '=', id)
          .executeTakeFirst()
        if (numDeletedRows === 0n) throw new Refused(404, 'There is no such connection.')
        await assertOtherWay(transaction, account)
        await endEverything(transaction, account, session?.id)
      })
      await audit(storage, 'connection-removed', account.accountId, { ip: request.ip })
      return undefined
    },
  }
}
