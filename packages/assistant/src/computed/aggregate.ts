import { singularOf } from '@drawbridge/kinds/faces'
import type { Command } from '@drawbridge/commands'
import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import { named, type NamedItem } from '../fields-of.ts'
import { fieldName } from '../words.ts'
import { product } from './arithmetic.ts'
import { inTable } from '../things/fields-meant.ts'
import { type Amount, fieldAmount, isExact, isNumber, within } from './amount.ts'
import { filterIn } from './filters.ts'
import { type List, listSaid, listsOf, type Spoken } from './lists.ts'

export type Sort = 'count' | 'sum' | 'average' | 'greatest' | 'least'

/** An amount of other rows, with the name that it has by itself. */
export interface Aggregate extends Amount {
  readonly name: string
  /** What has to be drawn first: a name for the way back to those rows. */
  readonly first: readonly Command[]
}

const WORDS: Readonly<Record<Sort, string>> = {
  count:
    'number of|count of|quantity of|amount of|total number of|total count of|total amount of|overall number of|current number of|how many|count|number',
  average: 'average|mean|avg|arithmetic mean',
  greatest:
    'latest|last|newest|most recent|highest|maximum|max|biggest|largest|greatest|longest|top|best|dearest|priciest|most expensive',
  least:
    'earliest|first|oldest|lowest|minimum|min|smallest|cheapest|shortest|least|next|upcoming|soonest',
  sum: 'sum total|grand total|total sum|overall total|sum|total|overall|combined|summed up|how much',
}
const SORTS: readonly Sort[] = ['count', 'average', 'greatest', 'least', 'sum']
const LEADING = String.raw`(?:(?:the|its|their|his|her|an?|all|of|what|automatic|up-to-date|current)\s+)*`
const BEFORE = SORTS.map(
  (sort) =>
    [
      sort,
      new RegExp(
        String.raw`^${LEADING}(?<how>${WORDS[sort]})\b(?:\s+(?:value|number|figure)(?=\s+of\b))?(?:\s+of)?(?:\s+(?:how much|what))?\s+(?<rest>.+)$`,
        'iu',
      ),
    ] as const,
)
const BEHIND: readonly (readonly [Sort, RegExp])[] = [
  [
    'count',
    /^(?:the\s+|an?\s+|its\s+|their\s+)*(?<rest>[\p{L}_ -]+?)\s+(?<how>count|counter|number)$/iu,
  ],
  [
    'sum',
    /^(?:the\s+|an?\s+|its\s+|their\s+)*(?<rest>[\p{L}_ -]+?)\s+(?<how>total|sum|in total|altogether|summed up|added up|in all)$/iu,
  ],
  [
    'average',
    /^(?:the\s+|an?\s+|its\s+|their\s+)*(?<rest>[\p{L}_ -]+?)\s+(?<how>average|mean|on average)$/iu,
  ],
]
/** “when the last visit was”, “the date of the latest review” */
const WHEN =
  /^(?:when|on which day|the (?:date|day|time|moment) (?:of|when))\s+(?:(?:the|its|their|his|her|they|it|he|she|somebody|someone)\s+)*(?<what>.+?)(?:\s+(?:was|were|is|took place|happened|came|has been|will be))?$/iu

/** `the number of enrolments`, `their average rating`, `how many tasks are done`, `the latest visit`. */
export function aggregate(
  words: string,
  table: Node,
  draft: Draft,
  valueIn: (words: string, node: Node) => Amount | undefined,
): Aggregate | undefined {
  const { said, hint } = withoutHint(words)
  const when = WHEN.exec(said)?.groups?.['what']
  for (const [sort, pattern] of [...BEFORE, ...BEHIND]) {
    const { how = '', rest = '' } = pattern.exec(when ?? said)?.groups ?? {}
    if (rest === '') continue
    const found = ofRows({ how: how.toLowerCase(), sort, rest, hint }, table, draft, valueIn)
    if (found) return found
  }
  return undefined
}

/** “last appointment (the latest start)” */
function withoutHint(words: string): { readonly said: string; readonly hint: string | undefined } {
  const { said = words, hint } =
    /^(?<said>[^()]+?)\s*\((?:the\s+)?(?:(?:latest|earliest|highest|lowest|sum of|total|average)\s+)?(?<hint>[^()]+)\)$/iu.exec(
      words.trim(),
    )?.groups ?? {}
  return { said: said.trim(), hint }
}

interface Asked {
  readonly how: string
  readonly sort: Sort
  readonly rest: string
  readonly hint: string | undefined
}

type ValueIn = (words: string, node: Node) => Amount | undefined

