import { audit } from '../audit.ts'
import { randomId, randomSecret, sha256 } from '../ids.ts'
import type { Queries, Storage } from '../storage/storage.ts'
import type { AccountRow } from '../storage/tables.ts'

const LIFE = 30 * 24 * 60 * 60_000

/** A refresh token as its owner gets it: only its hash is stored. */
export interface IssuedToken {
  readonly token: string
  /** All that follow from one sign-in. */
  readonly family: string
}

export async function issueRefreshToken(
  queries: Queries,
  account: Pick<AccountRow, 'id' | 'epoch'>,
  family = randomId('f'),
): Promise<IssuedToken> {
  const token = randomSecret()
  const now = Date.now()
  // A used one is kept only to be known when it comes again.
  await queries
    .deleteFrom('refresh_tokens')
    .where('account_id', '=', account.id)
    .where('expires_at', '<', new Date(now).toISOString())
    .execute()
  await queries
    .insertInto('refresh_tokens')
    .values({
      token_hash: sha256(token),
      family,
      account_id: account.id,
      epoch: account.epoch,
      expires_at: new Date(now + LIFE).toISOString(),
      used: 0,
    })
    .execute()
  return { token, family }
}

/**
 * Takes a token in exchange for the next one. A token that comes twice was copied: then all that
 * follow from the same sign-in are worthless, whoever has them.
 */
export async function useRefreshToken(
  storage: Storage,
  token: string,
): Promise<{ readonly account: AccountRow; readonly next: IssuedToken } | undefined> {
  const used = await exchange(storage, token)
  if (used !== 'reused') return used
  await audit(storage, 'token-reused', null, {})
  return undefined
}

async function exchange(storage: Storage, token: string) {
  return storage.transaction(async (queries) => {
    const row = await queries
      .selectFrom('refresh_tokens')
      .selectAll()
      .where('token_hash', '=', sha256(token))
      .executeTakeFirst()
    if (!row || row.expires_at < new Date().toISOString()) return undefined
    const { numUpdatedRows } = await queries
      .updateTable('refresh_tokens')
      .set({ used: 1 })
      .where('token_hash', '=', row.token_hash)
      .where('used', '=', 0)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) {
      await endFamily(queries, row.family)
      return 'reused' as const
    }
    const account = await queries
      .selectFrom('accounts')
      .selectAll()
      .where('id', '=', row.account_id)
      .where('epoch', '=', row.epoch)
      .executeTakeFirst()
    return account && { account, next: await issueRefreshToken(queries, account, row.family) }
  })
}

/** Ends the family of a token; one that is unknown is as good as ended. */
export async function revokeRefreshToken(queries: Queries, token: string): Promise<void> {
  const row = await queries
    .selectFrom('refresh_tokens')
    .select('family')
    .where('token_hash', '=', sha256(token))
    .executeTakeFirst()
  if (row) await endFamily(queries, row.family)
}

/** Makes all that follow from one sign-in worthless, access tokens too. */
export async function endFamily(queries: Queries, family: string): Promise<void> {
  await queries.deleteFrom('refresh_tokens').where('family', '=', family).execute()
}
