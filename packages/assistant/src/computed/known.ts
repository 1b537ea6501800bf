import { named } from '../fields-of.ts'
import { type Amount, fieldAmount, isNumber, isTime, whole } from './amount.ts'
import { product, quotient, sum } from './arithmetic.ts'
import { filterIn } from './filters.ts'
import { amountOf, type Reader } from './formula.ts'
import { joinedTexts } from './joined-texts.ts'
import { listSaid, listsOf, saidAs } from './lists.ts'
import { between, clockFor, pairOf } from './spans.ts'
import { fieldTerm } from './term.ts'

/** What everybody knows how to work out, where a table has what it takes; with the name that it has by itself. */
export function known(
  words: string,
  reader: Reader,
): (Amount & { readonly name: string }) | undefined {
  const said = words
    .trim()
    .replace(/^(?:(?:the|its|their|his|her|an?|current|also|how)\s+)+/iu, '')
    .replace(
      /\s+(?:in (?:years|days)|(?:it|they|there)\s+(?:has|have|are|is|takes?|lasts?|was))$/iu,
      '',
    )
  for (const [pattern, name, read] of KNOWN) {
    const groups = pattern.exec(said)?.groups
    const amount = groups && read(reader, groups)
    if (amount) return { ...amount, name: typeof name === 'string' ? name : name(said) }
  }
  return undefined
}

type Read = (
  reader: Reader,
  groups: Readonly<Record<string, string | undefined>>,
) => Amount | undefined

function age({ table }: Reader): Amount | undefined {
  const birth = named(table, 'fields').find(
    ({ name, type }) => type === 'date' && /birth|born|dob|founded|established|built/i.test(name),
  )
  if (birth === undefined) return undefined
  const time = fieldAmount('row', birth)
  return between(time, clockFor(time), 'years')
}

function fullName({ table }: Reader): Amount | undefined {
  const of = (pattern: RegExp) => {
    const field = named(table, 'fields').find(({ name }) => pattern.test(name))
    return field && fieldAmount('row', field)
  }
  const [first, last] = [
    of(/^(?:first|given|fore)_?name$/i),
    of(/^(?:last|family|sur|second)_?name$/i),
  ]
  return first && last && joinedTexts('a and b', (word) => (word === 'a' ? first : last))
}

function spanName(said: string): string {
  return /^long/i.test(said) ? 'duration' : said.replace(/^(?:number of|total)\s+/i, '')
}

const stay: Read = ({ table }, { unit }) => {
  const [from, to] = pairOf(table)
  return from && to && between(from, to, unit)
}

const CAPACITY =
  /^(?:capacity|seats|places|spots|beds|size|max\w*|limit|slots|room|\w*(?:Capacity|Seats|Places|Limit|Spots|Beds|Slots))$/

/** What there is room for, less what there is. */
const free: Read = ({ table, draft }, { what, other }) => {
  const said = what ?? other ?? ''
  const numbers = named(table, 'fields').filter(({ type }) => type === 'integer')
  const own = numbers.find(({ name }) =>
    saidAs(name).some((words) => new RegExp(`^${words}$`, 'i').test(said)),
  )
  const isRoom = /^(?:places?|spots?|seats?|beds?|slots?|room|capacity|spaces?|tickets?)$/i.test(
    said,
  )
  const capacity = own ?? (isRoom ? numbers.find(({ name }) => CAPACITY.test(name)) : undefined)
  const [list, ...others] = listsOf(table, draft)
  if (capacity === undefined || list === undefined || others.length > 0) return undefined
  return sum(fieldAmount('row', capacity), '-', whole(`count(row.${list.name})`))
}

/** `the percentage of tasks that are done` */
const share: Read = ({ table, draft }, { rest = '' }) => {
  const spoken = listSaid(rest, table, draft)
  if (spoken === undefined) return undefined
  const { list, before, behind } = spoken
  const filter = filterIn(`${before} ${behind}`, list.node, draft, [list.name, table.name])
  if (filter === undefined || filter === '') return undefined
  const some = `count(row.${list.name}.filter(one => ${filter.replaceAll(/\brow\b/g, 'one')}))`
  return quotient(product(whole(some), '*', whole('100')), whole(`count(row.${list.name})`))
}

