import { audit } from '../../audit.ts'
import { Refused } from '../../http/problem.ts'
import type { Queries } from '../../storage/storage.ts'
import type { Studio } from '../../studio.ts'
import { assertGoodPassword, setPassword } from '../accounts.ts'
import { enterAccount } from '../scope.ts'
import { readTicket, useTicket } from '../tickets.ts'
import type { Sender } from './links.ts'

/** What leads into an account besides its password. */
const OTHER_WAYS = ['authenticators', 'recovery_codes', 'passkeys', 'connections'] as const

/**
 * A new password for whoever has the link: all that the old one opened ends. The second factor
 * stays. Where nobody had shown before that the address is theirs, whoever made the account may
 * have been somebody else: then all that they left there goes.
 * @throws Refused 401 for a link that is not good, 422 for a weak password
 */
export async function resetPassword(
  { storage }: Studio,
  { token, password }: { readonly token: string; readonly password: string },
  ip: string,
): Promise<void> {
  const { queries } = storage
  const ticket = await readTicket(queries, 'reset', token)
  const account =
    ticket &&
    (await queries
      .selectFrom('accounts')
      .selectAll()
      .where('id', '=', ticket.account_id)
      .executeTakeFirst())
  if (!account) throw overLink()
  assertGoodPassword(password, [account.email, account.name])
  if (!(await useTicket(queries, 'reset', token))) throw overLink()
  const sender: Sender = ticket.data === 'mail' ? 'mail' : 'console'
  if (sender === 'mail' && account.confirmed_at === null) await leaveNoWay(queries, account.id)
  await setPassword(storage, enterAccount(account, ''), password)
  if (sender === 'mail') await markConfirmed(queries, account.id)
  await audit(storage, 'password-reset', account.id, { ip })
}

export const overLink = () =>
  new Refused(
    401,
    'This link is not good any more: it was used, or it is too old. Ask for another.',
  )

async function leaveNoWay(queries: Queries, account: string): Promise<void> {
  for (const table of OTHER_WAYS)
    await queries.deleteFrom(table).where('account_id', '=', account).execute()
}

export async function markConfirmed(queries: Queries, account: string): Promise<void> {
  await queries
    .updateTable('accounts')
    .set({ confirmed_at: new Date().toISOString() })
    .where('id', '=', account)
    .execute()
}
