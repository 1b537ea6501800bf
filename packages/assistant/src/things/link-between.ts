import { singularOf } from '@drawbridge/kinds/faces'
import type { Reading } from '../recipe.ts'
import type { Doing } from './doing.ts'
import { giveItems } from './give.ts'
import { relate } from './relate-tables.ts'
import { tableFor } from './table-for.ts'

/** `with quantities`, `and how many of each`: it is of neither of both, but of what they have to do with each other. */
const COUNTED =
  /^,?\s*(?:each\s+)?(?:with|in|and)\s+(?:(?:an?|the|its|their|different|certain|some)\s+)*(?<items>(?:quantit(?:y|ies)|amounts?|numbers? of (?:pieces|units)|how many(?: of (?:each|them|it))?|how much(?: of (?:each|them|it))?)(?:\s*(?:,|and)\s.+)?|\p{L}[\p{L}\s]*?(?=\s+(?:on|in|at|for)\s+each(?:\s+(?:of\s+(?:them|these|those)|other|one))?$))(?:\s+(?:on|in|at|for)\s+each.*)?$/iu

/** What is said to be kept of each pair; lines and items are such pairs themselves. */
export const countedIn = (part: string, rest: string): string | undefined =>
  PAIRS.test(part) ? undefined : COUNTED.exec(rest)?.groups?.['items']
const PAIRS = /(?:lines?|items?|entries|entry|positions?|rows?|parts?)$/i

/** What lists what is bought has items. */
const SOLD = /(?:^|_)(?:orders|carts|baskets|invoices|purchases|quotes|quotations|offers)$/

/** “An order has many products with quantities”: a line for each of them. */
export function linked(
  one: string,
  other: string,
  items: string,
  doing: Doing,
): Reading | undefined {
  const [whole, part] = [tableFor(one, doing), tableFor(other, doing)]
  if (whole === undefined || part === undefined || whole.id === part.id) return undefined
  const parts = SOLD.test(whole.name) ? 'items' : part.name
  const link = tableFor(`${singularOf(whole.name)} ${parts}`, doing)
  if (link === undefined) return undefined
  relate(whole, link, { how: 'many' }, doing)
  relate(link, part, {}, doing)
  const said = items
    .replace(/^quantities/i, 'quantity')
    .replace(/^how (?:many|much)(?: of (?:each|them|it))?/i, 'quantity')
    .replace(/^amounts/i, 'amount')
  giveItems(doing.draft.table(link.name) ?? link, said, doing)
  doing.draft.subject = whole.id
  return doing.reading
}
