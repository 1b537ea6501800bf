import { createHash } from 'node:crypto'
import type { Database } from '../database/client.ts'
import { tooManyRequests } from '../http/errors.ts'
import { network } from '../http/network.ts'
import { addAttempt, deleteAttempts, deleteAttemptsOver } from './attempt-queries.ts'
import type { Caller } from './caller.ts'

/** So many attempts in so many minutes; then it waits for the rest of that time, never longer. */
interface Limit {
  readonly attempts: number
  readonly minutes: number
}

/** A counter in the database, and how far it may go. */
export interface Counter {
  readonly id: string
  readonly limit: Limit
}

/** An account from one network; an account from anywhere; a network, over all accounts. */
export const loginCounters = (ip: string, account: string) => ({
  account: [
    counter(['login', network(ip), account], { attempts: 10, minutes: 15 }),
    counter(['login', '', account], { attempts: 100, minutes: 60 }),
  ],
  network: [counter(['login', network(ip)], { attempts: 60, minutes: 15 })],
})

export const registerCounters = (ip: string): readonly Counter[] => [
  counter(['register', network(ip)], { attempts: 30, minutes: 60 }),
]

export const passwordCounters = (user: Caller['id']): readonly Counter[] => [
  counter(['password', String(user)], { attempts: 10, minutes: 15 }),
]

/** Mail of one kind to an address: from one network, from anywhere, and from a network to all. */
export const mailCounters = (purpose: string, ip: string, address: string): readonly Counter[] => [
  counter([purpose, network(ip), address], { attempts: 5, minutes: 60 }),
  counter([purpose, '', address], { attempts: 20, minutes: 60 }),
  counter([purpose, network(ip)], { attempts: 30, minutes: 60 }),
]

/**
 * Counts an attempt before it is made, so that many at once can't slip past a limit. Throws 429,
 * with the seconds to wait, when there were too many.
 */
export async function countAttempt(db: Database, counters: readonly Counter[]): Promise<void> {
  const now = Date.now()
  for (const { id, limit } of counters) {
    const { attempts, resetsAt } = await addAttempt(db, id, now, now + limit.minutes * 60_000)
    if (attempts > limit.attempts) throw tooManyRequests(Math.ceil((resetsAt - now) / 1000))
  }
}

/** After a success; and throws away the counters of everybody whose time is over. */
export async function resetCounters(db: Database, counters: readonly Counter[]): Promise<void> {
  for (const { id } of counters) await deleteAttempts(db, id)
  await deleteAttemptsOver(db, Date.now())
}

/** What is counted is known to the server or hashed, so a row says nothing to whoever reads it. */
export const counter = (facts: readonly string[], limit: Limit): Counter => ({
  id: createHash('sha256').update(JSON.stringify(facts)).digest('base64url'),
  limit,
})