const KNOWN: readonly (readonly [RegExp, string | ((said: string) => string), Read])[] = [
  [/^(?<age>age|old(?:\s+(?:they|it|he|she|each|every|an?)\b.*)?)$/iu, 'age', age],
  [/^(?<name>(?:full|complete|whole|entire)\s+name)$/iu, 'full name', fullName],
  [
    /^(?<span>(?:total\s+)?duration|length(?: of (?:the )?stay)?|long(?:\s.*)?|(?:number of\s+)?(?<unit>nights|days|hours|minutes))$/iu,
    spanName,
    stay,
  ],
  [
    /^(?:(?:number|count|amount) of\s+|many\s+)?(?<free>(?:free|remaining|available|open|unused|vacant|left)\s+(?<what>[\p{L}]+)|(?<other>[\p{L}]+)\s+(?:(?:are|is)\s+)?(?:still\s+)?(?:free|left|remaining|available|open|unused|vacant))$/iu,
    (said) =>
      said
        .replace(/^(?:(?:number|count|amount) of|many)\s+/i, '')
        .replace(/\s+(?:are|is|still)\b/gi, ''),
    free,
  ],
  [
    /^(?<percent>percentage|percent|share|proportion|ratio|progress)\s+of\s+(?<rest>.+)$/iu,
    (said) =>
      said
        .replace(/\s+(?:that|which|who)\s+(?:are|is|have|has)\b/i, '')
        .replace(/^share of/i, 'share'),
    share,
  ],
]

const LESS =
  /\b(?:free|left|remaining|available|balance|margin|profit|net|difference|change|open|outstanding|rest)\b/i
const PART = /percent|rate|ratio|share|occupancy|per\b|average/i
const MADE =
  /total|amount|price|cost|value|sum|area|volume|revenue|worth|fee|pay|salary|wage|size|earnings|income/i

/** What is made of so many things that no more is said of: `the total, from quantity and price`. */
export function madeFrom(name: string, words: string, reader: Reader): Amount | undefined {
  const amount = amountOf(words, reader)
  if (amount && isMade(amount)) return amount
  const parts = words.split(/\s*,\s*(?:and\s+)?|\s+and\s+|\s+with\s+/iu)
  const fields = parts.map((part) => fieldTerm(part, reader))
  const [first, second, ...more] = fields
  if (first && parts.length === 1 && isTime(first) && /\bage\b|\byears\b|\bold\b/i.test(name))
    return between(first, clockFor(first), 'years')
  if (parts.length === 1) return amountOf(`${name} of ${words}`, reader) ?? amountOf(name, reader)
  if (first === undefined || second === undefined || more.length > 0) return undefined
  if (isTime(first) && isTime(second))
    return between(first, second, /(?<unit>days|nights|hours|minutes|years)/i.exec(name)?.[0])
  if (!isNumber(first) || !isNumber(second)) return undefined
  if (LESS.test(name)) return sum(first, '-', second)
  if (PART.test(name)) return quotient(first, second)
  if (!MADE.test(name)) return undefined
  const isMoney = first.type === 'decimal' && second.type === 'decimal'
  return isMoney &&
    !/area|volume|size/i.test(name) &&
    !/quantity|hours|amount|rate|weight|length/i.test(`${first.formula} ${second.formula}`)
    ? sum(first, '+', second)
    : product(first, '*', second)
}

/** Whether something is reckoned, and not only named. */
export function isMade({ formula }: Amount): boolean {
  const bare = formula.replace(/^\((?<field>row\.\w+) \?\? 0\)$/, '$<field>')
  return /\s[-*/+<>?]\s|\(|`|&&|==|!/.test(bare) || /^row\.\w+\??\.\w+$/.test(bare)
}
