import { fieldWord, guessFieldWord, type Field, type FieldWord } from '@drawbridge/kinds/faces'

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
      /** What may be chosen: `kind choice fiction, science, art`. */
      readonly choices?: readonly string[]
    }
  | { readonly kind: 'relation'; readonly name: string; readonly target: string }

const CHOICES = /^(?<name>.+?)\s+(?:choice|enum|select)(?:\s+of|:)?\s+(?<values>[^,]+,.+)$/i

/** `Science fiction` → `science_fiction` */
const choiceName = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '_')

type Mark = 'unique' | 'required'

const isMark = (word: string | undefined): word is Mark => word === 'unique' || word === 'required'

export function readLine(line: string): TypedLine | null {
  const [left = '', right] = line.split(/->|→/)
  if (right !== undefined) {
    const target = right.trim()
    const name = fieldName(left) || fieldName(target)
    return isName(name) ? { kind: 'relation', name, target } : null
  }
  const listed = CHOICES.exec(line)?.groups
  if (listed) {
    const word = fieldWord('choice')
    const name = fieldName(listed['name'] ?? '')
    const names = (listed['values'] ?? '').split(',').map(choiceName).filter(Boolean)
    if (!word || !isName(name)) return null
    return { kind: 'field', name, word, marks: {}, choices: [...new Set(names)] }
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
    const word = fieldWord(words.slice(-length).join(' '))
    const name = fieldName(words.slice(0, -length).join(' '))
    if (word) return isName(name) ? { kind: 'field', name, word, marks } : null
  }
  const name = fieldName(words.join(' '))
  if (!isName(name)) return null
  return { kind: 'field', name, word: guessFieldWord(name), marks }
}
