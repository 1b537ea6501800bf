import { randomBytes } from 'node:crypto'
import { addressOf, base32, stepOf } from '@drawbridge/kinds/one-time-codes'
import { Refused } from '../../http/problem.ts'
import type { Queries } from '../../storage/storage.ts'
import type { Studio } from '../../studio.ts'
import type { AccountScope } from '../scope.ts'
import { guarded } from '../throttle.ts'
import { useRecoveryCode } from './recovery-codes.ts'

type Needs = Pick<Studio, 'storage' | 'vault'>

const SECRET_BYTES = 20

/** Whether signing in to this account asks for a code. */
export async function hasSecondFactor(queries: Queries, account: string): Promise<boolean> {
  const row = await queries
    .selectFrom('authenticators')
    .select('account_id')
    .where('account_id', '=', account)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst()
  return row !== undefined
}

/** A secret for an app, in place of one that was not confirmed. @throws Refused 409 */
export async function beginAuthenticator(
  { storage, vault }: Needs,
  { accountId, email }: AccountScope,
): Promise<{ readonly secret: string; readonly url: string }> {
  const secret = randomBytes(SECRET_BYTES)
  const sealed = vault().seal(secret.toString('base64url'), accountId)
  await storage.transaction(async (queries) => {
    if (await hasSecondFactor(queries, accountId))
      throw new Refused(409, 'Signing in asks for a code already. Turn that off first.')
    await queries.deleteFrom('authenticators').where('account_id', '=', accountId).execute()
    await queries
      .insertInto('authenticators')
      .values({ account_id: accountId, sealed, confirmed_at: null, last_step: 0 })
      .execute()
  })
  return { secret: base32(secret), url: addressOf('Drawbridge', email, secret) }
}

/**
 * Takes the app's code of now, or a recovery code where the app was confirmed; either is used up.
 * @throws Refused 401, or 429 after too many that were wrong
 */
export async function takeCode(needs: Needs, account: string, typed: string, ip: string) {
  const code = typed.replaceAll(' ', '')
  const isRight = await guarded(needs.storage, `code:${account}`, ip, async () =>
    /^\d{6}$/.test(code)
      ? await isOfApp(needs, account, code)
      : await useRecoveryCode(needs.storage.queries, account, code),
  )
  if (!isRight) throw new Refused(401, 'This code is not right, or it was used before.')
}

async function isOfApp({ storage, vault }: Needs, account: string, code: string): Promise<boolean> {
  const row = await storage.queries
    .selectFrom('authenticators')
    .select('sealed')
    .where('account_id', '=', account)
    .executeTakeFirst()
  const secret = row && vault().open(row.sealed, account)
  if (secret === undefined) return false
  const step = stepOf(Buffer.from(secret, 'base64url'), code, Date.now())
  if (step === undefined) return false
  const { numUpdatedRows } = await storage.queries
    .updateTable('authenticators')
    .set({ last_step: step })
    .where('account_id', '=', account)
    .where('last_step', '<', step)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
