import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import { type Aggregate, aggregate } from './aggregate.ts'
import { alone, type Amount, isNumber, isTime, within } from './amount.ts'
import { percentOf, product, quotient, sum } from './arithmetic.ts'
import { joinedTexts } from './joined-texts.ts'
import { between, clockFor, spanBetween } from './spans.ts'
import { fieldTerm, written } from './term.ts'

const SUMS =
  /(?:,?\s+)(?<plus>plus|added to|and add|increased by|and also)\s+|\s*(?<sign>\+)\s*|(?:,?\s+)(?<minus>minus|less|without|reduced by|decreased by|lowered by|deducting|excluding|after deducting)\s+|\s+(?<dash>-)\s+|\s*(?<long>−)\s*/giu
const PRODUCTS =
  /(?:,?\s+)(?<times>times|multiplied\s+(?:by|with)|x|multiply(?:\s+by)?)\s+|\s*(?<star>[*×✕·])\s*|(?:,?\s+)(?<over>divided by|over|split by)\s+|\s*(?<slash>[/÷])\s*/giu

/** What reads words as something of a row of a table. */
export interface Reader {
  readonly table: Node
  readonly draft: Draft
  /** Aggregates that were met. */
  readonly met: Aggregate[]
  /** Fields that are reckoned with and have been drawn as texts, by their ids. */
  readonly numbers: string[]
  /** Fields go by their whole names alone. */
  readonly isExact?: boolean
}

/** The formula over `row` that words come to: names of fields, numbers and what stands between them. */
export function formulaOf(text: string, table: Node, draft: Draft): string | undefined {
  const amount = amountOf(text, { table, draft, met: [], numbers: [] })
  return amount && /\brow\b/.test(amount.formula) ? alone(amount) : undefined
}

export function amountOf(text: string, reader: Reader): Amount | undefined {
  const said = text
    .trim()
    .replace(/^(?:by |as |from )?(?:(?:the\s+)?(?:result|value|outcome) of\s+)/i, '')
    .replace(/^(?:taking|adding up|using)\s+/i, '')
  if (said === '' || said.length > 300) return undefined
  const joined = joinedTexts(said, (words) => fieldTerm(words, reader))
  return joined ?? calculated(said, reader, 0)
}

const DEEPEST = 12

function calculated(text: string, reader: Reader, depth: number): Amount | undefined {
  const said = text.trim().replace(/^,\s*|,$/g, '')
  if (said === '' || depth > DEEPEST) return undefined
  const inner = bracketed(said)
  if (inner !== undefined) return calculated(inner, reader, depth + 1)
  const single = termOf(said, reader, depth)
  if (single) return single
  for (const [pattern, minus] of [
    [SUMS, /minus|dash|long/],
    [PRODUCTS, /over|slash/],
  ] as const) {
    const cut = lastOf(said, pattern)
    if (cut === undefined) continue
    const left = asNumber(calculated(cut.left, reader, depth + 1), reader)
    const right = asNumber(calculated(cut.right, reader, depth + 1), reader)
    if (left === undefined || right === undefined) return undefined
    const isTurned = minus.test(cut.name)
    if (pattern === SUMS) return sum(left, isTurned ? '-' : '+', right)
    if (!isNumber(left) || !isNumber(right)) return undefined
    return product(left, isTurned ? '/' : '*', right)
  }
  return undefined
}

/** What this prompt has drawn as a text and reckons with is a number. */
function asNumber(
  amount: Amount | undefined,
  { table, draft, numbers }: Reader,
): Amount | undefined {
  const field = amount?.type === 'text' ? amount.field : undefined
  if (amount === undefined || field === undefined || !draft.fresh.has(table.id)) return amount
  if (field['type'] !== 'string' || Object.keys(field).some((key) => OF_TEXTS.has(key)))
    return amount
  numbers.push(field.id)
  return { ...amount, type: 'decimal' }
}

