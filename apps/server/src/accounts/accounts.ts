import type { User } from '@drawbridge/protocol'
import { audit } from '../audit.ts'
import { Refused } from '../http/problem.ts'
import { randomId } from '../ids.ts'
import type { Queries, Storage } from '../storage/storage.ts'
import type { AccountRow } from '../storage/tables.ts'
import type { FirstAccount } from './first-account.ts'
import { hashPassword, verifyPassword } from './password-hash.ts'
import { weakness } from './password-rules.ts'
import type { AccountScope } from './scope.ts'
import { endEverything } from './sessions.ts'
import { guarded } from './throttle.ts'

export function normalEmail(email: string): string {
  return email.normalize('NFC').toLowerCase()
}

export function userOf(account: Pick<AccountRow, 'id' | 'email' | 'name'>): User {
  return { id: account.id, email: account.email, name: account.name }
}

/** @throws Refused when the password is weak, the e-mail taken, or the first account not allowed */
export async function createAccount(
  storage: Storage,
  firstAccount: FirstAccount,
  given: {
    readonly email: string
    readonly password: string
    readonly name?: string
    readonly token?: string
  },
): Promise<AccountRow> {
  const email = normalEmail(given.email)
  const name = given.name?.trim() ?? ''
  assertGoodPassword(given.password, [email, name])
  const password_hash = await hashPassword(given.password)
  return openAccount(storage, firstAccount, { email, name, password_hash }, given)
}

interface Opening {
  /** What the first account beyond loopback needs. */
  readonly token?: string
  /** What is said where there is an account with this e-mail. */
  readonly taken?: string
  /** What comes with it, or neither of both. */
  readonly also?: (queries: Queries, account: AccountRow) => Promise<unknown>
}

/** @throws Refused when the e-mail is taken, or the first account not allowed */
export function openAccount(
  storage: Storage,
  firstAccount: FirstAccount,
  given: Pick<AccountRow, 'email' | 'name' | 'password_hash'> & { readonly confirmed_at?: string },
  { token, taken, also }: Opening,
): Promise<AccountRow> {
  return storage.transaction(async (queries) => {
    const earlier = await queries.selectFrom('accounts').select('id').limit(1).executeTakeFirst()
    if (!earlier) firstAccount.assertAllowed(token)
    const account: AccountRow = {
      id: randomId('u'),
      confirmed_at: null,
      preferences: null,
      ...given,
      epoch: 1,
      first: earlier ? null : 1,
      created_at: new Date().toISOString(),
    }
    await assertFree(queries, given.email, taken)
    await queries.insertInto('accounts').values(account).execute()
    await also?.(queries, account)
    return account
  })
}

/** @throws Refused 409 when there is an account with this e-mail */
export async function assertFree(
  queries: Queries,
  email: string,
  sentence = 'There is an account with this e-mail. Please sign in.',
): Promise<void> {
  const taken = await queries
    .selectFrom('accounts')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirst()
  if (taken) throw new Refused(409, sentence)
}

/**
 * The account behind an e-mail and a password. As slow, and as silent, where there is none.
 * @throws Refused 401, or 429 after too many failures
 */
export async function authenticate(
  storage: Storage,
  given: { readonly email: string; readonly password: string },
  ip: string,
): Promise<AccountRow> {
  const email = normalEmail(given.email)
  const account = await storage.queries
    .selectFrom('accounts')
    .selectAll()
    .where('email', '=', email)
    .executeTakeFirst()
  try {
    const isRight = await guarded(storage, email, ip, () =>
      verifyPassword(given.password, account?.password_hash),
    )
    if (isRight && account) return account
    throw new Refused(401, 'E-mail and password do not belong together.')
  } catch (error) {
    await audit(storage, 'login-failed', account?.id ?? null, { ip })
    throw error
  }
}

/** Ends all that the old password opened, except the session that is named. */
export async function setPassword(
  storage: Storage,
  scope: AccountScope,
  password: string,
  session?: string,
): Promise<void> {
  assertGoodPassword(password, [scope.email, scope.name])
  const password_hash = await hashPassword(password)
  await storage.transaction(async (queries) => {
    await queries
      .updateTable('accounts')
      .set({ password_hash })
      .where('id', '=', scope.accountId)
      .execute()
    await endEverything(queries, scope, session)
  })
}

/** @throws Refused 422 when it is weak */
export function assertGoodPassword(password: string, context: readonly string[]): void {
  const message = weakness(password, context)
  if (message !== undefined)
    throw new Refused(422, message, { errors: [{ field: 'password', message }] })
}
