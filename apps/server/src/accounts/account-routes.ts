import type { accountPage } from '@drawbridge/protocol'
import { audit } from '../audit.ts'
import type { Handlers } from '../http/handler.ts'
import type { Studio } from '../studio.ts'
import { listActivity } from './activity.ts'
import { authenticate } from './accounts.ts'
import { hasPassword, markProven } from './proof.ts'
import { hasSecondFactor } from './second-factor/authenticator.ts'
import { countRecoveryCodes } from './second-factor/recovery-codes.ts'

/** What an account's owner sees of it. */
export function accountRoutes({ storage }: Studio): Handlers<keyof typeof accountPage> {
  const { queries } = storage
  return {
    async readAccount({ account }) {
      const { accountId } = account
      return {
        email: account.email,
        hasPassword: await hasPassword(queries, account),
        secondFactor: await hasSecondFactor(queries, accountId),
        recoveryCodes: await countRecoveryCodes(queries, accountId),
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