const OF_TEXTS: ReadonlySet<string> = new Set([
  'format',
  'maxLength',
  'minLength',
  'pattern',
  'length',
  'values',
  'unique',
])

/** The last operator outside of brackets. */
function lastOf(text: string, pattern: RegExp) {
  const found = [...text.matchAll(pattern)].findLast(({ index }) => {
    const before = text.slice(0, index)
    return before.trim() !== '' && before.split('(').length === before.split(')').length
  })
  if (found === undefined) return undefined
  const name =
    Object.entries(found.groups ?? {}).find(([, value]) => value !== undefined)?.[0] ?? ''
  return {
    left: text.slice(0, found.index),
    right: text.slice(found.index + found[0].length),
    name,
  }
}

function bracketed(text: string): string | undefined {
  if (!text.startsWith('(') || !text.endsWith(')')) return undefined
  let depth = 0
  for (const [at, mark] of [...text].entries()) {
    depth += mark === '(' ? 1 : mark === ')' ? -1 : 0
    if (depth === 0 && at < text.length - 1) return undefined
  }
  return text.slice(1, -1)
}

const AND = /\s*(?:,\s*(?:and\s+)?|\s+and\s+|\s+with\s+)/iu
const PAIR = /\s+(?:and|to|with|from|in|of|out of)\s+/iu

