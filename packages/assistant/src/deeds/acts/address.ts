import type { Node } from '@drawbridge/manifest'
import { named } from '../../fields-of.ts'
import { member, type Row } from '../scene.ts'

/** What people are sent. */
export const LETTERS =
  '(?:e-?mails?|mails?|messages?|notifications?|notices?|reminders?|confirmations?|receipts?|alerts?|newsletters?|links?|warnings?|invitations?|letters?|welcome|invoices?|notes?)'

/** The address of a row, as a formula; undefined where rows of that table have none. */
export function addressOf(row: Row, table: Node): string | undefined {
  const name = mailIn(table)
  if (name === undefined) return undefined
  const isThere = named(table, 'fields').some(
    (field) => field.name === name && field['required'] === true,
  )
  const formula = member(row, name)
  return isThere && !row.isMaybe ? formula : `${formula} ?? ''`
}

/** The field that holds an e-mail address. */
export const mailIn = (table: Node): string | undefined =>
  named(table, 'fields').find(({ name, format }) => format === 'email' || /e-?mail/i.test(name))
    ?.name
