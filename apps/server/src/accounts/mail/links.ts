import type { AccountRow } from '../../storage/tables.ts'
import { audit } from '../../audit.ts'
import type { Storage } from '../../storage/storage.ts'
import { normalEmail } from '../accounts.ts'
import { issueTicket } from '../tickets.ts'
import { MINUTES } from './letters.ts'

/** Who asked for a link: it shows that mail reaches its owner, or only that somebody runs the studio. */
export type Sender = 'mail' | 'console'

/** Pages that links lead to. */
type Page = 'reset-password' | 'confirm-email' | 'invitation'

/** The address of a page, with a secret that no server on the way is told. */
export function linkTo(base: string, page: Page, secret: string) {
  return `${base.replace(/\/$/, '')}/${page}#${secret}`
}

/** A secret that replaces a password, once; earlier ones are not good any more. Undefined for strangers. */
export async function issueReset(
  storage: Storage,
  given: string,
  sender: Sender,
): Promise<{ readonly account: AccountRow; readonly secret: string } | undefined> {
  const { queries } = storage
  const account = await queries
    .selectFrom('accounts')
    .selectAll()
    .where('email', '=', normalEmail(given))
    .executeTakeFirst()
  if (!account) return undefined
  await queries
    .deleteFrom('tickets')
    .where('account_id', '=', account.id)
    .where('purpose', '=', 'reset')
    .execute()
  const ticket = { account: account.id, data: sender, minutes: MINUTES.reset }
  const secret = await issueTicket(queries, 'reset', ticket)
  await audit(storage, sender === 'mail' ? 'reset-link-sent' : 'reset-link-printed', account.id)
  return { account, secret }
}
