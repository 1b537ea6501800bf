import type { JsonObject } from '@drawbridge/manifest'
import { choice } from '../choice.ts'
import { plainWords } from '../words.ts'

/** What words ask of a field, before it is known what the field holds. */
export interface SaidLimits {
  readonly required?: boolean
  readonly unique?: boolean
  /** Characters, or the value, by what the field holds. */
  readonly least?: number
  readonly most?: number
  /** The value itself is left out: “more than 0”. */
  readonly above?: number
  readonly below?: number
  /** Whether the numbers are said to count characters. */
  readonly ofLength?: boolean
  readonly values?: readonly string[]
  readonly begins?: string
  /** It is on or off. */
  readonly isFlag?: true
  readonly format?: 'email' | 'url'
  readonly pattern?: string
  readonly visibility?: 'hidden' | 'readOnly' | 'writeOnly'
  /** What of the words is no limit. */
  readonly rest: string
}

const NUMBERS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  a: 1,
  an: 1,
}
const SIGN = String.raw`(?:one|two|three|four|five|six|seven|eight|nine|ten|an?|\d+)\s+(?:(?:capital|upper-?case|big|small|lower-?case)\s+)?(?:letters?|digits?|numbers|numerals?|dash(?:es)?|hyphens?)`

/** `three letters and four digits` → `^[A-Za-z]{3}[0-9]{4}$` */
function patternOf(words: string): string {
  const parts = [
    ...words.matchAll(
      /(one|two|three|four|five|six|seven|eight|nine|ten|an?|\d+)\s+(?:(capital|upper-?case|big|small|lower-?case)\s+)?(letter|digit|number|numeral|dash|hyphen)/gi,
    ),
  ]
  const printed = parts.map(([, count = '', size = '', sign = '']) => {
    const many = NUMBERS[count.toLowerCase()] ?? Number(count)
    const set = /^(?:digit|number|numeral)/i.test(sign)
      ? '[0-9]'
      : /^(?:dash|hyphen)/i.test(sign)
        ? '-'
        : /^(?:small|lower)/i.test(size)
          ? '[a-z]'
          : /^(?:capital|upper|big)/i.test(size)
            ? '[A-Z]'
            : '[A-Za-z]'
    return `${set}{${many}}`
  })
  return `^${printed.join('')}$`
}

const N = String.raw`(-?\d+(?:[.,]\d+)*)`
const CHARS = String.raw`(\s*-?\s*(?:characters?|letters?|chars?|signs|symbols|digits)\b(?:\s+long)?)?`
const MONEY = String.raw`(?:[$€£]\s*|eur\s+|usd\s+)?`
const UNIT = String.raw`(?:\s*(?:euros?|dollars?|pounds?|percent|%|years?|€|\$|£|hours?|minutes?|days?))?`

type Partly = Omit<SaidLimits, 'rest'>