function ofRows(asked: Asked, table: Node, draft: Draft, valueIn: ValueIn): Aggregate | undefined {
  const spoken = listSaid(asked.rest, table, draft)
  const isAmount = /amount|total|quantity/.test(asked.how)
  if (asked.sort === 'count') {
    // “amount of payments” are so many, where they have no amounts.
    if (spoken && isAmount && !asked.how.includes('number')) {
      const amount = usual(spoken.list.node, 'sum', /^(?:amount|total|quantity|sum)$/i)
      if (amount && !/\b(?:there|are|have)\b/.test(asked.rest))
        return summed({ ...asked, sort: 'sum' }, spoken, table, draft, valueIn, amount)
    }
    return spoken && counted(asked, spoken, table, draft)
  }
  if (spoken && !spoken.isThrough) {
    const found = summed(asked, spoken, table, draft, valueIn)
    if (found) return found
  }
  // `average rating`: whichever rows that point here have it.
  const text = asked.rest.replace(TAIL, '')
  const all = listsOf(table, draft).flatMap((list) => {
    const field = fieldSaid(list.node, text)
    return field === undefined ? [] : [{ list, field }]
  })
  const raised = all.length === 0 && asked.how === 'how much' ? onlySum(table, draft) : undefined
  if (raised) {
    const called = /(?<done>[\p{L}-]+)$/u.exec(text)?.groups?.['done'] ?? 'total'
    const { list, field } = raised
    return made(
      { ...asked, how: '' },
      { list, before: '', behind: '' },
      '',
      fieldAmount('row', field),
      called,
      table,
    )
  }
  const [only, ...others] = all
  if (only === undefined || others.length > 0) return undefined
  const { list, field } = only
  return made(
    asked,
    { list, before: text, behind: '' },
    '',
    fieldAmount('row', field),
    field.name,
    table,
  )
}

/** “how much was raised”: of the only sums of money that rows here have. */
function onlySum(table: Node, draft: Draft) {
  const all = listsOf(table, draft).flatMap((list) => {
    const field = usual(list.node, 'sum')
    return field === undefined ? [] : [{ list, field }]
  })
  return all.length === 1 ? all[0] : undefined
}

const TAIL =
  /\s+(?:of\s+(?:(?:the|all|those)\s+)*[\p{L}-]+\s+(?:who|that|which)\s+[\p{L}]+\s+(?:it|them|part)|(?:it|they|he|she)\s+(?:has|have|got|received?s?|gets?)(?:\s+(?:received|got|gotten|been given))?|(?:that\s+)?(?:was|were|has been|have been)?\s*(?:received|given|got|so far|there (?:is|are|was|were)))$/iu

/** The field of other rows that is named, whole or as the last of several words. */
function fieldSaid(node: Node, words: string): NamedItem | undefined {
  const bare = words.trim()
  if (bare === '') return undefined
  const field =
    inTable(node, bare, true) ?? inTable(node, singularOf(bare), true) ?? inTable(node, bare)
  return field === undefined || field['target'] !== undefined ? undefined : field
}

function counted(asked: Asked, spoken: Spoken, table: Node, draft: Draft): Aggregate | undefined {
  const { list, before, behind } = spoken
  const filter = filterIn(`${before} ${behind}`, list.node, draft, [
    list.name,
    list.node.name,
    table.name,
  ])
  if (filter === undefined) return undefined
  const state =
    filter === ''
      ? ''
      : (/\b(?<state>(?:(?:sold|run|used) )?[\p{L}-]+)\s*$/u.exec(before)?.groups?.['state'] ??
        stateBehind(behind))
  const counted = spoken.isThrough
    ? asked.rest.replace(before, '').replace(behind, '').trim()
    : list.name
  return {
    formula: `count(${rowsIn(list, filter)})`,
    type: 'integer',
    isOpen: false,
    level: 3,
    name: fieldName(`${state} ${singularOf(counted)} count`) ?? 'count',
    first: wayBack(list, table),
  }
}

const stateBehind = (words: string): string =>
  /^(?:(?:that|which|who|are|is|were|was|have|has|been|already|still|currently|not)\s+)*(?<state>(?!(?:they|it|he|she|in|on|of|for|there|with|by|so)\b)(?:(?:out|short) of \p{L}+|(?:sold|run|used) \p{L}+|\p{L}+))/u.exec(
    words,
  )?.groups?.['state'] ?? ''

function summed(
  asked: Asked,
  spoken: Spoken,
  table: Node,
  draft: Draft,
  valueIn: ValueIn,
  given?: NamedItem,
): Aggregate | undefined {
  const { list, before, behind } = spoken
  const { node } = list
  const words = before
    .replace(
      /\s*\b(?:of|in|from|over|across|for|on|per|among|by)(?:\s+(?:all|the|its|their|his|her|every|each))*$/iu,
      '',
    )
    .trim()
  const tries: readonly (readonly [value: string, filter: string])[] = [
    [asked.hint ?? '', before],
    [words, behind],
    [behind, before],
  ]
  for (const [value, filter] of given ? [] : tries) {
    if (value === '') continue
    const field = fieldSaid(node, value)
    const amount = field ? fieldAmount('row', field) : valueIn(value, node)
    const narrowed = amount && filterIn(filter, node, draft, [list.name, node.name, table.name])
    if (amount === undefined || narrowed === undefined) continue
    const name = value === asked.hint ? singularOf(list.name) : (field?.name ?? value)
    return made(asked, spoken, narrowed, amount, name, table)
  }
  const filter = filterIn(given ? behind : `${words} ${behind}`, node, draft, [
    list.name,
    node.name,
    table.name,
  ])
  const worth = given === undefined && asked.sort === 'sum' ? worthOf(node) : undefined
  if (worth !== undefined && filter !== undefined)
    return made(asked, spoken, filter, worth, singularOf(list.name), table)
  const field = given ?? usual(node, asked.sort, undefined, WHEN_IT_WAS.test(asked.how))
  if (filter === undefined || field === undefined) return undefined
  return made(asked, spoken, filter, fieldAmount('row', field), singularOf(list.name), table)
}

