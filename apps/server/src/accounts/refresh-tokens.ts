import type { Session } from '@drawbridge/protocol'
import { audit } from '../audit.ts'
import { randomId, randomSecret, sha256 } from '../ids.ts'
import type { Queries, Storage } from '../storage/storage.ts'
import type { AccountRow, RefreshTokenRow } from '../storage/tables.ts'
import type { AccountScope } from './scope.ts'
import type { Origin } from './sessions.ts'

export const LIFE = 30 * 24 * 60 * 60_000

/** A refresh token as its owner gets it: only its hash is stored. */
export interface IssuedToken {
  readonly token: string
  /** All that follow from one sign-in. */
  readonly family: string
}

/** What all tokens of a family have in common, but for who has it at the moment. */
type Family = Pick<RefreshTokenRow, 'family' | 'begun_at' | 'proven_at'>

/** Begins a family: somebody has just shown who they are. */
export function beginFamily(
  queries: Queries,
  account: Pick<AccountRow, 'id' | 'epoch'>,
  origin: Origin,
): Promise<IssuedToken> {
  const now = new Date().toISOString()
  const family = { family: randomId('f'), begun_at: now, proven_at: now }
  return issueRefreshToken(queries, account, family, origin)
}

async function issueRefreshToken(
  queries: Queries,
  account: Pick<AccountRow, 'id' | 'epoch'>,
  { family, begun_at, proven_at }: Family,
  { browser: program, address }: Origin,
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
      program,
      address,
      begun_at,
      issued_at: new Date(now).toISOString(),
      proven_at,
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
  origin: Origin,
): Promise<{ readonly account: AccountRow; readonly next: IssuedToken } | undefined> {
  const used = await exchange(storage, token, origin)
  if (used !== 'reused') return used
  await audit(storage, 'token-reused', null, {})
  return undefined
}

async function exchange(storage: Storage, token: string, origin: Origin) {
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
    return account && { account, next: await issueRefreshToken(queries, account, row, origin) }
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

/** The programs that an account is signed in with: each family once, as its newest token says. */
export async function listFamilies(
  queries: Queries,
  scope: AccountScope,
  current: string | undefined,
): Promise<Session[]> {
  const rows = await queries
    .selectFrom('refresh_tokens')
    .innerJoin('accounts', 'accounts.id', 'refresh_tokens.account_id')
    .selectAll('refresh_tokens')
    .whereRef('refresh_tokens.epoch', '=', 'accounts.epoch')
    .where('account_id', '=', scope.accountId)
    .where('expires_at', '>', new Date().toISOString())
    .where('used', '=', 0)
    .orderBy('issued_at', 'desc')
    .execute()
  return rows.map(({ family, program, address, begun_at, issued_at }) => ({
    id: family,
    kind: 'program',
    browser: program,
    address,
    current: family === current,
    createdAt: begun_at,
    lastSeenAt: issued_at,
  }))
}

/** @returns whether there was such a family of this account */
export async function endOwnFamily(
  queries: Queries,
  scope: AccountScope,
  family: string,
): Promise<boolean> {
  const { numDeletedRows } = await queries
    .deleteFrom('refresh_tokens')
    .where('account_id', '=', scope.accountId)
    .where('family', '=', family)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Makes all that follow from one sign-in worthless, access tokens too. */
export async function endFamily(queries: Queries, family: string): Promise<void> {
  await queries.deleteFrom('refresh_tokens').where('family', '=', family).execute()
}
