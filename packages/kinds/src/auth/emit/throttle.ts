import { code, ref, spaced, typeRef, type Code } from '@drawbridge/source'
import * as refs from '../../table/emit/refs.ts'
import { isAsked } from '../ways/drawn-faces.ts'
import type { Accounts } from './accounts.ts'
import { offers, readsCredentials, slowsDrawn } from './offers.ts'

const attempts = (name: string) => ref(name, 'src/auth/attempt-queries.ts')
const createHash = ref('createHash', 'node:crypto')
const network = ref('network', 'src/http/network.ts')
const tooManyRequests = ref('tooManyRequests', 'src/http/errors.ts')
const Caller = typeRef('Caller', 'src/auth/caller.ts')

/** `src/auth/throttle.ts` */
export const throttleFile = (accounts: Accounts): Code =>
  code`${spaced([
    TYPES,
    (slowsDrawn(accounts) || offers(accounts, 'login')) && LOGIN,
    offers(accounts, 'register') && REGISTER,
    readsCredentials(accounts) && PASSWORD,
    isAsked(accounts.auth.settings, 'links') && MAIL,
    COUNT,
    (slowsDrawn(accounts) ||
      offers(accounts, 'login', 'password') ||
      isAsked(accounts.auth.settings, 'throttle')) &&
      RESET,
    slowsDrawn(accounts) && SLOWED,
    counter(accounts),
  ])}`

const TYPES = code`
  /** So many attempts in so many minutes; then it waits for the rest of that time, never longer. */
  interface Limit {
    readonly attempts: number
    readonly minutes: number
  }

  /** A counter in the database, and how far it may go. */
  export interface Counter {
    readonly id: string
    readonly limit: Limit
  }`

const LOGIN = code`
  /** An account from one network; an account from anywhere; a network, over all accounts. */
  export const loginCounters = (ip: string, account: string) => ({
    account: [
      counter(['login', ${network}(ip), account], { attempts: 10, minutes: 15 }),
      counter(['login', '', account], { attempts: 100, minutes: 60 }),
    ],
    network: [counter(['login', ${network}(ip)], { attempts: 60, minutes: 15 })],
  })`

const REGISTER = code`
  export const registerCounters = (ip: string): readonly Counter[] => [
    counter(['register', ${network}(ip)], { attempts: 30, minutes: 60 }),
  ]`

const PASSWORD = code`
  export const passwordCounters = (user: ${Caller}['id']): readonly Counter[] => [
    counter(['password', String(user)], { attempts: 10, minutes: 15 }),
  ]`

const MAIL = code`
  /** Mail of one kind to an address: from one network, from anywhere, and from a network to all. */
  export const mailCounters = (purpose: string, ip: string, address: string): readonly Counter[] => [
    counter([purpose, ${network}(ip), address], { attempts: 5, minutes: 60 }),
    counter([purpose, '', address], { attempts: 20, minutes: 60 }),
    counter([purpose, ${network}(ip)], { attempts: 30, minutes: 60 }),
  ]`

const COUNT = code`
  /**
   * Counts an attempt before it is made, so that many at once can't slip past a limit. Throws 429,
   * with the seconds to wait, when there were too many.
   */
  export async function countAttempt(db: ${refs.Database}, counters: readonly Counter[]): Promise<void> {
    const now = Date.now()
    for (const { id, limit } of counters) {
      const { attempts, resetsAt } = await ${attempts('addAttempt')}(db, id, now, now + limit.minutes * 60_000)
      if (attempts > limit.attempts) throw ${tooManyRequests}(Math.ceil((resetsAt - now) / 1000))
    }
  }`

const RESET = code`
  /** After a success; and throws away the counters of everybody whose time is over. */
  export async function resetCounters(db: ${refs.Database}, counters: readonly Counter[]): Promise<void> {
    for (const { id } of counters) await ${attempts('deleteAttempts')}(db, id)
    await ${attempts('deleteAttemptsOver')}(db, Date.now())
  }`

const SLOWED = code`
  /** Whether a password is right, for whoever has not tried too often to sign in to this account. */
  export async function slowed(
    { ip, log, server }: ${refs.FastifyRequest},
    account: string,
    verify: () => Promise<boolean>,
  ): Promise<boolean> {
    const counters = loginCounters(ip, account)
    await countAttempt(server.db, [...counters.account, ...counters.network])
    const matches = await verify()
    if (matches) await resetCounters(server.db, counters.account)
    else log.warn('A password was wrong.')
    return matches
  }`

const counter = ({ auth }: Accounts): Code => code`
  /** What is counted is known to the server or hashed, so a row says nothing to whoever reads it. */
  ${isAsked(auth.settings, 'throttle') && code`export `}const counter = (facts: readonly string[], limit: Limit): Counter => ({
    id: ${createHash}('sha256').update(JSON.stringify(facts)).digest('base64url'),
    limit,
  })`
