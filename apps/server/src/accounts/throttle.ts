import { Refused } from '../http/problem.ts'
import { sha256 } from '../ids.ts'
import type { Storage } from '../storage/storage.ts'

const MINUTE = 60_000

/** Failures that cost nothing. Each one after them doubles the wait, from 15 seconds to 15 minutes. */
const FREE = { account: 5, network: 30 } as const
const SHORTEST = MINUTE / 4
const LONGEST = 15 * MINUTE
/** A name that was quiet for so long begins anew: nobody is locked out for good. */
const FORGOTTEN = 60 * MINUTE

/** What an attempt is counted under: the account it aims at and the network it comes from. */
export interface Attempt {
  readonly account: string
  readonly network: string
}

export function attemptOf(email: string, ip: string): Attempt {
  return { account: `account:${sha256(email.toLowerCase())}`, network: `network:${networkOf(ip)}` }
}

/** Lives in the database: another instance, or a restart, counts on.
 * @throws Refused 429 while the wait lasts */
export async function assertNotThrottled(storage: Storage, attempt: Attempt): Promise<void> {
  const rows = await storage.queries
    .selectFrom('throttles')
    .select('blocked_until')
    .where('name', 'in', [attempt.account, attempt.network])
    .execute()
  const until = Math.max(0, ...rows.map(({ blocked_until }) => Date.parse(blocked_until)))
  const wait = Math.ceil((until - Date.now()) / 1000)
  if (wait > 0)
    throw new Refused(429, `Too many attempts went wrong. Please wait ${duration(wait)}.`, {
      retryAfter: wait,
    })
}

export async function countFailure(storage: Storage, attempt: Attempt): Promise<void> {
  await count(storage, attempt.account, FREE.account)
  await count(storage, attempt.network, FREE.network)
}

export async function forgetFailures(storage: Storage, attempt: Attempt): Promise<void> {
  await storage.queries.deleteFrom('throttles').where('name', '=', attempt.account).execute()
}

async function count(storage: Storage, name: string, free: number): Promise<void> {
  await storage.transaction(async (queries) => {
    const now = Date.now()
    const updated_at = new Date(now).toISOString()
    const forgotten = new Date(now - FORGOTTEN).toISOString()
    await queries
      .deleteFrom('throttles')
      .where('name', '=', name)
      .where('updated_at', '<', forgotten)
      .execute()
    const { numUpdatedRows } = await queries
      .updateTable('throttles')
      .set((row) => ({ failures: row('failures', '+', 1), updated_at }))
      .where('name', '=', name)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) {
      const first = { name, failures: 1, blocked_until: updated_at, updated_at }
      return queries.insertInto('throttles').values(first).execute()
    }
    const { failures } = await queries
      .selectFrom('throttles')
      .select('failures')
      .where('name', '=', name)
      .executeTakeFirstOrThrow()
    if (failures < free) return
    const wait = Math.min(LONGEST, SHORTEST * 2 ** Math.min(failures - free, 20))
    const blocked_until = new Date(now + wait).toISOString()
    await queries.updateTable('throttles').set({ blocked_until }).where('name', '=', name).execute()
  })
}

/** Neighbours count together: /24 of IPv4, /64 of IPv6. */
function networkOf(ip: string): string {
  const v4 = /^(?:::ffff:)?(\d+\.\d+\.\d+)\.\d+$/.exec(ip)
  return v4?.[1] ?? ip.split(':').slice(0, 4).join(':')
}

function duration(seconds: number): string {
  if (seconds < 90) return `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`
  return `${Math.ceil(seconds / 60)} minutes`
}
