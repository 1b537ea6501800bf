import type { User } from '@drawbridge/protocol'
import { Refused } from '../http/problem.ts'
import { randomId } from '../ids.ts'
import type { Storage } from '../storage/storage.ts'
import type { AccountRow } from '../storage/tables.ts'
import type { FirstAccount } from './first-account.ts'
import { hashPassword, verifyPassword } from './password-hash.ts'
import { weakness } from './password-rules.ts'
import type { AccountScope } from './scope.ts'
import { endEverything } from './sessions.ts'
import { attemptOf, beginAttempt, inTurn } from './throttle.ts'

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
  return storage.transaction(async (queries) => {
    const earlier = await queries.selectFrom('accounts').select('id').limit(1).executeTakeFirst()
    if (!earlier) firstAccount.assertAllowed(given.token)
    const account: AccountRow = {
      id: randomId('u'),
      email,
      name,
      password_hash,
      epoch: 1,
      first: earlier ? null : 1,
      created_at: new Date().toISOString(),
    }
    const taken = await queries
      .selectFrom('accounts')
      .select('id')
      .where('email', '=', email)
      .executeTakeFirst()
    if (taken) throw new Refused(409, 'There is an account with this e-mail. Please sign in.')
    await queries.insertInto('accounts').values(account).execute()
    return account
  })
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
  const attempt = attemptOf(email, ip)
  return inTurn(storage, attempt, async () => {
    const forget = await beginAttempt(storage, attempt)
    const account = await storage.queries
      .selectFrom('accounts')
      .selectAll()
      .where('email', '=', email)
      .executeTakeFirst()
    if ((await verifyPassword(given.password, account?.password_hash)) && account) {
      await forget()
      return account
    }
    throw new Refused(401, 'E-mail and password do not belong together.')
  })
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

function assertGoodPassword(password: string, context: readonly string[]): void {
  const message = weakness(password, context)
  if (message !== undefined)
    throw new Refused(422, message, { errors: [{ field: 'password', message }] })
}
