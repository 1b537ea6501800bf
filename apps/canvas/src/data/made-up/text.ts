import { singularOf, wordsOf, type Field } from '@drawbridge/kinds/faces'
import { hashOf, inTurn } from './random.ts'
import * as known from './words.ts'

/** Of which row a value is, and of which column. */
export interface Spot {
  readonly table: string
  readonly name: string
  /** Counted from the first row that there ever was. */
  readonly at: number
}

/** What a column of texts says of itself. */
export type TextField = Pick<
  Field,
  'format' | 'pattern' | 'length' | 'minLength' | 'maxLength' | 'unique'
> & { readonly type: 'string' | 'text' }

/** A text as a person might have written it; undefined where none is known that is allowed. */
export function madeUpText(field: TextField, spot: Spot): string | undefined {
  const most = Math.min(
    field.length ?? (field.type === 'text' ? 2_000 : 255),
    field.maxLength ?? 2_000,
  )
  const least = field.minLength ?? 0
  const shape = shapeOf(field.pattern)
  if (shape === undefined) return undefined
  const meant = textOf(field, spot)
  const isOwn = field.unique === true
  return tried(meant, field, spot)
    .map((text) => {
      const end = isOwn && comesAgain(text, meant, most, field, spot) ? endOf(text, spot) : ''
      const fits = fitted(text, least, most - end.length, spot)
      return fits === undefined ? undefined : `${fits}${end}`
    })
    .find((text) => text !== undefined && text.length >= least && shape.test(text))
}

/** What is meant, in spellings that a pattern may ask for, and codes that many allow. */
function tried(meant: string, { pattern }: TextField, { at }: Spot): readonly string[] {
  if (pattern === undefined) return [meant]
  const joined = ['-', '_', ''].map((between) => wordsOf(meant).join(between))
  const codes = [`ABC-${101 + at}`, `A${1 + at}`, `item-${1 + at}`, String(1_001 + at)]
  return [meant, meant.toLowerCase(), ...joined, ...codes]
}

/** Undefined for a pattern that is wrong, as one may be while it is drawn. */
function shapeOf(pattern = ''): RegExp | undefined {
  try {
    return new RegExp(pattern, 'u')
  } catch {
    return undefined
  }
}

/** The rows before that are looked at for the same text: each list of words is shorter. */
const LOOKED_BACK = 1_600

/** Whether an earlier row has the same text, or may have, because it is cut. */
function comesAgain(
  text: string,
  meant: string,
  most: number,
  field: TextField,
  spot: Spot,
): boolean {
  if (text.endsWith(String(spot.at + 1))) return false
  if (text.length + 6 > most) return true
  const rows = Array.from(
    { length: Math.min(spot.at, LOOKED_BACK) },
    (_, back) => spot.at - 1 - back,
  )
  return rows.some((at) => textOf(field, { ...spot, at }) === meant)
}

const endOf = (text: string, { at }: Spot): string =>
  `${/^[a-z0-9_.-]+$/.test(text) ? '-' : ' '}${at + 1}`

/** No longer than it may be, at the end of a word; and no shorter. */
function fitted(text: string, least: number, most: number, spot: Spot): string | undefined {
  let whole = text
  for (let more = 1; whole.length < least && more < 200; more += 1)
    whole += ` ${inTurn(known.SENTENCES, spot.name, spot.at + more)}`
  if (whole.length <= most) return whole
  if (/[@:]/.test(text) && !text.includes(' ')) return undefined
  const short = whole.slice(0, most).replace(/\s+\S*$/, '')
  return short.length >= least ? short : whole.slice(0, most)
}

const IMAGE = /image|photo|picture|avatar|cover|logo/i
const isEmail = (format: string | undefined, name: string): boolean =>
  format === 'email' || /e-?mail/i.test(name)
const isAddress = (format: string | undefined, name: string): boolean =>
  format === 'url' || /url|link|website|homepage/i.test(name) || IMAGE.test(name)

function textOf({ format, type }: TextField, spot: Spot): string {
  const { name, table, at } = spot
  const given = (items: readonly string[]): string => inTurn(items, `${table} ${name}`, at) ?? ''
  const person = personOf(spot)
  const slug = (text: string): string => wordsOf(text).join('-')
  if (isEmail(format, name)) return `${person.login}@example.com`
  if (isAddress(format, name))
    return IMAGE.test(name)
      ? `https://images.example.com/${slug(titleOf(spot))}-${at + 1}.jpg`
      : `https://example.com/${slug(titleOf(spot))}-${at + 1}`
  const meaning = MEANINGS.find(([pattern]) => pattern.test(name))?.[1]
  if (meaning !== undefined) return meaning(spot, given)
  if (type === 'text' || LONG.test(name)) {
    const second = inTurn(known.SENTENCES, `${table} ${name}`, at + 1) ?? ''
    return at % 3 === 0 ? `${given(known.SENTENCES)} ${second}` : given(known.SENTENCES)
  }
  return titleOf(spot)
}

