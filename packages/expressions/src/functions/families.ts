import type { Type } from '../type.ts'

/** Types that a parameter takes alike. */
export interface Family {
  readonly kind: 'family'
  /** "a number" */
  readonly words: string
  readonly accepts: (type: Type) => boolean
}

const family = (words: string, ...kinds: readonly Type['kind'][]): Family => ({
  kind: 'family',
  words,
  accepts: (type) => kinds.includes(type.kind),
})

const NUMBERS = ['integer', 'float', 'bigint', 'decimal'] as const
const TEXTUAL = ['text', 'enum', 'uuid', 'date', 'datetime'] as const

export const ANY_NUMBER = family('a number', ...NUMBERS)
export const ANY_LIST = family('a list', 'list')
export const ANY_OBJECT = family('an object', 'object')
export const ANY_MOMENT = family('a date, or date and time', 'date', 'datetime')
/** What reads the same for everybody as a piece of text. */
export const PRINTABLE = family(
  'text, a number, a date or a choice',
  ...NUMBERS,
  ...TEXTUAL,
  'boolean',
)
export const ORDERED = family(
  'a number, text or date',
  ...NUMBERS,
  'text',
  'enum',
  'date',
  'datetime',
)

export const ANYTHING: Family = {
  kind: 'family',
  words: 'any value',
  accepts: (type) => type.kind !== 'row',
}

/** Lists of certain items: numbers to add, texts to join. */
export const listOf = (words: string, accepts: (type: Type) => boolean): Family => ({
  kind: 'family',
  words,
  accepts: (type) => type.kind === 'list' && (type.of.kind === 'unknown' || accepts(type.of)),
})

const union = (words: string, ...families: readonly Family[]): Family => ({
  kind: 'family',
  words,
  accepts: (type) => families.some((one) => one.accepts(type)),
})

const ANY_JSON = family('JSON', 'json')
export const PRINTABLE_OR_JSON = union(
  'text, a number, a date, a choice or JSON',
  PRINTABLE,
  ANY_JSON,
)
export const NUMBER_LIKE = union(
  'a number, text or JSON',
  ANY_NUMBER,
  family('text', 'text'),
  ANY_JSON,
)
export const LIST_OF_PRINTABLE = listOf('a list of texts or numbers', PRINTABLE.accepts)
export const LIST_OF_NUMBERS = listOf('a list of numbers', ANY_NUMBER.accepts)
export const LIST_OF_ORDERED = listOf('a list of numbers, texts or dates', ORDERED.accepts)
/** Values of which two are told apart by `===`, whatever their type. */
export const COMPARABLE = family(
  'text, a number, a date or a choice',
  ...NUMBERS,
  ...TEXTUAL,
  'boolean',
)
export const LIST_OF_COMPARABLE = listOf('a list of plain values', COMPARABLE.accepts)

export const LIST_OF_LISTS = listOf('a list of lists', (type) => type.kind === 'list')
