import { fieldWord, fieldWordOf, guessFieldWord, type FieldWord } from '@drawbridge/kinds/faces'
import type { Json, JsonObject } from '@drawbridge/manifest'
import { choice } from './choice.ts'
import { withoutClause } from './leftover.ts'
import { limitsIn, type Limit } from './limits.ts'
import { fieldName, listItems, plainWords } from './words.ts'

/** What people call a type, for sentences. */
export function typeInWords(settings: JsonObject): string {
  return fieldWordOf(settings).word.toLowerCase()
}

/** A field of a table without its id, and what of its words says nothing that a field could be. */
export interface ReadField {
  readonly field?: JsonObject & { readonly name: string }
  readonly left?: string
}

/** `required due date`, `price as money`, `status (draft, published)`. */
export function readField(text: string): ReadField {
  const { kept, left } = withoutClause(text)
  const bracketed = /^(.*?)\s*\(([^()]*)\)((?:\s|and|required|mandatory|optional|unique)*)$/i.exec(
    kept,
  )
  const typed = /^(.*?)\s*(?::|\s+as\s+(?:an?\s+)?|\s+of type\s+)\s*(.+)$/.exec(kept)
  const [bare, trailing] = withTrailingType(withoutMarks(kept))
  const spoken = bracketed?.[1] ?? typed?.[1] ?? bare
  const words = withoutMarks(spoken)
  const name = fieldName(words)
  if (name === undefined) return { left: text.trim() }
  const typeWords = bracketed?.[2] ?? typed?.[2] ?? trailing
  const meaning = meaningOf(name, typeWords)
  const { limits, rest: unclear } = limitsIn(left ?? '')
  const field = {
    name,
    ...limited(meaning.settings, limits),
    ...(/\b(?:required|mandatory)\b/i.test(kept) ? { required: true } : {}),
    ...(/\bunique\b/i.test(kept) ? { unique: true } : {}),
  }
  const rest = [meaning.left, limits.length > 0 ? unclear : left]
    .filter((each) => each !== undefined && each !== '')
    .join(' ')
  return rest === '' ? { field } : { field, left: rest }
}

const withoutMarks = (text: string): string =>
  text.replaceAll(/\b(?:required|mandatory|optional|unique)\b/gi, ' ').trim()

/** Words that stand for a type and hardly ever end a name, as `date` does in `due date`. */
const TYPE_ALONE =
  /^(?:text|long ?text|string|varchar|integer|int|money|decimal|numeric|bool|boolean|yes\/no|date ?time|choice|enum|url|json|bigint|big number|float|double|uuid|bytes)$/i

/** `price money` → `price` and `money`. A last word that belongs to the name stays: `due date`. */
function withTrailingType(text: string): readonly [name: string, type?: string] {
  const words = text.split(/\s+/).filter(Boolean)
  for (const count of [2, 1]) {
    if (words.length <= count) continue
    const type = words.slice(-count).join(' ')
    const rest = words.slice(0, -count).join(' ')
    const meant = fieldWord(type)
    if (!meant) continue
    const isCamel = /^\S*(?:[a-z0-9][A-Z]|_)\S*$/.test(rest)
    const isSaidTwice = guessFieldWord(rest) === meant
    const isCounted = /^numbers?$/i.test(type) && /[^s]s$/i.test(rest)
    if (TYPE_ALONE.test(type) || isCamel || isSaidTwice || isCounted) return [rest, type]
  }
  return [text]
}

/** The settings that a type in words stands for, or else a name. */
function meaningOf(name: string, typeWords: string | undefined) {
  if (typeWords === undefined) return { settings: settingsOf(guessFieldWord(name)) }
  const marked = typeWords.replaceAll(/\b(?:required|mandatory|optional|unique)\b/gi, ' ').trim()
  const said = fieldWord(plainWords(marked))
  if (said && said.type !== 'enum') return { settings: settingsOf(said) }
  const choices = listItems(marked.replaceAll(/\s+or\s+|\s*\|\s*|\s*\/\s*/g, ', '))
  if (choices.length > 1) return { settings: choice(choices) }
  const settings = settingsOf(guessFieldWord(name))
  return marked === '' ? { settings } : { settings, left: marked }
}

/** What is between two numbers is a number. */
function limited(settings: JsonObject, limits: readonly Limit[]): JsonObject {
  const said = Object.fromEntries(limits)
  const numbers = [said['minimum'], said['maximum']].filter((each) => each !== undefined)
  if (numbers.length === 0 || settings['type'] !== 'string') return { ...settings, ...said }
  return { type: numbers.every(Number.isInteger) ? 'integer' : 'float', ...said }
}

function settingsOf({ type, settings }: FieldWord): JsonObject {
  // A yes or no begins as no.
  const begins = type === 'boolean' ? { default: { kind: 'literal', value: false } } : {}
  return { type, ...(settings as Readonly<Record<string, Json>>), ...begins }
}
