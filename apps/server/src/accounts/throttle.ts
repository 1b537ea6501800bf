import { Refused } from '../http/problem.ts'
import { networkOf } from '../http/network.ts'
import { sha256 } from '../ids.ts'
import type { Queries, Storage } from '../storage/storage.ts'
import type { ThrottleRow } from '../storage/tables.ts'
import { Turns } from './turns.ts'

const MINUTE = 60_000

/** Failures that cost nothing. Each one after them doubles the wait, from 15 seconds to 15 minutes. */
export const FREE = { account: 5, network: 30 } as const
export const SHORTEST = MINUTE / 4
export const LONGEST = 15 * MINUTE
/** A name that was quiet for so long begins anew: nobody is locked out for good. */
export const FORGOTTEN = 60 * MINUTE

/** What an attempt is counted under: the account it aims at and the network it comes from. */
export interface Attempt {
  readonly account: string
  readonly network: string
}

export function attemptOf(name: string, ip: string): Attempt {
  return { account: `account:${sha256(name.toLowerCase())}`, network: `network:${networkOf(ip)}` }
}

/** Of each studio its own: two in one process don't wait for each other. */
const turns = new WeakMap<Storage, { readonly accounts: Turns; readonly networks: Turns }>()

function turnsOf(storage: Storage) {
  const known = turns.get(storage) ?? { accounts: new Turns(), networks: new Turns() }
  turns.set(storage, known)
  return known
}

/** Attempts of one network at a time; fewer than it may fail for nothing. */
const LANES = 8

/**
 * Looks at a guess, and counts it unless it was right. What it gives is the guess's worth: nothing
 * true for a wrong one.
 * @param name of whatever is guessed at
 * @throws Refused 429 after too many that were wrong
 */
export function guarded<T>(
  storage: Storage,
  name: string,
  ip: string,
  look: () => Promise<T>,
): Promise<T> {
  const attempt = attemptOf(name, ip)
  return inTurn(storage, attempt, async () => {
    const forget = await beginAttempt(storage, attempt)
    const worth = await look()
    if (worth) await forget()
    return worth
  })
}

/**
 * An attempt counts as failed until its password was right. So that many right ones at once don't
 * count against each other, they are looked at one after the other: those of an account, and those
 * of a network, a few abreast.
 */
function inTurn<T>(
  storage: Storage,
  { account, network }: Attempt,
  work: () => Promise<T>,
): Promise<T> {
  const { accounts, networks } = turnsOf(storage)
  const lane = account.charCodeAt(account.length - 1) % LANES
  return accounts.take(account, () => networks.take(`${network} ${lane}`, work))
}

/** Takes back what an attempt has counted. */
export type Forget = () => Promise<void>

/**
 * Counts an attempt before the password is looked at, so that many at once can't slip past the
 * wait. Lives in the database: another instance, or a restart, counts on.
 * @returns what to call when the password was right
 * @throws Refused 429 while the wait lasts
 */
export async function beginAttempt(storage: Storage, attempt: Attempt): Promise<Forget> {
  // Both are there before either is held, and all hold them in one order: none waits in a circle.
  for (const name of [attempt.network, attempt.account])
    await make(storage, storage.queries, name, Date.now())
  const { before, after, wait } = await storage.transaction(async (queries) => {
    const now = Date.now()
    const before = await take(storage, queries, attempt.network, now)
    const account = await take(storage, queries, attempt.account, now)
    const wait = Math.max(waitOf(account, now), waitOf(before, now))
    if (wait > 0) return { before, after: before, wait }
    await count(queries, account, FREE.account, now)
    return { before, after: await count(queries, before, FREE.network, now), wait }
  })
  if (wait > 0) {
    const seconds = Math.ceil(wait / 1000)
    throw new Refused(429, `Too many attempts went wrong. Please wait ${duration(seconds)}.`, {
      retryAfter: seconds,
    })
  }
  return async () => {
    await storage.queries.deleteFrom('throttles').where('name', '=', attempt.account).execute()
    await storage.queries
      .updateTable('throttles')
      .set((row) => ({ failures: row('failures', '-', 1) }))
      .where('name', '=', attempt.network)
      .where('failures', '>', 0)
      .execute()
    // Only the wait that this very attempt began; others' stays.
    await storage.queries
      .updateTable('throttles')
      .set({ blocked_until: before.blocked_until })
      .where('name', '=', attempt.network)
      .where('blocked_until', '=', after.blocked_until)
      .execute()
  }
}

function fresh(name: string, now: number): ThrottleRow {
  const time = new Date(now).toISOString()
  return { name, failures: 0, blocked_until: time, updated_at: time }
}

async function make(storage: Storage, queries: Queries, name: string, now: number): Promise<void> {
  const insert = queries.insertInto('throttles').values(fresh(name, now))
  await (
    storage.dialect === 'mysql'
      ? insert.onDuplicateKeyUpdate({ name })
      : insert.onConflict((conflict) => conflict.column('name').doNothing())
  ).execute()
}

/**
 * Holds the row until the end of the transaction and reads it as it is now, not as it was when the
 * transaction began: attempts wait for each other. SQLite has one writer, who holds everything.
 */
async function take(
  storage: Storage,
  queries: Queries,
  name: string,
  now: number,
): Promise<ThrottleRow> {
  const read = queries.selectFrom('throttles').selectAll().where('name', '=', name)
  const held = storage.dialect === 'mysql' ? read.forUpdate() : read
  const found = await held.executeTakeFirst()
  // A right password took it away since it was made.
  if (found === undefined) await make(storage, queries, name, now)
  const row = found ?? (await held.executeTakeFirstOrThrow())
  return Date.parse(row.updated_at) < now - FORGOTTEN ? fresh(name, now) : row
}

const waitOf = (row: ThrottleRow, now: number): number => Date.parse(row.blocked_until) - now

async function count(
  queries: Queries,
  row: ThrottleRow,
  free: number,
  now: number,
): Promise<ThrottleRow> {
  const failures = row.failures + 1
  const wait = Math.min(LONGEST, SHORTEST * 2 ** Math.min(failures - free, 20))
  const counted = {
    name: row.name,
    failures,
    blocked_until: failures < free ? row.blocked_until : new Date(now + wait).toISOString(),
    updated_at: new Date(now).toISOString(),
  }
  await queries.updateTable('throttles').set(counted).where('name', '=', row.name).execute()
  return counted
}

function duration(seconds: number): string {
  if (seconds < 90) return `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`
  return `${Math.ceil(seconds / 60)} minutes`
}