const LONG =
  /note|comment|description|text|body|content|remark|reason|about|bio|summary|review|excerpt/i

type Given = (items: readonly string[]) => string

/** What is meant by a name; the first that fits. */
const MEANINGS: readonly (readonly [RegExp, (spot: Spot, given: Given) => string])[] = [
  [/^(?:first|given)_?name$/i, (spot) => personOf(spot).given],
  [/^(?:last|family|sur)_?name$/i, (spot) => personOf(spot).family],
  [/user_?name|login|handle|nick/i, (spot) => personOf(spot).login],
  [/slug/i, (spot) => `${wordsOf(titleOf(spot)).join('-')}-${spot.at + 1}`],
  [/phone|mobile|(?:^|_)fax/i, (spot) => `${placeOf(spot)[3]} ${5_550_100 + (spot.at % 900)}`],
  [/country_?code/i, (spot) => placeOf(spot)[2]],
  [/country|nation/i, (spot) => placeOf(spot)[1]],
  [/city|town|location|^place$/i, (spot) => placeOf(spot)[0]],
  [/zip|post_?(?:al_?)?code/i, (spot) => placeOf(spot)[4]],
  [
    /address|street/i,
    (spot, given) => `${(hashOf(`${spot.table}${spot.at}`) % 120) + 1} ${given(known.STREETS)}`,
  ],
  [
    /company|organi[sz]ation|employer|vendor|supplier|brand|publisher/i,
    (_, given) => given(known.COMPANIES),
  ],
  [/job|occupation|profession|position/i, (_, given) => given(known.JOBS)],
  [/colou?r/i, (_, given) => given(known.COLOURS)],
  [/currency/i, (_, given) => given(['EUR', 'USD', 'GBP', 'JPY', 'CHF'])],
  [/locale|language/i, (_, given) => given(['en', 'de', 'fr', 'pt', 'ja', 'es'])],
  [
    /sku|code|reference|number|serial|isbn|key$/i,
    (spot) => `${codeOf(spot)}-${1_000 + spot.at + 1}`,
  ],
  [/content_?type|mime/i, (_, given) => given(['image/png', 'application/pdf', 'text/csv'])],
  [/file/i, (spot) => `${wordsOf(titleOf(spot)).join('-')}.pdf`],
  [/^(?:status|state|stage)$/i, (_, given) => given(['new', 'open', 'waiting', 'done'])],
  [/^(?:type|kind)$/i, (_, given) => given(['standard', 'express', 'special'])],
  [/payment|method/i, (_, given) => given(['card', 'transfer', 'cash'])],
  [/action|activity/i, (_, given) => given(['created', 'changed', 'closed', 'invited', 'removed'])],
  [/tag|label|keyword/i, (_, given) => given(known.TAGS)],
  [/category|genre|department|section/i, (_, given) => given(known.CATEGORIES)],
  [
    /full_?name|author|person|customer|owner|contact|guest|patient|student|recipient|assignee/i,
    (spot) => personOf(spot).name,
  ],
  [/^name$/i, (spot) => (PEOPLE.test(spot.table) ? personOf(spot).name : titleOf(spot))],
]

const PEOPLE =
  /user|person|people|member|customer|employee|author|contact|student|teacher|patient|guest|account|player|staff|lead|subscriber|owner/i

/** One and the same in all columns of a row; another one in each of the next 1,560 rows. */
function personOf({ table, at }: Spot) {
  const { GIVEN_NAMES: given, FAMILY_NAMES: family } = known
  const count = given.length * family.length
  const pick = (hashOf(table) + at * 613) % count
  const [one = '', other = ''] = [
    given[pick % given.length],
    family[Math.floor(pick / given.length)],
  ]
  const more = at < count ? '' : String(Math.floor(at / count) + 1)
  return {
    given: one,
    family: other,
    name: `${one} ${other}`,
    login: `${one}.${other}`.toLowerCase() + more,
  }
}

const placeOf = ({ table, at }: Spot) => inTurn(known.PLACES, table, at) ?? known.PLACES[0]

/** A title, and what is made of one, are the same in all columns of a row. */
const IS_TITLE = /^(?:title|name|slug|file.*|.*url|.*link|image|cover|photo)$/i

function titleOf({ table, name, at }: Spot): string {
  const isOwn = IS_TITLE.test(name)
  const seed = isOwn ? table : `${table} ${name}`
  const what = isOwn ? table : name
  const one = (items: readonly string[]): string => inTurn(items, seed, at) ?? ''
  const titles =
    known.TITLES.find(([pattern]) => pattern.test(what)) ??
    known.TITLES.find(([pattern]) => pattern.test(table))
  if (titles) return one(titles[1])
  return `${one(known.ADJECTIVES)} ${one(known.THINGS)}`
}

const codeOf = ({ table }: Spot): string =>
  (wordsOf(singularOf(table)).at(-1) ?? 'row').slice(0, 3).toUpperCase()
