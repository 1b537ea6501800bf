import type { Field, FieldType } from '../table/settings.ts'
import { headWord } from './field-heads.ts'
import { wordsOf } from './words.ts'

/** A type of field as people say it, and the settings that it stands for. */
export interface FieldWord {
  readonly word: string
  readonly type: FieldType
  readonly settings: Partial<Field>
  /** Other words that people say for it, letters alone. */
  readonly also: readonly string[]
}

const TEXT: FieldWord = {
  word: 'Text',
  type: 'string',
  settings: {},
  also: ['string', 'varchar', 'short', 'shorttext', 'name'],
}

export const FIELD_WORDS: readonly FieldWord[] = [
  TEXT,
  {
    word: 'Long text',
    type: 'text',
    settings: {},
    also: ['longtext', 'body', 'markdown', 'paragraph'],
  },
  {
    word: 'Number',
    type: 'integer',
    settings: {},
    also: ['integer', 'int', 'count', 'wholenumber'],
  },
  {
    word: 'Money',
    type: 'decimal',
    settings: { precision: 12, scale: 2 },
    also: ['price', 'amount', 'currency'],
  },
  { word: 'Decimal', type: 'decimal', settings: { precision: 12, scale: 4 }, also: ['numeric'] },
  {
    word: 'Yes/No',
    type: 'boolean',
    settings: {},
    also: ['boolean', 'bool', 'flag', 'yesno', 'yesorno', 'truefalse', 'trueorfalse'],
  },
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
  {
    word: 'Big number',
    type: 'bigint',
    settings: {},
    also: ['bigint', 'long', 'bigwholenumber'],
  },
  {
    word: 'Measurement',
    type: 'float',
    settings: {},
    also: ['float', 'double', 'real', 'fraction'],
  },
  { word: 'Unique id', type: 'uuid', settings: {}, also: ['uuid', 'guid'] },
  { word: 'Bytes', type: 'bytes', settings: {}, also: ['binary', 'blob'] },
]

/** What the words of a name say about what it holds. The first that fits counts. */
const GUESSES: readonly (readonly [pattern: RegExp, word: string])[] = [
  [/\be ?mail\b/, 'Email'],
  [
    /\b(?:phone|telephone|mobile|fax|serial|flight|passport|registration|tracking|account|policy|insurance|invoice|order|reference|licen[cs]e|plate|part|model|contract|case|ticket|card|tax|vat|bank|room|house|building|street|batch|id|iban|customer|member|membership|inventory|catalogue|catalog|chip|tag|train|bus|gate|locker)s? (?:number|no|nr|code)s?$|^(?:phone|telephone|number|no|isbn|zip|postcode)$|\bper (?:person|unit)$/,
    'Text',
  ],
  [/\b(?:url|link|website|homepage|image|photo|picture|avatar|cover|logo)\b/, 'Link'],
  [
    /\b(?:price|cost|amount|total|subtotal|fee|salary|wage|balance|budget|revenue|money|tax|discount|deposit|rent|estimate|rate|goal amount|payment|price per \w+)\b|^(?:goal|fine|bid|value of .+|target)$/,
    'Money',
  ],
  [
    /^(?:is|has|can|was)\b|\b(?:published|done|completed|complete|finished|active|enabled|archived|paid|visible|available|verified|featured|public|private|read|sold|returned|approved|cancelled|canceled|confirmed|resolved|closed|open|locked|shipped|delivered|used|vaccinated|booked|returned|accepted|read|pinned|hidden|required|mandatory|sold out|in stock|on sale|for sale|on display|in use|neutered|insured|licensed|certified|retired|reserved|opted in|subscribed)$/,
    'Yes/No',
  ],
  [
    /\b(?:date|day|birthday|birth ?date|deadline|on|joined|born|expiry|due|until|since|best before|(?:date|day) of .+)$/,
    'Date',
  ],
  [
    /\b(?:at|time|datetime|timestamp|starts|ends|start|end|begins|begin|departure|arrival|last (?:seen|login|visit|service|contacted|updated|used|run|check))$/,
    'Date and time',
  ],
  [
    /\b(?:quantity|qty|copies|stock|count|number|age|year|pages|position|rating|score|views|likes|points|minutes|hours|days|seats|capacity|level|priority|number of .+|number|no of .+|floor|floors|rooms|bedrooms|bathrooms|beds|weeks|months|years|doses|servings|calories|mileage|duration|length of stay|attempts|goals|stars|laps|sets|reps|repetitions|guests|people|employees|members|players|copies|units|items|size in .+|credits|order|rank|round|chapter|volume|issue|edition|episode|season|track|track number|frames|seconds|yield|battery|count of .+|times per .+|\w+ count|per (?:day|week|month|year))$|^(?:year|age|number of|max|min)\b/,
    'Number',
  ],
  [
    /\b(?:latitude|longitude|lat|lng|lon|weight|height|width|depth|distance|temperature|humidity|pressure|voltage|percentage|percent|ratio|litres|liters|kilometres|kilometers|kilos|kg|area|volume in \w+|radius|speed|average|elevation|altitude|strength|alcohol|abv|gpa|dosage in \w+|ph)\b/,
    'Measurement',
  ],
  [
    /\b(?:description|notes?|body|content|text|bio|biography|comment|message|summary|details|instructions?|directions|method|abstract|review|feedback|story|history|diagnosis|treatment|symptoms|findings|remarks|terms|reason for .+|transcript|lyrics|about)$/,
    'Long text',
  ],
  [/\b(?:settings|metadata|options|preferences|attributes|json)$/, 'JSON'],
]

const letters = (text: string): string => text.toLowerCase().replace(/[^a-z]/g, '')

/** The type that is called exactly so: `yes/no`, `date and time`, `varchar`. */
export function fieldWord(text: string): FieldWord | undefined {
  const said = letters(text)
  return FIELD_WORDS.find(({ word, also }) => letters(word) === said || also.includes(said))
}

/** The type that a word means, or begins to mean while it is typed. */
export function findFieldWord(text: string): FieldWord | undefined {
  const said = letters(text)
  if (said === '') return undefined
  return fieldWord(text) ?? FIELD_WORDS.find(({ word }) => letters(word).startsWith(said))
}

/** The type that a name suggests: `price` is money, `done` a yes or no, and most are text. */
export function guessFieldWord(name: string): FieldWord {
  const words = wordsOf(name).join(' ')
  const guess = headWord(words) ?? GUESSES.find(([pattern]) => pattern.test(words))?.[1]
  return FIELD_WORDS.find(({ word }) => word === guess) ?? TEXT
}

/** The word for a field as it is set: a string with the format of an email is an Email. */
export function fieldWordOf(field: {
  readonly type?: unknown
  readonly format?: unknown
  readonly scale?: unknown
}): FieldWord {
  const fits = FIELD_WORDS.filter(({ type }) => type === field.type)
  return (
    fits.find(
      ({ settings }) => settings.format === field.format && settings.scale === field.scale,
    ) ??
    fits.find(({ settings }) => settings.format === undefined) ??
    TEXT
  )
}
