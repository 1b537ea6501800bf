import {
  BEGUN,
  LIKE,
  MADE_OF,
  patternBegun,
  patternLike,
  patternOf,
  patternOfAny,
  SIGN,
} from './pattern-words.ts'

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
  /** Digits behind the point. */
  readonly decimals?: number
  /** It is on or off. */
  readonly isFlag?: true
  /** As all of its type must be. */
  readonly isValid?: true
  readonly format?: 'email' | 'url'
  readonly pattern?: string
  readonly visibility?: 'hidden' | 'readOnly' | 'writeOnly'
  /** What of the words is no limit. */
  readonly rest: string
}

const N = String.raw`(-?\d+(?:[.,]\d+)*)`
const CHARS = String.raw`(\s*-?\s*(?:characters?|letters?|chars?|signs|symbols|digits)\b(?:\s+long)?)?`
const MONEY = String.raw`(?:[$€£]\s*|eur\s+|usd\s+)?`
const UNIT = String.raw`(?:\s*(?:euros?|dollars?|pounds?|percent|%|years?|€|\$|£|hours?|minutes?|days?))?`

export type Partly = Omit<SaidLimits, 'rest'>

const sayings: readonly (readonly [pattern: string, says: (match: RegExpExecArray) => Partly])[] = [
  [LIKE, ([, example = '']) => ({ pattern: patternLike(example) })],
  [BEGUN, ([, letters = '', count = '']) => ({ pattern: patternBegun(letters, count) })],
  [
    String.raw`\b(?:match(?:es)?|be|is|are|consists? of|has|have|made of|of|like|follow(?:s)?)?\s*(${SIGN}(?:\s*(?:,|and|then|followed by|plus|with)\s*(?:then\s+|by\s+)?${SIGN})+)`,
    ([, words = '']) => ({ pattern: patternOf(words) }),
  ],
  [MADE_OF, ([, after, before]) => ({ pattern: patternOfAny(after ?? before ?? '') })],
  [
    String.raw`(?:no longer|not|isn't|aren't|needn't be|need not be|does(?:n't| not) (?:have to|need to) be)\s+(?:be\s+)?(?:required|mandatory|compulsory|obligatory|necessary|(?:an? )?must)\b(?!\s+(?:to\s+)?be\b)`,
    () => ({ required: false }),
  ],
  [
    String.raw`(?:must|should|need|does|do|is|are|may)?\s*(?:not|n't|no longer)\s+(?:have to\s+|need to\s+|required to\s+|supposed to\s+)?(?:be\s+)?unique\b|\bneedn't be unique\b`,
    () => ({ unique: false }),
  ],
  [
    String.raw`(?:can|may|might|could)(?:not|'t| not| never)\s+be\s+(?:empty|blank|missing|null|left out|left empty)|(?:must|should|may)\s*(?:not|n't|never)\s+be\s+(?:empty|blank|missing|null)|\b(?:never|not)\s+(?:empty|null|blank|optional)\b|(?<!\b(?:no longer|not|never|nor)\s+)(?:must|has to|have to|needs? to|should)\s+(?:always\s+)?be\s+(?:given|set|filled(?: in| out)?|present|provided|entered|there|known|specified|stated)|\b(?:required|mandatory|compulsory|obligatory|necessary|indispensable|a must)\b(?!\s+to\s+be\b)|(?:can|may|must|should)(?:not|'t| not| never) be (?:left out|left empty|left blank|omitted|skipped|forgotten)|(?:can|may|must|should)(?:not|'t| not| never) be (?:without|missing)|(?<!\bnot )\balways (?:there|given|set|filled)\b`,
    () => ({ required: true }),
  ],
  [
    String.raw`(?:can|may|might|could)\s+be\s+(?:empty|blank|missing|null|left out|left empty|left blank|omitted|unknown)|\b(?:optional(?:ly)?|nullable|empty (?:at first|to (?:begin|start) with|until then|in the beginning|as long as .+)|if (?:known|any|there is one|available|they have one|applicable|given|needed|wanted)|not always (?:known|there|given|available|needed|filled in|set)|(?:does(?:n't| not)|do(?:n't| not)|need(?:n't| not)) (?:have to |need to )?be (?:known|given|there|filled in|set|filled|entered|specified)(?: yet)?|may not be known(?: yet)?|not everybody has one|not all (?:of them )?have one|where known|as far as known|(?:no longer|not|never)\s+(?:has|have|needs?)\s+to\s+be\s+(?:given|set|filled(?: in| out)?|present|provided|entered|there|known|specified|stated|required))\b`,
    () => ({ required: false }),
  ],
  [
    String.raw`\b(?:unique|no duplicates|no two (?:\p{L}+ ){0,2}?(?:with|may have|can have|have|having|share|sharing|may share|can share) the same(?: \p{L}+)?|(?:is |are |may |must |can |should )?(?:not|never|cannot) (?:be )?(?:allowed |permitted |used |given |taken |occur |appear |exist )?(?:twice|two times|more than once|again|repeated|duplicated|reused)|(?:may |must |can |should )?only (?:occur |appear |exist |be used |be given )?once|different (?:for|from) (?:each|every)(?: other)?(?: \p{L}+)?|(?:that |which )?(?:nobody|no one|no-one|nothing) else (?:may|can|must|should|has|have|shall) ?(?:not )?(?:have|use|share|take|be|got)?(?: registered| taken| used)?|no two (?:the same|alike)|distinct|must be different(?: for (?:each|every)[^,]*)?|can only (?:be used|exist|appear) once|not used twice|(?:cannot|can not|must not|may not|never) (?:be )?repeat(?:ed)?)\b`,
    () => ({ unique: true }),
  ],
  [
    String.raw`(?:(?:with|at most|up to|max(?:imum)?(?: of)?|exactly|no more than)\s+)?(\d|one|two|three|four)\s+(?:decimals|decimal places|digits (?:after|behind) the (?:decimal )?(?:point|comma))`,
    ([, n = '']) => ({ decimals: Number(n) || ['', 'one', 'two', 'three', 'four'].indexOf(n) }),
  ],
  [String.raw`\bexactly\s+${N}${CHARS}`, ([, n, chars]) => counted(num(n), chars)],
  [
    String.raw`\b(?:between|from|in the range(?: of)?|range)\s+${MONEY}${N}${UNIT}\s*(?:and|to|until|till|up to|-|–|through)\s*${MONEY}${N}${UNIT}${CHARS}`,
    ([, a, b, chars]) => ({ least: num(a), most: num(b), ...(chars && { ofLength: true }) }),
  ],
  [
    String.raw`(?<![\w.-])${N}\s*(?:-|–|to|\.\.)\s*${N}${UNIT}${CHARS}(?![\w-])`,
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
    String.raw`(?:(?:more|greater|higher|larger|bigger|longer) than or equal to|at least|at minimum|a minimum (?:length )?of|min(?:imum)?(?: length)?(?: (?:of|is))?|starting (?:at|from)|from|>=|≥)\s*:?\s*${MONEY}${N}${UNIT}${CHARS}|\b${N}${UNIT}${CHARS}(?:\s+(?:or more|or higher|or greater|minimum|and up|at least)\b|\+(?!\w))`,
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
    String.raw`(?<=^\s*|,\s*)${N}\s+(?:characters?|letters?|chars?|digits?)(?:\s+long)?(?=\s*(?:,|$))`,
    ([said, n]) => counted(num(n), said),
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
    String.raw`\b(?:and |but )?(?:when|if|where|unless) (?:nothing|none|no other|something|anything|somebody|someone|anybody)(?: else)?(?: is| has been| says?| sets?| chooses?| specif(?:y|ies))?(?: (?:said|given|set|chosen|specified|selected|otherwise|it|else))*,?\s+(?:then\s+)?(?:it\s+(?:is|should be|becomes|starts as|will be)|use|take)\s+([\p{L}\d_]+)`,
    ([, value]) => ({ begins: value ?? '' }),
  ],
  [
    String.raw`\b(?:is\s+|it's\s+|normally\s+|usually\s+)?([\p{L}\d_.]+)\s+(?:unless|except when)\s+(?:somebody|someone|anybody|we|you|they|i|it is|it's|said|told|set|stated|specified|otherwise|something)\b[^,;]*`,
    ([, value]) => ({
      begins: value ?? '',
      ...(/^(?:on|off|yes|no|true|false)$/i.test(value ?? '') && { isFlag: true }),
    }),
  ],
  [
    String.raw`\b(yes|no|true|false|on|off|[\p{L}\d_.]+)\s+(?:by default|as (?:the )?default|to (?:start|begin) with|at first|initially)\b`,
    ([, value]) => ({
      begins: value ?? '',
      ...(/^(?:on|off|yes|no|true|false)$/i.test(value ?? '') && { isFlag: true }),
    }),
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
  [String.raw`\b(?:be\s+)?(?:valid|correct)(?=\s*(?:,|and\b|$))`, () => ({ isValid: true })],
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
export const SAYINGS = sayings.map(
  ([pattern, says]) =>
    [new RegExp(pattern, pattern === LIKE || pattern === BEGUN ? 'u' : 'iu'), says] as const,
)

/** `exactly 15 digits` */
const counted = (count: number, chars: string | undefined): Partly => ({
  least: count,
  most: count,
  ...(chars !== undefined && { ofLength: true }),
  ...(/digits?/i.test(chars ?? '') && { pattern: `^[0-9]{${count}}$` }),
})

const num = (text: string | undefined): number =>
  Number((text ?? '').replaceAll(/,(?=\d{3}\b)/g, '').replace(',', '.'))
