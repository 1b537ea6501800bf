import type { Passkey } from '@drawbridge/protocol'
import type { FastifyRequest } from 'fastify'
import { audit } from '../../audit.ts'
import type { Handlers } from '../../http/handler.ts'
import { Refused } from '../../http/problem.ts'
import type { Queries } from '../../storage/storage.ts'
import type { PasskeyRow } from '../../storage/tables.ts'
import type { Studio } from '../../studio.ts'
import { assertProven } from '../proof.ts'
import type { AccountScope } from '../scope.ts'
import { endEverything } from '../sessions.ts'
import { finishLogin } from '../sign-in.ts'
import { assertOtherWay } from '../other-way.ts'
import { relyingParty, type RelyingParty } from './relying-party.ts'

type Names =
  | 'beginPasskeySignIn'
  | 'signInWithPasskey'
  | 'beginPasskey'
  | 'addPasskey'
  | 'removePasskey'

/** Only who uses a passkey waits for what checks them. */
const passkeys = () => import('./passkeys.ts')

export function passkeyRoutes(studio: Studio): Handlers<Names> {
  const { config, storage } = studio
  const { queries } = storage

  function party(request: FastifyRequest): RelyingParty {
    const found = relyingParty(config, request)
    if (!found) throw new Refused(404, 'Passkeys need https, or the studio opened as localhost.')
    return found
  }

  return {
    async beginPasskeySignIn({ request }) {
      const { requestOptions } = await passkeys()
      return { ...(await requestOptions(storage, party(request))) }
    },

    async signInWithPasskey({ body, request, reply }) {
      const { ownerOf } = await passkeys()
      const owner = await ownerOf(storage, party(request), body.credential)
      const account =
        owner === undefined
          ? undefined
          : await queries
              .selectFrom('accounts')
              .selectAll()
              .where('id', '=', owner)
              .executeTakeFirst()
      if (!account) {
        await audit(storage, 'login-failed', owner ?? null, { ip: request.ip })
        throw new Refused(401, 'This passkey is not right. Please begin again.')
      }
      return finishLogin(studio, account, request, reply)
    },

    async beginPasskey({ account, request }) {
      assertProven(account)
      const { creationOptions } = await passkeys()
      return { ...(await creationOptions(storage, party(request), account)) }
    },

    async addPasskey({ account, body: { name, credential }, request }) {
      assertProven(account)
      const { addPasskey } = await passkeys()
      const row = await addPasskey(storage, party(request), account, name, credential)
      await audit(storage, 'passkey-added', account.accountId, { ip: request.ip })
      return shown(row)
    },

    async removePasskey({ account, session, params: { id }, request }) {
      assertProven(account)
      const { accountId } = account
      await storage.transaction(async (transaction) => {
        const { numDeletedRows } = await transaction
          .deleteFrom('passkeys')
          .where('account_id', '=', accountId)
          .where('id', '=', id)
          .executeTakeFirst()
        if (numDeletedRows === 0n) throw new Refused(404, 'There is no such passkey.')
        await assertOtherWay(transaction, account)
        await endEverything(transaction, account, session?.id)
      })
      await audit(storage, 'passkey-removed', accountId, { ip: request.ip })
      return undefined
    },
  }
}

export async function listPasskeys(
  queries: Queries,
  { accountId }: AccountScope,
): Promise<Passkey[]> {
  const rows = await queries
    .selectFrom('passkeys')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .execute()
  return rows.map(shown)
}

const shown = ({ id, name, created_at, used_at }: PasskeyRow): Passkey => ({
  id,
  name,
  createdAt: created_at,
  usedAt: used_at,
})
