import { Refused } from '../http/problem.ts'
import type { Queries } from '../storage/storage.ts'
import { hasPassword } from './proof.ts'
import type { AccountScope } from './scope.ts'

/** Nobody shuts themselves out. @throws Refused 409 where nothing is left to sign in with */
export async function assertOtherWay(queries: Queries, account: AccountScope): Promise<void> {
  if (await hasPassword(queries, account)) return
  for (const table of ['passkeys', 'connections'] as const) {
    const row = await queries
      .selectFrom(table)
      .select('id')
      .where('account_id', '=', account.accountId)
      .executeTakeFirst()
    if (row) return
  }
  throw new Refused(409, 'Nothing would be left to sign in with. Set a password first.')
}
