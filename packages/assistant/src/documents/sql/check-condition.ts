import { choiceOf } from './column-type.ts'
import { splitAt } from './cursor.ts'
import { withoutBrackets } from './default-value.ts'
import { isWord } from './statements.ts'
import type { ColumnDraft, TableDraft } from './table-draft.ts'
import type { Token } from './tokens.ts'

/** Gives columns the limits that a `CHECK` sets; answers whether it was understood as a whole. */
export function readCheck(condition: readonly Token[], table: TableDraft): boolean {
  return partsOf(plain(condition))
    .map((part) => readPart(withoutBrackets(part), table))
    .every(Boolean)
}

/** Without casts: `(0)::numeric` → `(0)`, `'x'::character varying` → `'x'`. */
function plain(tokens: readonly Token[]): readonly Token[] {
  const kept: Token[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at]
    if (token?.text !== '::') {
      if (token) kept.push(token)
      continue
    }
    at += 1
    while (isWord(tokens[at + 1], 'varying', 'precision')) at += 1
    while (tokens[at + 1]?.text === '[' || tokens[at + 1]?.text === ']') at += 1
  }
  return withoutBrackets(bare(kept))
}

/** Without brackets around one value, unless they are those of a function: `(status) = 'x'`. */
function bare(tokens: readonly Token[]): readonly Token[] {
  const isOpen = (at: number): boolean =>
    tokens[at]?.text === '(' &&
    tokens[at + 2]?.text === ')' &&
    tokens[at + 1]?.kind !== 'mark' &&
    tokens[at - 1]?.kind !== 'word'
  return tokens.filter((_, at) => !isOpen(at) && !isOpen(at - 2))
}

/** Cut at each `and` that is not that of a `between`. */
function partsOf(tokens: readonly Token[]): readonly (readonly Token[])[] {
  let isBetween = false
  const marked = tokens.map((token): Token => {
    if (isWord(token, 'between')) isBetween = true
    if (!isWord(token, 'and')) return token
    const cuts = !isBetween
    isBetween = false
    return cuts ? { ...token, kind: 'mark', text: '&' } : token
  })
  return splitAt(marked, '&')
}

const FLIPPED: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' }

function readPart(part: readonly Token[], table: TableDraft): boolean {
  const [head, ...more] = withoutNull(part)
  if (head === undefined) return false
  const rest = joined(more)
  if (head.kind === 'word' && /^(?:char_|character_)?length$/i.test(head.text)) {
    const column = columnIn(rest, table)
    const behind = rest.slice(rest.findIndex(({ text }) => text === ')') + 1)
    return column !== undefined && limitLength(column, behind)
  }
  if (isWord(head, 'json_valid')) {
    const column = columnIn(rest, table)
    if (column) column.settings = { type: 'json' }
    return column !== undefined
  }
  const [operator, operand, and, last] = rest
  if (head.kind === 'number') {
    const column = operand && table.column(operand.text)
    return column !== undefined && limit(column, FLIPPED[operator?.text ?? ''], head.text)
  }
  const column = table.column(head.text) ?? columnIn(part, table)
  if (column === undefined) return false
  if (isWord(operator, 'between'))
    return (
      isWord(and, 'and') &&
      limit(column, '>=', numberOf(operand)) &&
      limit(column, '<=', numberOf(last))
    )
  if (
    isWord(
      rest.find(({ kind }) => kind === 'word'),
      'in',
      'any',
      'array',
    )
  )
    return among(column, rest)
  const [at] = rest.filter(({ text }) => text in FLIPPED)
  const number = rest.find(({ kind }) => kind === 'number')
  return at !== undefined && number !== undefined && rest.length <= 4 + 2
    ? limit(column, at.text, numberOf(number))
    : false
}

/** `price IS NULL OR price >= 0` says no more than `price >= 0`. */
function withoutNull(part: readonly Token[]): readonly Token[] {
  const or = part.findIndex((token) => isWord(token, 'or'))
  const isOptional = or >= 3 && isWord(part[or - 1], 'null') && isWord(part[or - 2], 'is')
  const tokens = isOptional ? part.slice(or + 1) : part
  return withoutBrackets(tokens)
}

/** A minus and its number are one: `-`, `90` → `-90`; brackets around one value are none. */
function joined(tokens: readonly Token[]): readonly Token[] {
  return tokens.flatMap((token, index): readonly Token[] => {
    const before = tokens[index - 1]
    const isMinus = token.text === '-' && tokens[index + 1]?.kind === 'number'
    if (isMinus) return []
    const isNegative = token.kind === 'number' && before?.text === '-'
    return isNegative ? [{ ...token, text: `-${token.text}` }] : [token]
  })
}

const columnIn = (tokens: readonly Token[], table: TableDraft): ColumnDraft | undefined => {
  const name = tokens.find(({ kind, text }) => kind !== 'mark' && table.column(text) !== undefined)
  return name && table.column(name.text)
}

const numberOf = (token: Token | undefined): string | undefined =>
  token?.kind === 'number' ? token.text : undefined

/** `> 0` of whole numbers is “at least 1”, of amounts of money “at least 0.01”. */
function limit(
  column: ColumnDraft,
  operator: string | undefined,
  written: string | undefined,
): boolean {
  const { settings } = column
  const number = Number(written)
  const type = String(settings['type'])
  if (written === undefined || !/^(?:integer|bigint|decimal|float)$/.test(type)) return false
  const scale = type === 'decimal' ? Number(settings['scale'] ?? 2) : 0
  const step = 10 ** -scale
  const next = (by: number): number => Number((number + by).toFixed(scale))
  const isStrict = operator === '>' || operator === '<'
  if (isStrict && type === 'float') return false
  if (operator === '>=' || operator === '>')
    column.settings = { ...settings, minimum: isStrict ? next(step) : number }
  else if (operator === '<=' || operator === '<')
    column.settings = { ...settings, maximum: isStrict ? next(-step) : number }
  else return false
  return true
}

function limitLength(column: ColumnDraft, [operator, operand]: readonly Token[]): boolean {
  const { settings } = column
  const number = Number(numberOf(operand))
  if (!Number.isInteger(number) || !/^(?:string|text)$/.test(String(settings['type']))) return false
  switch (operator?.text) {
    case '>=':
      column.settings = { ...settings, minLength: number }
      return true
    case '>':
      column.settings = { ...settings, minLength: number + 1 }
      return true
    case '<=':
      column.settings = { ...settings, maxLength: number }
      return true
    case '<':
      column.settings = { ...settings, maxLength: number - 1 }
      return true
    default:
      return false
  }
}

/** `status IN ('draft', 'published')` makes a choice of a text. */
function among(column: ColumnDraft, tokens: readonly Token[]): boolean {
  const values = tokens.flatMap(({ kind, text }) => (kind === 'text' ? [text] : []))
  const isAll = tokens.every(
    (token) =>
      token.kind === 'text' || token.kind === 'mark' || isWord(token, 'in', 'any', 'array'),
  )
  const isFlag = tokens.filter(({ kind }) => kind === 'number').map(({ text }) => text)
  if (isFlag.length === 2 && isFlag.includes('0') && isFlag.includes('1')) {
    column.settings = { type: 'boolean' }
    return true
  }
  const { settings } = choiceOf([...new Set(values)])
  if (
    !isAll ||
    settings['type'] !== 'enum' ||
    !/^(?:string|text)$/.test(String(column.settings['type']))
  )
    return false
  const kept = column.settings['default']
  column.settings = { ...settings, ...(kept !== undefined && { default: kept }) }
  return true
}
