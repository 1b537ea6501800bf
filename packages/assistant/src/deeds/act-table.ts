import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import { named } from '../fields-of.ts'
import { ACTS } from '../people/act-words.ts'
import { verbOf } from './verbs.ts'

const MORE: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    lend: ['loans', 'lendings', 'borrowings'],
    sell: ['sales', 'orders', 'order_items', 'orderItems'],
    order: ['order_items', 'orderItems', 'order_lines', 'orders', 'purchases'],
    buy: ['purchases', 'order_items', 'orderItems', 'orders', 'sales'],
    visit: ['visits'],
    take: ['loans', 'withdrawals'],
    use: ['usages', 'uses'],
    pay: ['payments'],
  }),
)

/** The table in which a deed with a thing is kept: who rents a tool adds one of `rentals`. */
export function keptOf(verb: string, table: Node, draft: Draft): Node | undefined {
  const base = verbOf(verb)
  if (base.length < 3) return undefined
  const tables = draft
    .playing('rows')
    .filter((one) => named(one, 'relations').some(({ target }) => target === table.id))
  return (
    namesOf(base)
      .map((name) => tables.find((one) => one.name === name))
      .find((one) => one !== undefined) ??
    tables.find(({ name }) => base.length > 3 && name.toLowerCase().startsWith(base.slice(0, 6)))
  )
}

const namesOf = (base: string): readonly string[] => [
  ...(MORE.get(base) ?? []),
  ...ACTS.filter(({ verbs }) => verbs.split('|').some((one) => one.split(' ')[0] === base)).flatMap(
    (act) => act.names,
  ),
]

/** The tables in which a deed may be kept, whatever it is done with. */
export function tablesOf(verb: string, draft: Draft): readonly Node[] {
  const base = verbOf(verb)
  const names = namesOf(base)
  const tables = draft.playing('rows')
  const named_ = names.flatMap((name) => tables.find((table) => table.name === name) ?? [])
  return named_.length > 0
    ? named_
    : tables.filter(({ name }) => name.toLowerCase().startsWith(base.slice(0, 6)))
}
