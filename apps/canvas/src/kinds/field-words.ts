import type { Field, FieldType } from '@drawbridge/kinds/faces'

/** A type of field as people say it, and the settings that it stands for. */
export interface FieldWord {
  readonly word: string
  readonly type: FieldType
  readonly settings: Partial<Field>
  /** Other words that people type for it. */
  readonly also: readonly string[]
}

export const FIELD_WORDS: readonly FieldWord[] = [
  { word: 'Text', type: 'string', settings: {}, also: ['string', 'varchar', 'short', 'name'] },
  { word: 'Long text', type: 'text', settings: {}, also: ['longtext', 'body', 'markdown'] },
  { word: 'Number', type: 'integer', settings: {}, also: ['integer', 'int', 'count'] },
  {
    word: 'Money',
    type: 'decimal',
    settings: { precision: 12, scale: 2 },
    also: ['price', 'amount'],
  },
  { word: 'Decimal', type: 'decimal', settings: { precision: 12, scale: 4 }, also: ['numeric'] },
  { word: 'Yes/No', type: 'boolean', settings: {}, also: ['boolean', 'bool', 'flag', 'yesno'] },
  { word: 'Date', type: 'date', settings: {}, also: ['day', 'birthday'] },
  {
    word: 'Date and time',
    type: 'datetime',
    settings: {},
    also: ['datetime', 'timestamp', 'time'],
  },
  {
    word: 'Choice',
    type: 'enum',
    settings: { values: ['first', 'second'] },
    also: ['enum', 'select'],
  },
  { word: 'Email', type: 'string', settings: { format: 'email', length: 254 }, also: ['mail'] },
  {
    word: 'Link',
    type: 'string',
    settings: { format: 'url', length: 2000 },
    also: ['url', 'website'],
  },
  { word: 'JSON', type: 'json', settings: {}, also: ['object'] },
  { word: 'Big number', type: 'bigint', settings: {}, also: ['bigint', 'long'] },
  { word: 'Measurement', type: 'float', settings: {}, also: ['float', 'double', 'real'] },
  { word: 'Unique id', type: 'uuid', settings: {}, also: ['uuid', 'guid'] },
  { word: 'Bytes', type: 'bytes', settings: {}, also: ['binary', 'blob'] },
]

/** The word for a field as it is set: a string with the format of an email is an Email. */
export function wordOf(field: Pick<Field, 'type' | 'format' | 'scale'>): FieldWord {
  const fits = FIELD_WORDS.filter(({ type }) => type === field.type)
  return (
    fits.find(
      ({ settings }) => settings.format === field.format && settings.scale === field.scale,
    ) ??
    fits.find(({ settings }) => settings.format === undefined) ??
    (FIELD_WORDS[0] as FieldWord)
  )
}

/** The type as a database says it, for those who want to know: `varchar(255)`. */
export function sqlOf(field: Field): string {
  switch (field.type) {
    case 'string':
      return `varchar(${field.length ?? 255})`
    case 'decimal':
      return `decimal(${field.precision ?? 12},${field.scale ?? 2})`
    case 'enum':
      return 'varchar, checked'
    default:
      return field.type
  }
}

const squeeze = (text: string): string => text.toLowerCase().replace(/[^a-z]/g, '')

/** The type that a word means, or null. */
export function findWord(text: string): FieldWord | null {
  const said = squeeze(text)
  if (said === '') return null
  return (
    FIELD_WORDS.find(({ word, also }) => squeeze(word) === said || also.includes(said)) ??
    FIELD_WORDS.find(({ word }) => squeeze(word).startsWith(said)) ??
    null
  )
}

/** `total price` → `totalPrice`: a name that is good in JSON, TypeScript and SQL alike. */
export function fieldName(text: string): string {
  const words = text
    .trim()
    .split(/[^A-Za-z0-9_]+/)
    .filter(Boolean)
  return words
    .map(
      (word, index) =>
        (index === 0 ? word.charAt(0).toLowerCase() : word.charAt(0).toUpperCase()) + word.slice(1),
    )
    .join('')
}

const isName = (text: string): boolean => /^[A-Za-z]/.test(text)

/**
 * One line as people type it: `price money` is a field, `author -> Users` is a relation. A last
 * word that is no type belongs to the name: `due soon` is the text `dueSoon`. `unique` and `required`
 * may follow at the end. Null where there is no name, or one that begins with a digit.
 */
export type TypedLine =
  | {
      readonly kind: 'field'
      readonly name: string
      readonly word: FieldWord
      readonly marks: Readonly<Partial<Record<Mark, true>>>
    }
  | { readonly kind: 'relation'; readonly name: string; readonly target: string }

type Mark = 'unique' | 'required'

const isMark = (word: string | undefined): word is Mark => word === 'unique' || word === 'required'

export function readLine(line: string): TypedLine | null {
  const [left = '', right] = line.split(/->|→/)
  if (right !== undefined) {
    const target = right.trim()
    const name = fieldName(left) || fieldName(target)
    return isName(name) ? { kind: 'relation', name, target } : null
  }
  const words = line.trim().split(/\s+/).filter(Boolean)
  const marks: Partial<Record<Mark, true>> = {}
  while (words.length > 1) {
    const last = words.at(-1)?.toLowerCase()
    if (!isMark(last)) break
    marks[last] = true
    words.pop()
  }
  for (const length of [3, 2, 1]) {
    if (words.length <= length) continue
    const word = exactWord(words.slice(-length).join(' '))
    const name = fieldName(words.slice(0, -length).join(' '))
    if (word) return isName(name) ? { kind: 'field', name, word, marks } : null
  }
  const name = fieldName(words.join(' '))
  if (!isName(name)) return null
  return { kind: 'field', name, word: guessWord(name), marks }
}

const exactWord = (text: string): FieldWord | undefined =>
  FIELD_WORDS.find(
    ({ word, also }) => squeeze(word) === squeeze(text) || also.includes(squeeze(text)),
  )

const GUESSES: readonly (readonly [RegExp, string])[] = [
  [/email$/i, 'Email'],
  [/(url|link|website)$/i, 'Link'],
  [/(price|amount|total|cost)$/i, 'Money'],
  [/(At|Time)$/, 'Date and time'],
  [/(date|day|Date|Day|On)$/, 'Date'],
  [/^(is|has|can)[A-Z]|^(done|published|active|enabled|completed)$/, 'Yes/No'],
  [/(count|quantity|number|age|year|position)$/i, 'Number'],
  [/(description|body|content|text|notes|bio)$/i, 'Long text'],
]

/** The type that a name suggests: `price` is money, `done` is a yes or no. */
function guessWord(name: string): FieldWord {
  const guess = GUESSES.find(([pattern]) => pattern.test(name))?.[1]
  return FIELD_WORDS.find(({ word }) => word === guess) ?? (FIELD_WORDS[0] as FieldWord)
}