/** What stands between operators: a number, a field, an amount of other rows, or something made of such by name. */
function termOf(text: string, reader: Reader, depth: number): Amount | undefined {
  const { table, draft, met } = reader
  const said = text.replace(/^(?:(?:the|its|their)\s+)?(?:result of\s+)/i, '').trim()
  const number = written(said)
  if (number) return number
  const field = fieldTerm(said, reader)
  if (field) return field
  if (/^(?:today|now|the current (?:date|day|time)|today's date|the present day)$/i.test(said))
    return clockFor({
      formula: '',
      type: /now|time/i.test(said) ? 'datetime' : 'date',
      isOpen: false,
      level: 3,
    })
  const span = spanBetween(said, table, (words) => {
    const done =
      /^(?:it|they|he|she)\s+(?:was|were|is|are|has been|have been|got)\s+(?<done>\p{L}+)$/iu.exec(
        words,
      )?.groups?.['done']
    const time = calculated(
      done ?? words.replace(/\s+(?:it|they|he|she)\s+.*$/i, ''),
      reader,
      depth + 1,
    )
    return time && isTime(time) ? time : undefined
  })
  if (span) return span
  const of = (words: string): Amount | undefined => calculated(words, reader, depth + 1)
  const made = ofSeveral(said, of) ?? ofOne(said, of)
  if (made) return made
  const rows = aggregate(said, table, draft, (words, node) =>
    calculated(words, { table: node, draft, met, numbers: [] }, depth + 1),
  )
  const counted =
    rows ??
    (depth > 0
      ? aggregate(`number of ${bareRows(said)}`, table, draft, () => undefined)
      : undefined)
  if (counted) met.push(counted)
  return counted
}

/** Beside an operator rows stand for how many there are: `capacity - enrolments`. */
const bareRows = (words: string): string =>
  /^(?:(?:the|its|their|all)\s+)*[\p{L}_-]+(?:\s[\p{L}_-]+)?$/u.test(words) ? words : ''

/** `the sum of a, b and c`, `the difference between a and b`, `the percentage of a in b` */
function ofSeveral(text: string, of: (words: string) => Amount | undefined): Amount | undefined {
  const { how = '', rest = '' } =
    /^(?:(?:the|an?|its|their)\s+)*(?<how>sum|total|product|difference|ratio|quotient|percentage|share|proportion|fraction|average|mean|(?:larger|higher|greater|later|smaller|lower|lesser|earlier)(?: one)?)\s+(?:between|of|for|from)\s+(?:both\s+)?(?<rest>.+)$/iu.exec(
      text,
    )?.groups ?? {}
  if (how === '') return undefined
  const kind = how.toLowerCase()
  const parts = rest.split(/^(?:diff|ratio|quot|perc|share|prop|frac)/.test(kind) ? PAIR : AND)
  if (parts.length < 2 || (parts.length > 2 && !/^(?:sum|total|product|average|mean)$/.test(kind)))
    return undefined
  const amounts = parts.map(of)
  if (!amounts.every((one) => one !== undefined)) return undefined
  const [first, second] = amounts
  if (first === undefined || second === undefined) return undefined
  if (kind === 'difference') return isTime(first) ? between(first, second) : sum(first, '-', second)
  if (!amounts.every(isNumber)) return undefined
  if (/^(?:ratio|quotient|fraction)$/.test(kind)) return quotient(first, second)
  if (/^(?:percentage|share|proportion)$/.test(kind))
    return quotient(product(first, '*', hundred), second)
  if (/^(?:product)$/.test(kind)) return amounts.reduce((all, one) => product(all, '*', one))
  if (/^(?:larger|higher|greater|later|smaller|lower|lesser|earlier)/.test(kind)) {
    const call = /^(?:larger|higher|greater|later)/.test(kind) ? 'max' : 'min'
    return {
      formula: `${call}(${within(first, 1)}, ${within(second, 1)})`,
      type: first.type,
      isOpen: false,
      level: 3,
    }
  }
  const total = amounts.reduce((all, one) => sum(all, '+', one) ?? all)
  if (kind === 'sum' || kind === 'total') return total
  return quotient(total, {
    formula: String(amounts.length),
    type: 'integer',
    isOpen: false,
    level: 3,
  })
}

const hundred: Amount = { formula: '100', type: 'integer', isOpen: false, level: 3 }

/** `19 % of the price`, `half the price`, `height squared`, `a as a percentage of b` */
function ofOne(text: string, of: (words: string) => Amount | undefined): Amount | undefined {
  const percent =
    /^(?<percent>\d+(?:[.,]\d+)?\s*(?:%|percent|per cent)|.+?\s(?:percent|%))\s+of\s+(?<rest>.+)$/iu.exec(
      text,
    )?.groups
  if (percent) {
    const [share, whole] = [of(percent['percent'] ?? ''), of(percent['rest'] ?? '')]
    return share?.isPercent === true && whole && isNumber(whole)
      ? percentOf(share, whole)
      : undefined
  }
  const as =
    /^(?<part>.+?)\s+(?:as|in)\s+(?:an?\s+)?(?:percentage|percent|%)\s+(?:of|from)\s+(?<rest>.+)$/iu.exec(
      text,
    )?.groups
  if (as) {
    const [part, whole] = [of(as['part'] ?? ''), of(as['rest'] ?? '')]
    return part && whole && isNumber(part) && isNumber(whole)
      ? quotient(product(part, '*', hundred), whole)
      : undefined
  }
  const { times, rest } =
    /^(?<times>half|double|twice|triple)\s+(?:of\s+)?(?<rest>.+)$/iu.exec(text)?.groups ?? {}
  const many = times === undefined ? undefined : of(rest ?? '')
  const FACTORS: Readonly<Record<string, string>> = {
    half: '0.5',
    double: '2',
    twice: '2',
    triple: '3',
  }
  if (many && isNumber(many))
    return product(many, '*', {
      formula: FACTORS[times?.toLowerCase() ?? ''] ?? '1',
      type: 'integer',
      isOpen: false,
      level: 3,
    })
  const squared =
    /^(?:(?:the\s+)?square of\s+(?<one>.+)|(?<other>.+?)\s+(?:squared|square|\^\s*2|²))$/iu.exec(
      text,
    )?.groups
  const side = squared && of(squared['one'] ?? squared['other'] ?? '')
  return side && isNumber(side) ? product(side, '*', side) : undefined
}
