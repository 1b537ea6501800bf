import { guessFieldWord, pluralOf, singularOf, wordsOf } from '@drawbridge/kinds/faces'

/** A field of something that was pasted, with what is asked of it in words: `required`, `default 0`. */
export interface DeclaredField {
  readonly name: string
  /** As types are called in whatever it was pasted from; `''` where nothing is said of it. */
  readonly type: string
  readonly marks: readonly string[]
  /** What it is one of. */
  readonly values?: readonly string[]
  /** The other thing that it points to. */
  readonly refers?: string
}

/** A thing that was pasted, as it stands there. */
export interface Declared {
  readonly name: string
  readonly fields: readonly DeclaredField[]
}

const TYPES: readonly (readonly [pattern: RegExp, word: string])[] = [
  [/^(?:var|n|nvar)?char2?\b|^str(?:ing)?$|^(?:ci)?text$|^free text$/, 'text'],
  [
    /^(?:tiny|small|medium)?int(?:eger)?\d*$|^(?:small|big)?serial$|^(?:whole number|year|count)$/,
    'integer',
  ],
  [/^(?:bigint|long|int64)$/, 'big number'],
  [/^(?:dec(?:imal)?|numeric)$/, 'decimal'],
  [/^(?:float|double|real|num(?:ber)?)\d*$/, 'number'],
  [/^(?:money|currency|price)$/, 'money'],
  [/^(?:bool(?:ean)?|bit|yes ?\/ ?no|y ?\/ ?n|checkbox|flag)$/, 'yes/no'],
  [/^(?:date ?time|timestamp(?:tz)?|datetime2|instant|ts|dt)\b|^date and time$/, 'datetime'],
  [/^(?:date|day)$/, 'date'],
  [/^jsonb?$|^object$/, 'json'],
  [/^(?:uuid|guid)$/, 'uuid'],
  [/^e-?mail$/, 'email'],
  [/^(?:url|link|uri|image|picture|photo)$/, 'url'],
  [/^(?:long ?text|mediumtext|markdown|multi-?line(?: text)?|textarea|clob)$/, 'long text'],
]

/** What a type is called here; undefined for what is none. */
export function typeSaid(type: string): string | undefined {
  const plain = type
    .toLowerCase()
    .replace(/\(.*$/, '')
    .replace(/\b(?:unsigned|without time zone|with time zone|varying)\b/g, '')
    .trim()
  return TYPES.find(([pattern]) => pattern.test(plain))?.[1]
}

/** Sentences that say the same: what is kept of each thing, and to which others it belongs. */
export function inSentences(things: readonly Declared[]): readonly string[] {
  const names = things.map(({ name }) => name)
  const isListed = (one: string): boolean => names.some((name) => same(name, one))
  return [
    ...things.flatMap(({ name, fields }) =>
      kept(
        name,
        fields.filter(({ refers }) => !refers),
      ),
    ),
    ...things.flatMap(({ name, fields }) =>
      fields.flatMap((field) => (field.refers ? [belonging(name, field, isListed)] : [])),
    ),
  ]
}

/** A sentence is not read to its end where it is longer. */
const LONGEST = 450

function kept(name: string, fields: readonly DeclaredField[]): readonly string[] {
  const many = plural(name)
  const lists: string[][] = [[]]
  for (const field of fields) {
    if (/^(?:id|_id|key|uuid)$/i.test(field.name)) continue
    const last = lists.at(-1) ?? []
    const item = itemOf(field)
    if ([...last, item].join(', ').length > LONGEST) lists.push([item])
    else last.push(item)
  }
  return lists.flatMap((items, at) =>
    items.length > 0
      ? [`${many}: ${items.join(', ')}`]
      : at === 0
        ? [`create a table ${many}`]
        : [],
  )
}

function itemOf({ name, type, marks, values }: DeclaredField): string {
  const [begins, ...others] = marks.toSorted((one) => (one.startsWith('default') ? -1 : 0))
  if (values !== undefined) {
    const isBegun = begins?.startsWith('default') === true
    const more = isBegun ? others : marks
    return `${name} (${values.join(', ')})${isBegun ? ` ${begins}` : ''}${more.length > 0 ? ` ${more.join(', ')}` : ''}`
  }
  const said = typeSaid(type)
  const guess = guessFieldWord(name).type
  // What its name says is told by more than “text” and “number”.
  const isVague =
    said === undefined ||
    (said === 'text' && (guess === 'string' || guess === 'text')) ||
    (said === 'number' && /^(?:integer|decimal|float)$/.test(guess)) ||
    (said === 'integer' && guess === 'integer') ||
    (said === 'decimal' && guess === 'decimal')
  const all = [...(isVague ? [] : [said]), ...marks]
  return all.length === 0 ? name : `${name} (${all.join(', ')})`
}

/** `author_id` of books → “each book belongs to one author”; `assignee` → which is a user. */
function belonging(
  name: string,
  { name: field, refers = '', marks }: DeclaredField,
  isListed: (one: string) => boolean,
): string {
  const role = wordsOf(field.replace(/_?(?:id|fk|uuid)$/i, '')).join(' ')
  const isOptional = marks.includes('optional')
  const one = singular(refers)
  if (role === '' || same(role, refers) || !isListed(refers))
    return `each ${singular(name)} ${isOptional ? 'may belong' : 'belongs'} to one ${one}`
  return `${plural(name)}: ${role} which is a ${one}`
}

const bare = (name: string): string => wordsOf(name).join(' ').toLowerCase()
export const singular = (name: string): string => ended(name, singularOf)
export const plural = (name: string): string => ended(name, pluralOf)

function ended(name: string, form: (word: string) => string): string {
  const words = bare(name).split(' ')
  const last = words.pop() ?? ''
  return [...words, form(last)].join(' ')
}

const same = (one: string, other: string): boolean => singular(one) === singular(other)
