import { itemsOf } from '@drawbridge/manifest'
import type { Ambiguity, Around } from './doubt.ts'
import { nameInWords } from '../words.ts'

/** What is asked about for years: money and agreements. People may want to be forgotten. */
const RECORDS =
  /\b(?:orders|invoices|payments|receipts|bookings|reservations|contracts|transactions|donations|subscriptions|claims|appointments|loans)$/iu
const TOLD = /\b(?:restore|undelete|kept|keep|for good|permanently|forever|soft|archive)/u

/** “Staff can delete orders”, which are asked about for years. */
export const goneOrKept: Ambiguity = {
  examples: [
    { before: 'add orders with total', phrase: 'admins can delete orders' },
    { before: 'add purchase orders with total', phrase: 'admins can delete purchase orders' },
  ],
  find(phrase, around) {
    if (!/\b(?:delete|remove|get rid of)\b/iu.test(phrase) || TOLD.test(around.draft.prompt))
      return undefined
    const table = opened(phrase, around)
    if (table === undefined) return undefined
    const name = nameInWords(table)
    if (!RECORDS.test(name)) return undefined
    return {
      id: `kept:${table}`,
      text: `What becomes of ${name} that are deleted?`,
      meanings: [
        { id: 'gone', says: 'They are gone', wording: [phrase] },
        {
          id: 'kept',
          says: 'They are marked as deleted, and can be restored',
          wording: [phrase, `deleted ${table} are kept`],
        },
      ],
    }
  },
}

/** The table whose rows somebody may delete by this. */
function opened(phrase: string, { draft, tried }: Around): string | undefined {
  const rule = tried([phrase])
    .phrases.flatMap(({ commands }) => commands)
    .find((one) => one.type === 'setSetting' && one.path.join('.') === 'access.delete')
  if (rule?.type !== 'setSetting') return undefined
  const table = draft.playing('rows').find(({ id }) => id === rule.id)
  const isKept = table?.settings['softDelete'] === true
  return isKept || itemsOf(table?.settings['fields']).length === 0 ? undefined : table?.name
}
