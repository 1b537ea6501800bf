import { code, ref, type Code } from '@drawbridge/source'
import * as refs from '../../table/emit/refs.ts'
import type { Accounts } from './accounts.ts'
import { offers, opensByPassword } from './offers.ts'

const query = (name: string) => ref(name, 'src/auth/session-queries.ts')
const createHash = ref('createHash', 'node:crypto')
const randomBytes = ref('randomBytes', 'node:crypto')
const randomUUID = ref('randomUUID', 'node:crypto')
const SESSION_DAYS = ref('SESSION_DAYS', 'src/auth/settings.ts')
const ACCESS_SECONDS = ref('ACCESS_SECONDS', 'src/auth/tokens.ts')

/** `src/auth/sessions.ts`, where callers are known by tokens. */
export const tokenSessionsFile = (accounts: Accounts): Code =>
  offers(accounts, 'refresh') ? refreshed(accounts) : brief(accounts)

const brief = (accounts: Accounts): Code => code`
  /** A sign-in. It lasts as long as its access token does. */
  export interface Session {
    readonly id: string
    readonly user: ${refs.Caller}['id']
  }

  export async function openSession(
    db: ${refs.Database},
    user: ${refs.Caller}['id'],
    ${opensByPassword(accounts) && code`passwordHash?: string,`}
  ): Promise<Session> {
    const id = ${randomUUID}()
    const createdAt = Date.now()
    const expiresAt = createdAt + ${ACCESS_SECONDS} * 1000
    await ${query('insertSession')}(db, { id, user, createdAt, expiresAt }${opensByPassword(accounts) && code`, passwordHash`})
    return { id, user }
  }`

const refreshed = (accounts: Accounts): Code => code`
  /** However often the tokens were refreshed. */
  const SESSION_MS = ${SESSION_DAYS} * 24 * 60 * 60_000

  /** A sign-in, and the one refresh token that is good for it now. */
  export interface Session {
    readonly id: string
    readonly user: ${refs.Caller}['id']
    readonly refreshToken: string
  }

  export async function openSession(
    db: ${refs.Database},
    user: ${refs.Caller}['id'],
    ${opensByPassword(accounts) && code`passwordHash?: string,`}
  ): Promise<Session> {
    const id = ${randomUUID}()
    const refreshToken = newRefreshToken(id)
    const createdAt = Date.now()
    const expiresAt = createdAt + SESSION_MS
    await ${query('insertSession')}(db, { id, user, tokenDigest: digest(refreshToken), createdAt, expiresAt }${opensByPassword(accounts) && code`, passwordHash`})
    return { id, user, refreshToken }
  }

  /**
   * Exchanges a refresh token for the next one. Of two that bring the same token, one statement
   * lets one through. Whoever brings a token that was used before ends the whole sign-in: either
   * they or the one who used it stole it.
   */
  export async function refreshSession(
    db: ${refs.Database},
    presented: string,
  ): Promise<Session | undefined> {
    const id = sessionIdOf(presented)
    if (id === undefined) return undefined
    const refreshToken = newRefreshToken(id)
    const caller = await db.transaction(async (tx) => {
      const isGood = await ${query('replaceDigest')}(tx, id, digest(presented), digest(refreshToken))
      return isGood ? ${query('readCaller')}(tx, id) : undefined
    })
    if (caller === undefined) await ${query('deleteSession')}(db, id)
    return caller && { id, user: caller.id, refreshToken }
  }

  export const sessionIdOf = (refreshToken: string): string | undefined =>
    REFRESH_TOKEN.exec(refreshToken)?.[1]

  const REFRESH_TOKEN = /^([\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12})\\.[\\w-]{43}$/

  /** 256 random bits; the id in front finds the row. */
  const newRefreshToken = (id: string): string => \`\${id}.\${${randomBytes}(32).toString('base64url')}\`

  /** What is kept of a token: enough to know it again, not to use it. */
  const digest = (token: string): string => ${createHash}('sha256').update(token).digest('base64url')`
