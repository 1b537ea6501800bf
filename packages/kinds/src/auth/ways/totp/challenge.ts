import { code, ref, typeRef, type Code } from '@drawbridge/source'
import * as refs from '../../../table/emit/refs.ts'
import { Problem } from '../../emit/names.ts'
import type { Accounts } from '../../emit/accounts.ts'
import { opensByPassword } from '../../emit/offers.ts'

const addAttempt = ref('addAttempt', 'src/auth/attempt-queries.ts')
const createHash = ref('createHash', 'node:crypto')
const readCredentials = ref('readCredentials', 'src/auth/queries.ts')
const Credentials = typeRef('Credentials', 'src/auth/queries.ts')
const readAuthenticator = ref('readAuthenticator', 'src/auth/totp/queries.ts')
const issueTicket = ref('issueTicket', 'src/auth/tickets.ts')
const readTicket = ref('readTicket', 'src/auth/tickets.ts')
const ticketId = ref('ticketId', 'src/auth/tickets.ts')
const useTicket = ref('useTicket', 'src/auth/tickets.ts')

/** `src/auth/totp/challenge.ts`: what stands between the two halves of signing in. */
export const challengeFile = (accounts: Accounts): Code => code`
  const PURPOSE = 'secondFactor'
  const MINUTES = 5
  const MOST_CODES = 5

  /** The answer to whoever has to prove more before they are signed in. */
  export interface SecondFactorAsked {
    /** What may be sent: a code of the app, or a recovery code. */
    readonly secondFactor: string[]
    /** To be sent back with the code. */
    readonly challenge: string
    readonly expiresIn: number
  }

  /** What to answer to somebody whose account has a second factor; undefined where it has none. */
  export async function askSecondFactor(
    { server }: ${refs.FastifyReply},
    user: ${refs.Caller}['id'],
    ${opensByPassword(accounts) && code`passwordHash?: string,`}
  ): Promise<SecondFactorAsked | undefined> {
    const authenticator = await ${readAuthenticator}(server.db, user)
    if (authenticator === undefined || authenticator.confirmedAt === 0) return undefined
    return newChallenge(server.db, user${opensByPassword(accounts) && code`, passwordHash`})
  }

  /** It is good for as long as the account has the password of now, or the one that was shown. */
  export async function newChallenge(
    db: ${refs.Database},
    user: ${refs.Caller}['id'],
    ${opensByPassword(accounts) && code`passwordHash?: string,`}
  ): Promise<SecondFactorAsked> {
    const hash = ${opensByPassword(accounts) && code`passwordHash ?? `}(await ${readCredentials}(db, user))?.passwordHash
    const data = stateOf(hash)
    const challenge = await ${issueTicket}(db, PURPOSE, { user, data, minutes: MINUTES })
    return { secondFactor: ['totp', 'recovery'], challenge, expiresIn: MINUTES * 60 }
  }

  /** Whose challenge it is. It ends after five minutes, after five codes, or with the password. */
  export async function readChallenge(db: ${refs.Database}, challenge: string): Promise<${Credentials}> {
    const ticket = await ${readTicket}(db, PURPOSE, challenge)
    const account = ticket?.user ? await ${readCredentials}(db, ticket.user) : undefined
    if (account === undefined || ticket?.data !== stateOf(account.passwordHash)) throw over()
    const now = Date.now()
    const counter = ${ticketId}(PURPOSE, challenge)
    const { attempts } = await ${addAttempt}(db, counter, now, now + MINUTES * 60_000)
    if (attempts > MOST_CODES) throw over()
    return account
  }

  /** Uses it up. */
  export async function endChallenge(db: ${refs.Database}, challenge: string): Promise<void> {
    if ((await ${useTicket}(db, PURPOSE, challenge)) === undefined) throw over()
  }

  /** Of the password: it changes with it, and tells nothing of it. */
  const stateOf = (passwordHash: string | null = null): string =>
    ${createHash}('sha256').update(passwordHash ?? '').digest('base64url')

  const over = (): ${Problem} =>
    new ${Problem}(401, 'Sign in again: this sign-in was not completed in time.')`