const sayings: readonly (readonly [pattern: string, says: (match: RegExpExecArray) => Partly])[] = [
  [
    String.raw`\b(?:match(?:es)?|be|is|are|consists? of|has|have|made of|of|like|follow(?:s)?)?\s*(${SIGN}(?:\s*(?:,|and|then|followed by|plus|with)\s*(?:then\s+|by\s+)?${SIGN})+)`,
    ([, words = '']) => ({ pattern: patternOf(words) }),
  ],
  [
    String.raw`(?:no longer|not|isn't|aren't|needn't be|need not be|does(?:n't| not) (?:have to|need to) be)\s+(?:be\s+)?(?:required|mandatory)\b`,
    () => ({ required: false }),
  ],
  [
    String.raw`(?:must|should|need|does|do|is|are|may)?\s*(?:not|n't|no longer)\s+(?:have to\s+|need to\s+)?(?:be\s+)?unique\b|\bneedn't be unique\b`,
    () => ({ unique: false }),
  ],
  [
    String.raw`(?:can|may|might|could)(?:not|'t| not| never)\s+be\s+(?:empty|blank|missing|null|left out|left empty)|(?:must|should|may)\s*(?:not|n't|never)\s+be\s+(?:empty|blank|missing|null)|\b(?:never|not)\s+(?:empty|null|blank|optional)\b|(?:must|has to|have to|needs? to|should)\s+(?:always\s+)?be\s+(?:given|set|filled(?: in| out)?|present|provided|entered|there|known|specified|stated)|\b(?:required|mandatory|compulsory|obligatory|necessary)\b|\balways (?:there|given|set|filled)\b`,
    () => ({ required: true }),
  ],
  [
    String.raw`(?:can|may|might|could)\s+be\s+(?:empty|blank|missing|null|left out|left empty|left blank|omitted|unknown)|\b(?:optional(?:ly)?|nullable|if (?:known|any|there is one|available|they have one|applicable))\b`,
    () => ({ required: false }),
  ],
  [
    String.raw`\b(?:unique|no duplicates|(?:that |which )?(?:nobody|no one|no-one|nothing) else (?:may|can|must|should|has|have|shall) ?(?:not )?(?:have|use|share|take|be|got)?(?: registered| taken| used)?|no two (?:the same|alike)|distinct|must be different(?: for (?:each|every)[^,]*)?|can only (?:be used|exist|appear) once|not used twice)\b`,
    () => ({ unique: true }),
  ],
  [
    String.raw`\bexactly\s+${N}${CHARS}`,
    ([, n, chars]) => ({ least: num(n), most: num(n), ...(chars && { ofLength: true }) }),
  ],
  [
    String.raw`\b(?:between|from|in the range(?: of)?|range)\s+${MONEY}${N}${UNIT}\s*(?:and|to|-|–|through)\s*${MONEY}${N}${UNIT}${CHARS}`,
    ([, a, b, chars]) => ({ least: num(a), most: num(b), ...(chars && { ofLength: true }) }),
  ],
  [
    String.raw`(?<![\w.-])${N}\s*(?:-|–|to|\.\.)\s*${N}${CHARS}(?![\w-])`,
    ([, a, b, chars]) => ({ least: num(a), most: num(b), ...(chars && { ofLength: true }) }),
  ],
  [
    String.raw`(?:(?:can|may|must|should|shall|is|are|be)?\s*(?:not|n't|never|cannot|no)\s+(?:be\s+|have\s+|contain\s+|go\s+|get\s+|rise\s+|grow\s+|exceed(?:ing)?\s+)?(?:any\s+)?(?:longer|more|greater|higher|larger|bigger|above|over)?\s*(?:than\s+)?|(?:can|may) never (?:be more than|exceed)\s+)(?<=(?:longer|more|greater|higher|larger|bigger)\s+than\s+|exceed(?:ing)?\s+|above\s+|over\s+)${MONEY}${N}${UNIT}${CHARS}`,
    (m) => ({ most: num(m[1]), ...((m[2] || /longer/i.test(m[0])) && { ofLength: true }) }),
  ],
  [
    String.raw`(?:(?:can|may|must|should|shall|is|are|be)?\s*(?:not|n't|never|cannot|no)\s+(?:be\s+|have\s+|contain\s+|go\s+|fall\s+|drop\s+|get\s+|sink\s+|become\s+)?(?:shorter|less|fewer|lower|smaller|below|under)\s*(?:than\s+)?)${MONEY}${N}${UNIT}${CHARS}`,
    (m) => ({ least: num(m[1]), ...((m[2] || /shorter/i.test(m[0])) && { ofLength: true }) }),
  ],
  [
    String.raw`(?:(?:more|greater|higher|larger|bigger|longer) than or equal to|at least|at minimum|a minimum (?:length )?of|min(?:imum)?(?: length)?(?: (?:of|is))?|starting (?:at|from)|from|>=|≥)\s*:?\s*${MONEY}${N}${UNIT}${CHARS}|\b${N}${UNIT}${CHARS}\s+(?:or more|or higher|or greater|minimum|and up|at least)\b`,
    (m) => ({
      least: num(m[1] ?? m[3]),
      ...((m[2] ?? m[4] ?? (/length/i.test(m[0]) ? 'y' : undefined)) && { ofLength: true }),
    }),
  ],
  [
    String.raw`(?:(?:less|fewer|lower|smaller|shorter) than or equal to|up to|at most|at maximum|a maximum (?:length )?of|max(?:imum)?\.?(?: length)?(?: (?:of|is))?|limited to|capped? (?:\w+ )?at|<=|≤|within|not over|until)\s*:?\s*${MONEY}${N}${UNIT}${CHARS}|\b${N}${UNIT}${CHARS}\s+(?:or less|or fewer|maximum|max|at most)\b`,
    (m) => ({
      most: num(m[1] ?? m[3]),
      ...((m[2] ?? m[4] ?? (/length/i.test(m[0]) ? 'y' : undefined)) && { ofLength: true }),
    }),
  ],
  [
    String.raw`(?:more|greater|higher|larger|bigger|above|over|older|>)\s*(?:than\s+)?${MONEY}${N}${UNIT}${CHARS}`,
    (m) => ({ above: num(m[1]), ...(m[2] && { ofLength: true }) }),
  ],
  [
    String.raw`(?:less|fewer|lower|smaller|shorter|below|under|younger|<)\s*(?:than\s+)?${MONEY}${N}${UNIT}${CHARS}`,
    (m) => ({ below: num(m[1]), ...((m[2] || /shorter/i.test(m[0])) && { ofLength: true }) }),
  ],
  [
    String.raw`(?:can(?:not|'t| not| never)|must(?:n't| not| never)|may(?: not| never)|should(?:n't| not| never)|never|not|non-?)\s*(?:be\s+|go\s+|become\s+|fall\s+|drop\s+|get\s+|sink\s+)?(?:negative|below zero|under zero|less than zero)\b|\b(?:zero|0) or (?:more|positive|higher|greater)\b`,
    () => ({ least: 0 }),
  ],
  [String.raw`\b(?:positive|above zero|more than zero|greater than zero)\b`, () => ({ above: 0 })],
  [
    String.raw`\b(?:(?:which|that) )?is (on|off) (?:unless|by default|at first|until|from the start|initially)(?:\s.*)?$`,
    ([, value]) => ({ begins: value === 'on' ? 'true' : 'false', isFlag: true }),
  ],
  [
    String.raw`\b(?:default(?:s|ing)? (?:to|is|of)|by default(?: it is| is)?|starts? (?:as|out as|with|at)|initially|begins? (?:as|with)|default[:=]?)\s*["']?([\p{L}\d_.-]+(?:\s(?:progress|stock))?)["']?`,
    ([, value]) => ({ begins: value ?? '' }),
  ],
  [
    String.raw`\b(?:(?:a\s+)?(?:valid|real|proper|correct|genuine)\s+e-?mail(?:\s+address)?|in e-?mail format|format e-?mail)\b`,
    () => ({ format: 'email' }),
  ],
  [
    String.raw`\b(?:a\s+)?(?:valid|real|proper)\s+(?:url|link|web address|website)\b`,
    () => ({ format: 'url' }),
  ],
  [
    String.raw`\b(?:never (?:shown|visible|returned|sent out)|hidden|not (?:shown|visible|returned)(?: to \w+)?|must never be (?:shown|visible|returned|exposed))\b`,
    () => ({ visibility: 'hidden' }),
  ],
  [
    String.raw`\b(?:read[- ]only|can(?:not|'t| not) be (?:changed|edited|set) (?:by callers|from outside|through the api))\b`,
    () => ({ visibility: 'readOnly' }),
  ],
  [String.raw`\bwrite[- ]only\b`, () => ({ visibility: 'writeOnly' })],
]
const SAYINGS = sayings.map(([pattern, says]) => [new RegExp(pattern, 'iu'), says] as const)

