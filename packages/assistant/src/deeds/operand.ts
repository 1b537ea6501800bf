import { singularOf } from '@drawbridge/kinds/faces'
import type { NamedItem } from '../fields-of.ts'
import { named } from '../fields-of.ts'
import { inTable } from '../things/fields-meant.ts'
import { nameInWords, plainWords } from '../words.ts'
import { member, oneOf, type Place, type Scene } from './scene.ts'
import { NUMBER, numberIn } from './verbs.ts'
import { asPattern } from '../text/as-pattern.ts'

/** A value that words stand for. */
export interface Operand {
  readonly formula: string
  readonly isMaybe: boolean
  readonly type: string
}

export interface FieldAt {
  readonly place: Place
  readonly field: NamedItem
}

const NUMERIC = /^(?:integer|decimal|float|bigint)$/
const TIMES = /^(?:date|datetime)$/

export const isNumeric = (field: NamedItem): boolean => NUMERIC.test(String(field['type']))
export const isTime = (field: NamedItem): boolean => TIMES.test(String(field['type']))

/** How many of something a row is about. */
export const QUANTITY =
  /^(?:quantity|count|pieces|number|seats|tickets|units|places|people|guests|amount|\w*Quantity|numberOf\w+|\w+Count|howMany\w+)$/i

/** What people say for a field that is called otherwise. */
const ALIKE: readonly (readonly [said: RegExp, name: RegExp])[] = [
  [
    /\b(?:in stock|stock|available|left|remaining|on hand|inventory)\b/i,
    /^(?:stock\w*|inStock|available\w*|remaining\w*|\w+Left|inventory|quantity)$/i,
  ],
  [
    /\b(?:capacity|seats|places|spots|room|limit|maximum|max|size)\b/i,
    /^(?:capacity|seats|places|limit|max\w*|size|spots|\w*capacity)$/i,
  ],
  [
    /\b(?:quantity|amount|pieces|number|count|how many|many|ordered)\b/i,
    /^(?:quantity|amount|count|pieces|number|seats|numberOf\w+|\w+Count)$/i,
  ],
  [/\b(?:starts?|starting|begins?|beginning|takes? place)\b/i, /^(?:start|begin|from)/i],
  [/\b(?:ends?|ending|finish(?:es)?|finishing|over)\b/i, /^(?:end|finish|until|to$)/i],
  [/\b(?:due|deadline)\b/i, /^(?:due|deadline)/i],
  [/\b(?:expires?|expiry|expired)\b/i, /^(?:expir|validUntil|until)/i],
]

const ARTICLES = /^(?:(?:the|its|their|his|her|an?|this|that|such|own|of|current|total)\s+)+/i

/** The words of a noun phrase without those that name a table. */
export function bareWords(words: string, place: Place): string {
  const one = oneOf(place.table)
  const last = one.split(' ').at(-1) ?? one
  const written = singularOf(place.table.name)
  const names = [...new Set([one, written, last, place.path.at(-1)?.name.toLowerCase() ?? one])]
    .map((name) => `${asPattern(name)}(?:s|es)?`)
    .join('|')
  return words
    .replace(ARTICLES, '')
    .replace(new RegExp(String.raw`^(?:${names})(?:'s?)?\s+`, 'i'), '')
    .replace(
      new RegExp(
        String.raw`\s+(?:of|on|in|for|from)\s+(?:(?:the|that|its|their|this|each|an?|every|all|of|ordered)\s+)*(?:${names})$`,
        'i',
      ),
      '',
    )
    .replace(ARTICLES, '')
    .trim()
}

/** Whether words name the rows of a place, or the relation that leads there. */
export function isPlaceNamed(words: string, place: Place): boolean {
  const said = ` ${plainWords(words).replaceAll(/[^\p{L}\d]+/gu, ' ')} `
  const one = oneOf(place.table)
  const names = [one, one.split(' ').at(-1) ?? one, (place.path.at(-1)?.name ?? one).toLowerCase()]
  return names.some((name) => said.includes(` ${name} `) || said.includes(` ${name}s `))
}

/** The field that words name, where the row is or where it points to: nearest first, named ones before all. */
export function fieldAt(
  words: string,
  scene: Scene,
  fits: (field: NamedItem) => boolean = () => true,
  focus?: Place,
): FieldAt | undefined {
  const places = [...(focus ? [focus] : []), ...scene.places]
  const named_ = places.filter((place) => isPlaceNamed(words, place))
  // What is said of rows that are not to be found from here is said of no others.
  const whole = OF.exec(words)?.groups?.['what']
  if (named_.length === 0 && whole !== undefined && scene.draft.table(whole)) return undefined
  const isOf = named_.some((place) => isOfPlace(words, place))
  const order = isOf ? named_.toReversed() : [...new Set([...named_.toReversed(), ...places])]
  for (const find of [exact, byToken, alike])
    for (const place of order) {
      const field = find(bareWords(words, place), place, fits)
      if (field) return { place, field }
    }
  return undefined
}

