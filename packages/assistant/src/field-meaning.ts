import type { JsonObject } from '@drawbridge/manifest'
import { fieldName, listItems, plainWords } from './words.ts'

/** What a field's name says about what it holds. The first that fits counts. */
const MEANINGS: readonly (readonly [RegExp, JsonObject])[] = [
  [/\be-?mail\b/, { type: 'string', length: 254, format: 'email' }],
  [
    /\b(?:url|link|website|homepage|image|photo|picture|avatar|cover|logo)\b/,
    { type: 'string', length: 2000, format: 'url' },
  ],
  [
    /\b(?:price|cost|amount|total|subtotal|fee|salary|balance|budget|revenue|money|tax|discount)\b/,
    { type: 'decimal', precision: 12, scale: 2 },
  ],
  [
    /^(?:is|has|can|was)\b|\b(?:published|done|completed|complete|finished|active|enabled|archived|paid|visible|available|verified|featured|public|private|read|sold)$/,
    { type: 'boolean', default: { kind: 'literal', value: false } },
  ],
  [/\b(?:date|day|birthday|deadline)$/, { type: 'date' }],
  [/\b(?:at|time|timestamp|starts|ends|start|end)$/, { type: 'datetime' }],
  [
    /\b(?:quantity|stock|count|age|year|pages|position|rating|score|views|likes|points|minutes|hours|days|seats|capacity|level|priority|number of .+)$/,
    { type: 'integer' },
  ],
  [
    /\b(?:latitude|longitude|lat|lng|weight|height|width|depth|distance|temperature|percentage|percent|ratio)\b/,
    { type: 'float' },
  ],
  [
    /\b(?:description|notes?|body|content|text|bio|biography|comment|message|summary|details|instructions)$/,
    { type: 'text' },
  ],
  [/\b(?:settings|metadata|options|preferences|attributes|json)$/, { type: 'json' }],
]

/** Types by the words that people say, after `as`, `:` or in brackets. */
const TYPE_WORDS: readonly (readonly [RegExp, JsonObject])[] = [
  [/^(?:long text|text|paragraph|markdown)$/, { type: 'text' }],
  [/^(?:string|short text|word|words|name)$/, { type: 'string' }],
  [/^(?:whole number|integer|int|number)$/, { type: 'integer' }],
  [/^(?:big whole number|bigint)$/, { type: 'bigint' }],
  [/^(?:money|price|decimal|currency)$/, { type: 'decimal', precision: 12, scale: 2 }],
  [/^(?:fraction|float|real)$/, { type: 'float' }],
  [
    /^(?:yes\/no|yes or no|boolean|bool|true\/false|flag)$/,
    { type: 'boolean', default: { kind: 'literal', value: false } },
  ],
  [/^date$/, { type: 'date' }],
  [/^(?:date and time|datetime|timestamp|time)$/, { type: 'datetime' }],
  [/^e-?mail$/, { type: 'string', length: 254, format: 'email' }],
  [/^(?:link|url)$/, { type: 'string', length: 2000, format: 'url' }],
  [/^(?:json|object)$/, { type: 'json' }],
  [/^uuid$/, { type: 'uuid' }],
]

/** The settings that a name, or a type in words, stands for; text of up to 255 characters else. */
export function meaningOf(words: string, typeWords?: string): JsonObject {
  const said = typeWords && TYPE_WORDS.find(([pattern]) => pattern.test(plainWords(typeWords)))
  if (said) return said[1]
  return MEANINGS.find(([pattern]) => pattern.test(words))?.[1] ?? { type: 'string' }
}

/** What people call a type, for sentences. */
export function typeInWords(settings: JsonObject): string {
  const WORDS: Readonly<Record<string, string>> = {
    string: 'text',
    text: 'long text',
    integer: 'whole number',
    decimal: 'exact amount',
    float: 'number',
    boolean: 'yes or no',
    datetime: 'date and time',
    enum: 'choice',
  }
  const type = String(settings['type'])
  const format = settings['format']
  return typeof format === 'string' ? format : (WORDS[type] ?? type)
}

/**
 * `required due date`, `price as money`, `status (draft, published)` → a field of a table,
 * without its id; undefined when no name can be made of it.
 */
export function readField(text: string): (JsonObject & { readonly name: string }) | undefined {
  const bracketed = /^(.*?)\s*\(([^()]*)\)\s*$/.exec(text)
  const typed = /^(.*?)\s*(?::|\s+as\s+(?:an?\s+)?|\s+of type\s+)\s*(.+)$/.exec(text)
  const required = /\b(?:required|mandatory)\b/i.test(text)
  const unique = /\bunique\b/i.test(text)
  const spoken = bracketed?.[1] ?? typed?.[1] ?? text
  const words = plainWords(spoken.replaceAll(/\b(?:required|mandatory|optional|unique)\b/gi, ' '))
  const name = fieldName(words)
  if (name === undefined) return undefined
  const inside = bracketed?.[2] ?? ''
  const choices = listItems(inside.replaceAll(/\s+or\s+|\s*\|\s*|\s*\/\s*/g, ', '))
  const typeWords = bracketed ? inside : typed?.[2]
  const known = meaningOf('', typeWords)
  const isChoice = choices.length > 1 && known['type'] === 'string'
  const meaning = isChoice ? choice(choices) : meaningOf(words, typeWords)
  return {
    name,
    ...meaning,
    ...(required ? { required: true } : {}),
    ...(unique ? { unique: true } : {}),
  }
}

/** A choice is among values as they are said: in lower case, words joined by underscores. */
export function choice(values: readonly string[]): JsonObject {
  const names = values.map((value) => plainWords(value).replaceAll(' ', '_')).filter(Boolean)
  return { type: 'enum', values: [...new Set(names)] }
}
