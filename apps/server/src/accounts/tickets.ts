import { randomSecret, sha256 } from '../ids.ts'
import type { Queries } from '../storage/storage.ts'
import type { TicketRow } from '../storage/tables.ts'

/** What a secret that is sent out can be for. One for something else is worth nothing. */
export type Purpose =
  | 'code'
  | 'reset'
  | 'email'
  | 'passkey'
  | 'passkey-login'
  | 'provider'
  | 'connection'

interface Given {
  readonly account?: string
  readonly data?: string
  readonly minutes: number
}

/** @returns the secret, which is stored nowhere */
export async function issueTicket(
  queries: Queries,
  purpose: Purpose,
  { account, data = '', minutes }: Given,
): Promise<string> {
  const secret = randomSecret()
  const now = Date.now()
  await queries.deleteFrom('tickets').where('expires_at', '<', timeOf(now)).execute()
  await queries
    .insertInto('tickets')
    .values({
      secret_hash: sha256(secret),
      purpose,
      account_id: account ?? null,
      data,
      attempts: 0,
      expires_at: timeOf(now + minutes * 60_000),
    })
    .execute()
  return secret
}

/** The ticket, as long as it is good. */
export function readTicket(
  queries: Queries,
  purpose: Purpose,
  secret: string,
): Promise<TicketRow | undefined> {
  return queries
    .selectFrom('tickets')
    .selectAll()
    .where('secret_hash', '=', sha256(secret))
    .where('purpose', '=', purpose)
    .where('expires_at', '>', timeOf(Date.now()))
    .executeTakeFirst()
}

/** The ticket, used up by this: of several who bring it at once, one gets it. */
export async function useTicket(
  queries: Queries,
  purpose: Purpose,
  secret: string,
): Promise<TicketRow | undefined> {
  const ticket = await readTicket(queries, purpose, secret)
  if (!ticket) return undefined
  const { numDeletedRows } = await queries
    .deleteFrom('tickets')
    .where('secret_hash', '=', ticket.secret_hash)
    .executeTakeFirst()
  return numDeletedRows > 0n ? ticket : undefined
}

/** Counts an attempt before it is looked at. @returns whether it is among the first so many */
export async function countAttempt(
  queries: Queries,
  ticket: TicketRow,
  most: number,
): Promise<boolean> {
  const { numUpdatedRows } = await queries
    .updateTable('tickets')
    .set((row) => ({ attempts: row('attempts', '+', 1) }))
    .where('secret_hash', '=', ticket.secret_hash)
    .where('attempts', '<', most)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

const timeOf = (time: number): string => new Date(time).toISOString()
