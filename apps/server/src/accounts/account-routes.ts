import type { accountPage } from '@drawbridge/protocol'
import { audit } from '../audit.ts'
import type { Handlers } from '../http/handler.ts'
import type { Studio } from '../studio.ts'
import { listActivity } from './activity.ts'
import { authenticate } from './accounts.ts'
import { NO_PASSWORD } from './password-hash.ts'
import { relyingParty } from './passkeys/relying-party.ts'
import { listPasskeys } from './passkeys/routes.ts'
import { markProven } from './proof.ts'
import { listConnections } from './provider/connections.ts'
import { hasSecondFactor } from './second-factor/authenticator.ts'
import { countRecoveryCodes } from './second-factor/recovery-codes.ts'

/** What an account's owner sees of it. */
export function accountRoutes({
  config,
  outbox,
  storage,
}: Studio): Handlers<keyof typeof accountPage | 'readWaysIn'> {
  const { queries } = storage
  return {
    async readWaysIn({ request }) {
      return {
        mail: outbox !== undefined,
        passkeys: relyingParty(config, request) !== undefined,
        provider: (config.publicUrl && config.provider?.name) ?? '',
      }
    },

    async readAccount({ account }) {
      const { accountId } = account
      const row = await queries
        .selectFrom('accounts')
        .select(['password_hash', 'confirmed_at'])
        .where('id', '=', accountId)
        .executeTakeFirstOrThrow()
      return {
        email: account.email,
        emailConfirmed: row.confirmed_at !== null,
        hasPassword: row.password_hash !== NO_PASSWORD,
        secondFactor: await hasSecondFactor(queries, accountId),
        recoveryCodes: await countRecoveryCodes(queries, accountId),
        passkeys: await listPasskeys(queries, account),
        connections: await listConnections(queries, account),
      }
    },

    async prove({ account, body, request }) {
      const { ip, identity } = request
      await authenticate(storage, { email: account.email, password: body.password }, ip)
      await markProven(queries, identity ?? {})
      await audit(storage, 'proven', account.accountId, { ip })
      return undefined
    },

    async listActivity({ account, query }) {
      return { data: await listActivity(queries, account, query.before) }
    },
  }
}
