import type { Connection } from '@drawbridge/protocol'
import { Refused } from '../../http/problem.ts'
import { randomId, sha256 } from '../../ids.ts'
import type { Queries } from '../../storage/storage.ts'
import type { AccountRow, ConnectionRow } from '../../storage/tables.ts'
import type { Studio } from '../../studio.ts'
import { normalEmail, openAccount } from '../accounts.ts'
import { NO_PASSWORD } from '../password-hash.ts'
import type { AccountScope } from '../scope.ts'
import type { Claimant } from './open-id.ts'

/**
 * The account that somebody at the provider leads into, or else a new one. Never another one of the
 * same address: whoever has that may be somebody else, until they sign in to it and connect it.
 * @throws Refused
 */
export async function accountOf(
  { config, storage, firstAccount }: Studio,
  issuer: string,
  { subject, email, name }: Claimant,
): Promise<AccountRow> {
  const { queries } = storage
  const known = await queries
    .selectFrom('connections')
    .innerJoin('accounts', 'accounts.id', 'connections.account_id')
    .selectAll('accounts')
    .where('subject_hash', '=', hashOf(issuer, subject))
    .executeTakeFirst()
  if (known) return known
  const provider = config.provider?.name ?? 'The provider'
  if (email === undefined)
    throw new Refused(403, `${provider} does not say that your address is yours.`)
  const given = {
    email: normalEmail(email),
    name,
    password_hash: NO_PASSWORD,
    confirmed_at: new Date().toISOString(),
  }
  return openAccount(storage, firstAccount, given, {
    taken: `There is an account with this e-mail. Sign in to it, and connect ${provider} on its page.`,
    also: (transaction, account) =>
      transaction
        .insertInto('connections')
        .values(rowOf(issuer, subject, account.id))
        .execute(),
  })
}

/** @throws Refused 409 where that leads into another account */
export async function connect(
  queries: Queries,
  { accountId }: AccountScope,
  issuer: string,
  { subject }: Claimant,
): Promise<Connection> {
  const known = await queries
    .selectFrom('connections')
    .selectAll()
    .where('subject_hash', '=', hashOf(issuer, subject))
    .executeTakeFirst()
  if (known && known.account_id !== accountId)
    throw new Refused(409, 'This leads into another account already.')
  const row = known ?? rowOf(issuer, subject, accountId)
  if (!known) await queries.insertInto('connections').values(row).execute()
  return shown(row)
}

export async function listConnections(
  queries: Queries,
  { accountId }: AccountScope,
): Promise<Connection[]> {
  const rows = await queries
    .selectFrom('connections')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .execute()
  return rows.map(shown)
}

const hashOf = (issuer: string, subject: string): string =>
  sha256(JSON.stringify([issuer, subject]))

const rowOf = (issuer: string, subject: string, account: string): ConnectionRow => ({
  subject_hash: hashOf(issuer, subject),
  id: randomId('c'),
  account_id: account,
  issuer,
  created_at: new Date().toISOString(),
})

const shown = ({ id, issuer, created_at }: ConnectionRow): Connection => ({
  id,
  issuer,
  createdAt: created_at,
})
