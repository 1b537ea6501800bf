import type { Session } from '@drawbridge/protocol'
import type { FastifyRequest } from 'fastify'
import { randomId, randomSecret, sha256 } from '../ids.ts'
import type { Queries } from '../storage/storage.ts'
import type { AccountRow } from '../storage/tables.ts'
import type { AccountScope } from './scope.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
export const IDLE = 7 * DAY
export const LONGEST = 30 * DAY

export interface OpenSession {
  readonly id: string
  readonly csrfToken: string
  readonly provenAt: string
  readonly account: Pick<AccountRow, 'id' | 'email' | 'name'>
}

/** Where somebody signs in: what their browser or program says of itself, and its address. */
export interface Origin {
  readonly browser: string
  readonly address: string
}

export function originOf({ headers, ip }: FastifyRequest): Origin {
  return { browser: (headers['user-agent'] ?? 'Unknown').slice(0, 200), address: ip }
}

/** @returns the value of the cookie, which is stored nowhere, and the CSRF token */
export async function startSession(
  queries: Queries,
  account: Pick<AccountRow, 'id' | 'epoch'>,
  { browser, address }: Origin,
): Promise<{ readonly token: string; readonly csrfToken: string }> {
  const token = randomSecret()
  const csrfToken = randomSecret()
  const now = new Date().toISOString()
  await queries
    .insertInto('sessions')
    .values({
      token_hash: sha256(token),
      id: randomId('s'),
      account_id: account.id,
      epoch: account.epoch,
      csrf_token: csrfToken,
      browser,
      address,
      created_at: now,
      last_seen_at: now,
      proven_at: now,
    })
    .execute()
  return { token, csrfToken }
}

/** Reads the session on every request, so that one that was ended elsewhere is over at once. */
export async function readSession(
  queries: Queries,
  token: string,
): Promise<OpenSession | undefined> {
  const row = await queries
    .selectFrom('sessions')
    .innerJoin('accounts', 'accounts.id', 'sessions.account_id')
    .select([
      'sessions.token_hash',
      'sessions.id',
      'sessions.csrf_token',
      'sessions.created_at',
      'sessions.last_seen_at',
      'sessions.proven_at',
      'accounts.id as account_id',
      'accounts.email',
      'accounts.name',
    ])
    .where('sessions.token_hash', '=', sha256(token))
    .whereRef('sessions.epoch', '=', 'accounts.epoch')
    .executeTakeFirst()
  if (!row || isOver(row.created_at, row.last_seen_at)) return undefined
  if (Date.now() - Date.parse(row.last_seen_at) > MINUTE) {
    const last_seen_at = new Date().toISOString()
    await queries
      .updateTable('sessions')
      .set({ last_seen_at })
      .where('token_hash', '=', row.token_hash)
      .execute()
  }
  const account = { id: row.account_id, email: row.email, name: row.name }
  return { id: row.id, csrfToken: row.csrf_token, provenAt: row.proven_at, account }
}

export async function listSessions(
  queries: Queries,
  scope: AccountScope,
  current: string | undefined,
): Promise<Session[]> {
  const rows = await queries
    .selectFrom('sessions')
    .innerJoin('accounts', 'accounts.id', 'sessions.account_id')
    .selectAll('sessions')
    .whereRef('sessions.epoch', '=', 'accounts.epoch')
    .where('account_id', '=', scope.accountId)
    .orderBy('last_seen_at', 'desc')
    .execute()
  return rows
    .filter((row) => !isOver(row.created_at, row.last_seen_at))
    .map(({ id, browser, address, created_at, last_seen_at }) => ({
      id,
      kind: 'browser',
      browser,
      address,
      current: id === current,
      createdAt: created_at,
      lastSeenAt: last_seen_at,
    }))
}

/** @returns whether there was such a session of this account */
export async function endSession(
  queries: Queries,
  scope: AccountScope,
  id: string,
): Promise<boolean> {
  const { numDeletedRows } = await queries
    .deleteFrom('sessions')
    .where('account_id', '=', scope.accountId)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Ends the session that a browser brings along and is about to forget for a new one. */
export async function endSessionsOf(queries: Queries, cookies: readonly string[]): Promise<void> {
  if (cookies.length === 0) return
  await queries.deleteFrom('sessions').where('token_hash', 'in', cookies.map(sha256)).execute()
}

/**
 * Ends all sessions, makes all tokens worthless and all that was sent out, except one session if it
 * is named.
 */
export async function endEverything(
  queries: Queries,
  scope: AccountScope,
  except?: string,
): Promise<void> {
  await queries
    .updateTable('accounts')
    .set((row) => ({ epoch: row('epoch', '+', 1) }))
    .where('id', '=', scope.accountId)
    .execute()
  await queries
    .deleteFrom('sessions')
    .where('account_id', '=', scope.accountId)
    .$if(except !== undefined, (query) => query.where('id', '!=', except ?? ''))
    .execute()
  if (except !== undefined) await keep(queries, scope, except)
  for (const table of ['refresh_tokens', 'tickets'] as const)
    await queries.deleteFrom(table).where('account_id', '=', scope.accountId).execute()
}

async function keep(queries: Queries, scope: AccountScope, id: string): Promise<void> {
  const { epoch } = await queries
    .selectFrom('accounts')
    .select('epoch')
    .where('id', '=', scope.accountId)
    .executeTakeFirstOrThrow()
  await queries
    .updateTable('sessions')
    .set({ epoch })
    .where('account_id', '=', scope.accountId)
    .where('id', '=', id)
    .execute()
}

function isOver(createdAt: string, lastSeenAt: string): boolean {
  const now = Date.now()
  return now - Date.parse(createdAt) > LONGEST || now - Date.parse(lastSeenAt) > IDLE
}
