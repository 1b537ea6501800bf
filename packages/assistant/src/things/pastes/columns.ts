import { guessFieldWord, singularOf } from '@drawbridge/kinds/faces'
import { type Declared, type DeclaredField, plural, singular, typeSaid } from './declared.ts'
import { withoutUnit } from './units.ts'

/** A table that was pasted, line by line. */
export interface Sheet {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

const FIELD = /^(?:(?:field|column|attribute|property)(?:s| name)?|name|what)$/i
const TYPE = /^(?:(?:data ?)?types?|kind|format|what it is)$/i
const REQUIRED =
  /^(?:required\??|mandatory|must|obligatory|not null|null(?:able|\?)?|optional\??)$/i
const UNIQUE = /^unique\??$/i
const DEFAULT = /^default(?: value)?s?$/i
const NOTES =
  /^(?:notes?|remarks?|comments?|constraints?|rules?|limits?|validations?|values?|description|meaning|details?|explanation|examples?)$/i
const THING =
  /^(?:tables?|entity|entities|things?|models?|objects?|records?|collections?|resources?)$/i
const OTHER = /^(?:belongs? to|part of|parent|is in|in|of|owner|references|points to)$/i
const GONE = /\b(?:delet|remov|gone|thrown|goes)/i
const FIELDS = /^(?:fields|columns|attributes|properties|data|what we (?:keep|store)|holds?)$/i

/**
 * What a table says in sentences: its lines are fields, or things with what they belong to, or rows of which the heads are
 * the fields.
 *
 * @param about what stands above it
 */
export function sheetInWords(
  { head, rows }: Sheet,
  about: string,
): { readonly things: readonly Declared[]; readonly said: readonly string[] } | undefined {
  const at = (kind: RegExp): number => head.findIndex((cell) => kind.test(cell))
  const cell = (row: readonly string[], kind: RegExp): string => row[at(kind)] ?? ''
  if (at(THING) >= 0 && at(OTHER) >= 0)
    return {
      things: [],
      said: rows.flatMap((row) =>
        belonging(cell(row, THING), cell(row, OTHER), cell(row, GONE), rows),
      ),
    }
  if (at(THING) >= 0 && at(FIELDS) > at(THING))
    return {
      things: [],
      said: rows.map((row) => `${plural(cell(row, THING))}: ${cell(row, FIELDS)}`),
    }
  const isOfFields =
    at(FIELD) >= 0 && [TYPE, REQUIRED, UNIQUE, DEFAULT, NOTES].some((kind) => at(kind) >= 0)
  if (!isOfFields) return { things: rowsOf({ head, rows }, about), said: [] }
  const byThing = Map.groupBy(rows, (row) => cell(row, THING) || about)
  if (byThing.has('')) return undefined
  const things = [...byThing].map(([name, some]) => ({
    name,
    fields: some.map((row): DeclaredField => {
      const type = cell(row, TYPE)
      const refers =
        /(?:fk|foreign key|→|->|references?|ref|link to|relation to|belongs to)\s*(?:to\s+)?(?<refers>\w+)/iu.exec(
          `${type} ${cell(row, NOTES)}`,
        )?.groups?.['refers']
      const values = valuesIn(type, cell(row, NOTES))
      return {
        name: withoutUnit(cell(row, FIELD)).name,
        type: typeSaid(type) === undefined ? '' : type,
        marks: [
          ...required(head[at(REQUIRED)] ?? '', cell(row, REQUIRED)),
          ...(isYes(cell(row, UNIQUE)) ? ['unique'] : []),
          ...(/^[\w.-]+$/.test(cell(row, DEFAULT)) && !/^-$/.test(cell(row, DEFAULT))
            ? [`default ${cell(row, DEFAULT)}`]
            : []),
          ...(values === undefined && refers === undefined ? limitsIn(cell(row, NOTES)) : []),
          ...(values === undefined && refers === undefined
            ? limitsIn(/\((?<in>[^()]*)\)/u.exec(type)?.groups?.['in'] ?? '')
            : []),
        ],
        ...(values && { values }),
        ...(refers && { refers }),
      }
    }),
  }))
  return { things, said: [] }
}

const isYes = (cell: string): boolean =>
  /^(?:yes|y|true|x|✓|✔|✅|1|required|mandatory|must)$/iu.test(cell)
const isNo = (cell: string): boolean => /^(?:no|n|false|-|–|✗|❌|0|optional)?$/iu.test(cell)

function required(head: string, cell: string): readonly string[] {
  if (head === '') return []
  const isTurned = /^(?:null|optional)/i.test(head)
  if (isYes(cell) && !/optional/i.test(cell)) return [isTurned ? 'optional' : 'required']
  return isNo(cell) ? [isTurned ? 'required' : 'optional'] : []
}

/** `enum: a, b`, `choice (a/b)`, `one of a, b` */
function valuesIn(type: string, notes: string): readonly string[] | undefined {
  const said =
    /^(?:enum|choice|select|one of|option)s?\s*[:(]?\s*(?<list>.+?)\)?$/iu.exec(type)?.groups?.[
      'list'
    ] ??
    (/^(?:enum|choice|select|one of)/i.test(type) || !/\d|max|min|required|unique/i.test(notes)
      ? /^(?:one of:?\s*|values?:?\s*)?(?<list>[\p{L}-]+(?:\s*[,/|]\s*[\p{L}](?:[\p{L} -]{0,19}[\p{L}-])?)+)\s*$/iu.exec(
          notes,
        )?.groups?.['list']
      : undefined)
  const values = said?.split(/\s*[,/|]\s*/).filter((one) => one !== '')
  return values !== undefined && values.length > 1 ? values : undefined
}

const LIMIT =
  /^(?:required|mandatory|optional|unique|max|min|up to|at (?:least|most)|between|from \d|\d+\s*(?:-|–|to|\.\.)\s*\d+|default|not (?:empty|null|negative)|positive|exactly|[<>≥≤])/i

const limitsIn = (notes: string): readonly string[] =>
  notes
    .split(/\s*[,;]\s*/)
    .map((one) => one.replaceAll(/[()]/g, ''))
    .filter((one) => LIMIT.test(one))

/** “shelf | aisle | goes too” */
function belonging(
  thing: string,
  other: string,
  gone: string,
  rows: readonly (readonly string[])[],
): readonly string[] {
  if (!isName(thing) || !isName(other) || rows.length > 30) return []
  const [many, one] = [plural(thing), singular(other)]
  return [
    `each ${singular(thing)} belongs to one ${one}`,
    // What has others is kept anyway, unless somebody says so.
    ...(/^(?:goes|go|deleted|removed|cascade|yes|too|is deleted|is removed)\b/i.test(gone)
      ? [`when the ${one} is deleted, its ${many} are deleted too`]
      : []),
  ]
}

const isName = (words: string): boolean =>
  /^[\p{L}][\p{L}\d_-]*(?:\s[\p{L}\d_-]+){0,3}$/u.test(words)

/** `| lighthouse | height m |`, and below it some of them. */
function rowsOf({ head, rows }: Sheet, about: string): readonly Declared[] {
  const [first = '', ...others] = head
  const isNamed = about !== '' || GENERAL.test(first)
  if (!head.every((cell) => isName(columnOf(cell, []).name)) || head.length < 2) return []
  const name = about === '' ? first : about
  if ((about === '' && GENERAL.test(first)) || !isName(name)) return []
  const isSame = singularOf(first.toLowerCase()) === singularOf(name.toLowerCase())
  const heads = isNamed && !isSame ? head : ['name', ...others]
  return [
    {
      name,
      fields: heads.map((cell, at) =>
        columnOf(
          cell,
          rows.map((row) => row[at] ?? ''),
        ),
      ),
    },
  ]
}

const GENERAL =
  /^(?:#|no|nr|id|name|title|date|day|time|what|who|when|where|code|key|number|type|kind)$/i

/** What its values tell of a column, where its name doesn't. */
function columnOf(cell: string, values: readonly string[]): DeclaredField {
  const { name, type } = withoutUnit(cell.replace(/\s*\([^()]*\)$/, ''))
  if (/\((?:y ?\/ ?n|yes ?\/ ?no)\)/i.test(cell)) return { name, type: 'yes/no', marks: [] }
  const given = values.filter((value) => value !== '')
  const is = (pattern: RegExp): boolean =>
    given.length > 0 && given.every((value) => pattern.test(value))
  const guess = guessFieldWord(name).type
  const isNumber = /^(?:integer|decimal|float)$/.test(guess)
  const seen = is(/^(?:yes|no|y|n|true|false|[x✓✔-])$/iu)
    ? 'yes/no'
    : is(/^\d{4}-\d\d-\d\d$|^\d{1,2}[./]\d{1,2}[./]\d{2,4}$/)
      ? 'date'
      : is(/^[€$£]\s?[\d.,]+$|^[\d.,]+\s?[€$£]$/)
        ? 'money'
        : is(/^-?\d{1,9}$/) && !isNumber
          ? 'integer'
          : is(/^-?\d+[.,]\d+$/) && !isNumber
            ? 'decimal'
            : ''
  return { name, type: type ?? seen, marks: [] }
}
