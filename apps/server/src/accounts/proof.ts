import { PROOF } from '@drawbridge/protocol'
import type { Identity } from '../http/identity.ts'
import { Refused } from '../http/problem.ts'
import type { Queries, Storage } from '../storage/storage.ts'
import { authenticate } from './accounts.ts'
import { NO_PASSWORD } from './password-hash.ts'
import type { AccountScope } from './scope.ts'

/** So long it is believed that whoever signed in, or showed it again, is still the one who sits there. */
export const BELIEVED = 10 * 60_000

/** For what a stranger at an open window must not do. @throws Refused 403 */
export function assertProven({ provenAt }: AccountScope): void {
  if (Date.now() - Date.parse(provenAt) < BELIEVED) return
  const message = 'Please say once more that it is you.'
  throw new Refused(403, message, { errors: [{ field: PROOF, message }] })
}

/**
 * For what takes the password itself. Whoever has none signed in a moment ago.
 * @throws Refused
 */
export async function provePassword(
  storage: Storage,
  account: AccountScope,
  password: string | undefined,
  ip: string,
): Promise<void> {
  if (!(await hasPassword(storage.queries, account))) return assertProven(account)
  await authenticate(storage, { email: account.email, password: password ?? '' }, ip)
}

export async function hasPassword(queries: Queries, { accountId }: AccountScope): Promise<boolean> {
  const { password_hash } = await queries
    .selectFrom('accounts')
    .select('password_hash')
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow()
  return password_hash !== NO_PASSWORD
}

/** From now on, and for a while, it is believed of this session, or of this program. */
export async function markProven(
  queries: Queries,
  { session, family }: Pick<Identity, 'session' | 'family'>,
): Promise<void> {
  const proven_at = new Date().toISOString()
  if (session)
    await queries.updateTable('sessions').set({ proven_at }).where('id', '=', session.id).execute()
  if (family !== undefined)
    await queries
      .updateTable('refresh_tokens')
      .set({ proven_at })
      .where('family', '=', family)
      .execute()
}