const OF = /\b(?:of|on)\s+(?:(?:the|its|their|that|each|an?)\s+)*(?<what>[\p{L} ]+)$/iu

/** “the credits of the student” are those of nobody else. */
function isOfPlace(words: string, place: Place): boolean {
  const of = OF.exec(words)?.groups?.['what']
  const whose = /^(?:the\s+|its\s+)?(?<whose>[\p{L} ]+)'s?\s/iu.exec(words)?.groups?.['whose']
  return [of, whose].some((said) => said !== undefined && isPlaceNamed(said, place))
}

type Fits = (field: NamedItem) => boolean

function exact(words: string, { table }: Place, fits: Fits): NamedItem | undefined {
  const last = words.replace(/\s+(?:of|in|on|for|that|which|it)\s.*$/i, '')
  const field = words === '' ? undefined : (inTable(table, words) ?? inTable(table, last))
  return field && field['target'] === undefined && fits(field) ? field : undefined
}

/** “the stock isn’t enough”: the name of the field is among the words. */
function byToken(words: string, { table }: Place, fits: Fits): NamedItem | undefined {
  const said = ` ${words.toLowerCase().replaceAll(/[^\p{L}\d]+/gu, ' ')} `
  return named(table, 'fields')
    .filter(fits)
    .find(({ name }) => said.includes(` ${nameInWords(name).replace(/^number of /, '')} `))
}

function alike(words: string, { table }: Place, fits: Fits): NamedItem | undefined {
  const fields = named(table, 'fields').filter(fits)
  for (const [said, name] of ALIKE) {
    if (!said.test(words)) continue
    const field = fields.find((one) => name.test(one.name))
    if (field) return field
  }
  return undefined
}

export function valueAt({ place, field }: FieldAt, scene: Scene): Operand {
  const row = scene.at(place)
  return {
    formula: member(row, field.name),
    isMaybe: row.isMaybe || field['required'] !== true,
    type: String(field['type']),
  }
}

export const nowFor = (type: string): string => (type === 'date' ? 'today()' : 'now()')

/** A number, a time, or what a field holds. */
export function operandIn(
  words: string,
  scene: Scene,
  like: string | undefined,
  focus?: Place,
): Operand | undefined {
  const said = words.trim().replace(/[.,;]+$/, '')
  if (
    /^(?:now|today|the (?:current|present) (?:day|time|date|moment)|the current date and time)$/i.test(
      said,
    )
  )
    return { formula: nowFor(like ?? 'datetime'), isMaybe: false, type: like ?? 'datetime' }
  if (new RegExp(String.raw`^${NUMBER}(?:\s*(?:%|[\p{L}]+))?$`, 'iu').test(said)) {
    const number = numberIn(said)
    if (number !== undefined) return { formula: number, isMaybe: false, type: 'number' }
  }
  const fits = (field: NamedItem): boolean =>
    like === undefined
      ? isNumeric(field) || isTime(field)
      : TIMES.test(like)
        ? isTime(field)
        : isNumeric(field)
  const found = fieldAt(said, scene, fits, focus)
  return found && valueAt(found, scene)
}

/** A formula that compares, and holds for nothing where a value is not there. */
export function compared(left: Operand, sign: string, right: Operand): string {
  const isTimes = TIMES.test(left.type)
  if (!isTimes) return `${numberOf(left)} ${sign} ${numberOf(right)}`
  const guards = [left, right].flatMap(({ isMaybe, formula }) =>
    isMaybe ? [`${formula} != null`] : [],
  )
  const [one, other] =
    left.type === right.type ? [left.formula, right.formula] : [dayOf(left), dayOf(right)]
  return [...guards, `${one} ${sign} ${other}`].join(' && ')
}

const dayOf = ({ type, formula }: Operand): string =>
  type === 'datetime' ? `dateOf(${formula}, 'UTC')` : formula

export const numberOf = ({ formula, isMaybe }: Operand): string =>
  isMaybe ? `(${formula} ?? 0)` : formula

/** The opposite, as a person would write it. */
export function negated(formula: string): string {
  if (/^![\w.?]+$/.test(formula)) return formula.slice(1)
  if (/^[\w.?]+$/.test(formula)) return `!${formula}`
  const inner = /^!\((?<inner>[^()]*(?:\([^()]*\)[^()]*)*)\)$/.exec(formula)?.groups?.['inner']
  if (inner !== undefined) return inner
  const simple =
    /^(?<left>(?:[^&|?=<>!]|\?\?|\?\.)+?) (?<sign>==|!=|<=|>=|<|>) (?<right>(?:[^&|?=<>!]|\?\?|\?\.)+)$/.exec(
      formula,
    )?.groups
  const other = simple && OPPOSITE[simple['sign'] ?? '']
  return simple && other !== undefined
    ? `${simple['left']} ${other} ${simple['right']}`
    : `!(${formula})`
}

export const OPPOSITE: Readonly<Record<string, string>> = {
  '==': '!=',
  '!=': '==',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
}
