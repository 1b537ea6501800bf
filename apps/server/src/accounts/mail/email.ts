import { audit } from '../../audit.ts'
import type { Studio } from '../../studio.ts'
import { assertFree, normalEmail } from '../accounts.ts'
import type { AccountScope } from '../scope.ts'
import { issueTicket, readTicket, useTicket } from '../tickets.ts'
import { confirmLetter, MINUTES, movedLetter } from './letters.ts'
import { linkTo } from './links.ts'
import { overLink } from './reset-password.ts'

/** Asks by mail whether an address is its account's owner's, the present one or another. */
export function askForEmail(
  { storage, outbox }: Studio,
  { accountId }: Pick<AccountScope, 'accountId'>,
  email: string,
): void {
  outbox?.post.afterwards(async () => {
    const { queries } = storage
    const other = await queries
      .selectFrom('accounts')
      .select('id')
      .where('email', '=', email)
      .where('id', '!=', accountId)
      .executeTakeFirst()
    // Its owner has an account, and whoever asked is told no more than that mail was sent.
    if (other) return
    const ticket = { account: accountId, data: email, minutes: MINUTES.email }
    const secret = await issueTicket(queries, 'email', ticket)
    await outbox.post.send(email, confirmLetter(linkTo(outbox.base, 'confirm-email', secret)))
  })
}

/** Another address: by its link where mail is sent, at once where none is. @throws Refused 409 */
export async function changeEmail(
  studio: Studio,
  account: AccountScope,
  given: string,
): Promise<void> {
  const email = normalEmail(given)
  if (studio.outbox) return askForEmail(studio, account, email)
  if (email !== account.email) await moveTo(studio, account.accountId, email, null)
}

/** @throws Refused 401 for a link that is not good, 409 where the address is another's by now */
export async function confirmEmail(studio: Studio, token: string): Promise<void> {
  const { storage, outbox } = studio
  const { queries } = storage
  const ticket = await readTicket(queries, 'email', token)
  if (!ticket?.account_id || !(await useTicket(queries, 'email', token))) throw overLink()
  const { account_id: id, data: email } = ticket
  const before = await queries
    .selectFrom('accounts')
    .select('email')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  await moveTo(studio, id, email, new Date().toISOString())
  if (before.email !== email)
    outbox?.post.afterwards(() => outbox.post.send(before.email, movedLetter(email)))
}

/** What was sent to the address of before is worth nothing from then on. */
async function moveTo(
  { storage }: Studio,
  account: string,
  email: string,
  confirmed_at: string | null,
): Promise<void> {
  const isMoved = await storage.transaction(async (queries) => {
    const present = await queries
      .selectFrom('accounts')
      .select('email')
      .where('id', '=', account)
      .executeTakeFirstOrThrow()
    if (present.email !== email) await assertFree(queries, email)
    await queries
      .updateTable('accounts')
      .set({ email, confirmed_at })
      .where('id', '=', account)
      .execute()
    await queries
      .deleteFrom('tickets')
      .where('account_id', '=', account)
      .where('purpose', 'in', ['reset', 'email'])
      .execute()
    return present.email !== email
  })
  await audit(storage, isMoved ? 'email-changed' : 'email-confirmed', account)
}