const AMONG =
  /\b(?:(?:must|can|may|should|shall|will)?\s*(?:only\s+)?(?:be|is|are|has to be)?\s*(?:one of|either|any of)|(?:can|may|must|could|should)\s+(?:only\s+)?(?:be|have the values?)|values?(?: are)?:?|which is|which are|being|options?(?: are)?:?)\s*:?\s+(?<list>[^.;]+)$/iu

/** What words like “required, up to 120 characters” ask of a field. */
export function saidLimits(text: string): SaidLimits {
  let rest = ` ${text.replaceAll(/\bcan't\b/gi, 'cannot').replaceAll(/n't\b/gi, ' not')} `
  let said: Partly = {}
  for (const [pattern, says] of SAYINGS) {
    const match = pattern.exec(rest)
    if (match === null) continue
    said = { ...says(match), ...said }
    rest = `${rest.slice(0, match.index)} ${rest.slice(match.index + match[0].length)}`
  }
  const among = AMONG.exec(rest)
  const values = choicesIn(among?.groups?.['list'] ?? '')
  if (among !== null && values.length > 1) {
    said = { ...said, values }
    rest = rest.slice(0, among.index)
  }
  return { ...said, rest: emptied(rest) }
}

/** `draft, published or archived`, `a/b/c`, `low|high`. */
export function choicesIn(list: string): readonly string[] {
  const parts = list
    .replaceAll(/\s*(?:\/|\||\bor\b|\band\b|,|;)\s*/gi, ',')
    .split(',')
    .map((each) => plainWords(each.replaceAll(/^(?:either|then|finally|later)\s+|["'.]/gi, '')))
    .filter((each) => each !== '')
  const isShort = parts.every(
    (each) => each.split(' ').length <= 3 && /^[\p{L}\d][\p{L}\d _+-]*$/u.test(each),
  )
  return parts.length > 1 && isShort ? parts : []
}

function emptied(text: string): string {
  return text
    .replaceAll(
      /[(),:!"]|\b(?:and|also|it|they|them|must|be|is|are|which|that|should|shall|has to|have to|needs? to|can|may|to|always|but|both|all(?: three| four)?|a|an|the|at|of|have|has|with|so|only|character|characters|long|length|value|field|in|each|must to|for|please|than|there|no|not|whole|number|more|needs?|goes|go|ranges?|runs?|lies|forms?|(?:in )?the form of|instead of -?\d+|now|follows?|consists? of|cannot|allowed|values?|every|from)\b/giu,
      ' ',
    )
    .replaceAll(/\s+/g, ' ')
    .trim()
}

const num = (text: string | undefined): number =>
  Number((text ?? '').replaceAll(/,(?=\d{3}\b)/g, '').replace(',', '.'))

/** The settings that they come to for a field of a type. */
export function settingsOfLimits(said: SaidLimits, type: string): JsonObject {
  const isText = type === 'string' || type === 'text'
  const isNumber = /^(?:integer|bigint|decimal|float)$/.test(type)
  const step = type === 'decimal' ? 0.01 : type === 'float' ? 0 : 1
  const { ofLength, above, below } = said
  const least = said.least ?? (above === undefined ? undefined : rounded(above + step))
  const most = said.most ?? (below === undefined ? undefined : rounded(below - step))
  const counts = isText && (ofLength === true || !isNumber)
  const [low, high] = counts ? ['minLength', 'maxLength'] : ['minimum', 'maximum']
  const { required, unique, values, begins, format, visibility, pattern } = said
  return {
    ...(values !== undefined && choice(values)),
    ...(required !== undefined && { required }),
    ...(unique !== undefined && { unique }),
    ...(least !== undefined && (counts || isNumber) && { [low]: least }),
    ...(most !== undefined && (counts || isNumber) && { [high]: most }),
    ...(begins !== undefined && {
      default: beginning(begins, values === undefined ? type : 'enum'),
    }),
    ...(format !== undefined && isText && { format }),
    ...(visibility !== undefined && { visibility }),
    ...(pattern !== undefined && isText && { pattern }),
  }
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000

function beginning(text: string, type: string): JsonObject {
  if (/^(?:now|today|current)/i.test(text)) return { kind: 'now' }
  if (type === 'boolean') return { kind: 'literal', value: /^(?:true|yes|on|1)$/i.test(text) }
  if (/^(?:integer|float)$/.test(type) && /^-?\d/.test(text))
    return { kind: 'literal', value: Number(text) }
  return { kind: 'literal', value: type === 'enum' ? plainWords(text).replaceAll(' ', '_') : text }
}

export function isNothing(said: SaidLimits): boolean {
  return Object.keys(said).every((name) => name === 'rest')
}