function made(
  { how, sort }: Asked,
  { list }: Spoken,
  filter: string,
  value: Amount,
  named_: string,
  table: Node,
): Aggregate | undefined {
  const item = itemOf(list)
  const isNext = /^(?:next|upcoming|soonest)$/.test(how)
  if (isNext && !value.type.startsWith('date')) return undefined
  const coming = `${value.formula} > ${value.type === 'date' ? 'today()' : 'now()'}`
  const ahead = value.isOpen ? `${value.formula} != null && ${coming}` : coming
  const rows = rowsIn(list, isNext ? [filter, ahead].filter(Boolean).join(' && ') : filter)
  const first = wayBack(list, table)
  const over = (formula: string): string => formula.replaceAll(/\brow\b/g, item)
  const name =
    fieldName(`${how === 'how much' ? 'total' : how.replace(/^most /, '')} ${named_}`) ?? how
  if (sort === 'greatest' || sort === 'least') {
    const call = sort === 'greatest' ? 'largest' : 'smallest'
    const all = `${rows}.map(${item} => ${over(value.formula)})`
    const formula = `${call}(${value.isOpen ? `compact(${all})` : all})`
    return { formula, type: value.type, isOpen: true, level: 3, name, first }
  }
  if (!isNumber(value)) return undefined
  const sum = `${rows}.sumOf(${item} => ${over(within(value, 1)).replace(/^\(([\w.?]+ \?\? 0)\)$/, '$1')})`
  if (sort === 'sum')
    return { formula: sum, type: value.type, isOpen: false, level: 3, name, first }
  const average = `${sum} / count(${rows})`
  const isRounded = isExact(value)
  return {
    formula: isRounded ? `round(${average}, 2)` : average,
    type: isRounded ? 'decimal' : 'float',
    isOpen: true,
    level: isRounded ? 3 : 2,
    name,
    first,
  }
}

const itemOf = ({ name }: List): string => {
  const one = singularOf(name)
  return one === 'row' || one === name ? 'one' : one
}

const rowsIn = (list: List, filter: string): string =>
  filter === ''
    ? `row.${list.name}`
    : `row.${list.name}.filter(${itemOf(list)} => ${filter.replaceAll(/\brow\b/g, itemOf(list))})`

function wayBack({ name, node, unnamed }: List, _table: Node): readonly Command[] {
  if (unnamed === undefined) return []
  const path = ['relations', `#${unnamed.relation}`, 'inverse']
  return [{ type: 'setSetting', id: node.id, path, value: name }]
}

/** What is newest has no more of anything. */
const WHEN_IT_WAS =
  /^(?:latest|last|newest|most recent|earliest|first|oldest|next|upcoming|soonest)$/

/** So many at a price each come to what they cost together. */
function worthOf(node: Node): Amount | undefined {
  const fields = named(node, 'fields')
  const many = fields.filter(({ name, type }) => type === 'integer' && MANY.test(name))
  const price = fields.filter(({ name, type }) => type === 'decimal' && PRICE.test(name))
  const [one, ...others] = [...many, ...price]
  const [each] = price
  if (one === undefined || each === undefined || others.length !== 1) return undefined
  return product(fieldAmount('row', one), '*', fieldAmount('row', each))
}
const MANY = /^(?:quantity|qty|amount|count|pieces|units|hours|days|nights|number)$/i
const PRICE = /price|rate|cost|fee/i

/** What is summed up, or is the latest, where nobody says of what. */
function usual(node: Node, sort: Sort, called?: RegExp, isTime = false): NamedItem | undefined {
  const fields = named(node, 'fields').filter(({ name }) => called?.test(name) !== false)
  const numbers = fields.filter(({ type }) => /^(?:decimal|integer|float)$/.test(String(type)))
  const times = fields.filter(({ type }) => /^(?:date|datetime)$/.test(String(type)))
  if (sort === 'sum' || sort === 'average')
    return numbers.length === 1 || called
      ? numbers[0]
      : numbers.find(({ type }) => type === 'decimal')
  const own = times[0] ?? (numbers.length === 1 && !isTime ? numbers[0] : undefined)
  const isKept = node.settings['timestamps'] === true
  return (
    own ??
    (isKept ? { id: 'createdAt', name: 'createdAt', type: 'datetime', required: true } : undefined)
  )
}
