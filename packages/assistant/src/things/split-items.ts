import { singularOf } from '@drawbridge/kinds/faces'
import { isSingle } from '../words.ts'
import { CHOSEN } from './choices-in.ts'

/** Pairs that share the word behind them: `first and last name`. */
const SHARED =
  /\b(first|given|start|opening|check-?in|min(?:imum)?|lowest?|from|pick-?up|home|billing|departure|created|sunrise|upper|inner|left|top|front|old|gross|systolic|high)\s*(?:and|\/|&|\+)\s*(?:an?\s+)?(last|family|end|finish|closing|check-?out|max(?:imum)?|highest?|to|drop-?off|away|shipping|arrival|updated|sunset|lower|outer|right|bottom|back|new|net|diastolic|low)\s+(\p{L}+\s(?!(?:and|or|of|in|is|are|for|with)\b)\p{L}+(?=\s*(?:$|[,(]|and\b))|[\p{L}]*[^s\W](?=s?\b)|[\p{L}]+)s?\b/giu

const TOGETHER: readonly (readonly [pattern: RegExp, same: string])[] = [
  [SHARED, '$1 $3, $2 $3'],
  [
    /\b([\p{L}]+)\s+range\s*\(\s*(?:min(?:imum)?|from|low(?:est)?)\s*(?:and|,|\/|to|-)\s*(?:max(?:imum)?|to|high(?:est)?)\s*\)/giu,
    'minimum $1, maximum $1',
  ],
  [
    /([\p{L}]+)\s*,?\s+(?:(?:which|that)\s+)?(?:(?:is|are|being|can be|may be|must be|of)\s+)+(?:one of\s*|either\s+)?:?\s*((?:[\p{L}\d-]+(?:\s[\p{L}\d-]+)?\s*,\s*)+(?:or\s+)?[\p{L}\d-]+(?:\s[\p{L}\d-]+)?\s*,?\s+or\s+[\p{L}\d-]+(?:\s(?:hold|progress|stock|sale|review|use)\b)?)/giu,
    '$1 ($2)',
  ],
  [
    /([\p{L}]+)\s+(?:which|that)\s+(?:is|are|can be)\s+(?:either\s+)?([\p{L}-]+)\s+or\s+([\p{L}-]+)(?=\s*(?:$|,|and\b))/giu,
    '$1 ($2, $3)',
  ],
  [/([\p{L}]+)\s*,\s+(?:which|that)\s+(?:is|are)\s+one of\s*:\s*([^:;()]+)$/giu, '$1 ($2)'],
  [
    /([\p{L}]+)\s+(?:is|are|of)\s+(?:one of\s+|either\s+)?([\p{L}\d-]+\s*,\s*[\p{L}\d-]+\s*,?\s+or\s+[\p{L}\d-]+)/giu,
    '$1 ($2)',
  ],
  [
    /([\p{L}\d]+):\s*([^:;()]*?\bor\s+[\p{L}\d-]+(?:\s(?:up|out|off|back|hold|progress|stock|sale|review|use)\b)?)/giu,
    '$1 ($2)',
  ],
  [/([\p{L}]+)\s+-\s+((?:[\p{L}]+,\s*)+(?:or\s+|and\s+)?[\p{L}]+)\s+-(?=\s|,|$)/giu, '$1 ($2)'],
  [
    /([\p{L}]+)\s+-\s+(?:that's|that is|that 's|meaning|so)\s+((?:[\p{L}-]+,\s*)+(?:or\s+)?[\p{L}-]+\s+or\s+[\p{L}-]+)/giu,
    '$1 ($2)',
  ],
  // `status (draft, paid) belonging to a client`
  [
    /(?<=[\p{L})])\s+(?:belonging to|linked to|assigned to)\s+(?=(?:an?|one|the|each)\s)/giu,
    ', for ',
  ],
  // `difficulty easy or medium or hard`
  [/\b(\p{L}+)\s+((?:[\p{L}-]+\s+or\s+){2,4}[\p{L}-]+)/giu, '$1 ($2)'],
  // `status requested, accepted or declined`
  [
    new RegExp(
      String.raw`\b(${CHOSEN})\s+((?:[\p{L}-]+\s*,\s*)+[\p{L}-]+\s*,?\s+or\s+[\p{L}-]+|(?:[\p{L}-]+\s*,\s*)+or\s+[\p{L}-]+|[\p{L}-]+\s*,\s*[\p{L}-]+\s+or\s+[\p{L}-]+)`,
      'giu',
    ),
    '$1 ($2)',
  ],
  [/\b(between\s+-?[\d.]+)\s+and\s+(?=-?\d)/gi, '$1 to '],
  [/\bfrom when (?:until|till|to) when\b/gi, 'from, until'],
  [/\bdate and (?:time|hour)\b/gi, 'datetime'],
  // “on one day, from an hour until an hour”
  [
    /\bfrom\s+(?:an?|one|some)\s+(?:hour|time)\s+(?:until|till|to)\s+(?:an?|another|one|some)\s+(?:other\s+)?(?:hour|time)\b/gi,
    'start time, end time',
  ],
  [
    /\bfrom\s+(?:an?|one|some)\s+(?:date|day)\s+(?:until|till|to)\s+(?:an?|another|one|some)\s+(?:other\s+)?(?:date|day)\b/gi,
    'start date, end date',
  ],
  [
    /\b(?:in|on|at)\s+(?:one|an?)\s+(?:certain\s+|particular\s+|given\s+)?(date|day|time)\b(?=\s*(?:,|$|and\b))/gi,
    '$1',
  ],
  [/\byes (?:and|or) no\b|\by\s?\/\s?n\b/gi, 'yes/no'],
  [/\b(terms) and (conditions)\b/gi, '$1 & $2'],
  [/\bplus (ones?)\b/gi, 'plus-$1'],
  // “a name a difficulty from one to five and …”: each article begins another.
  [
    /\b((?:an?|the|its|their)\s+(?:(?!(?:date|day|time|year|moment|month|way|place|reason|person|one|number|whole|first|last)\b)[\p{L}-]+|(?:group|first|last|start|end|phone|full)\s(?!(?:and|or)\b)[\p{L}-]+)(?:\s(?:from|up to|of|in)\s(?!(?:an?|the|its|their)\b)[\p{L}\d-]+(?:\sto\s[\p{L}\d-]+)?)?)\s+(?=(?:an?|the)\s+(?!(?:[\p{L}-]+\s)?(?:is|was|are|were|has|have|had|can|does|did|will|must)\b)[\p{L}-]+(?:\s[\p{L}-]+)?(?:\s*(?:,|$|\band\b|\bfrom\b|\ban?\b|\bthe\b)))/giu,
    '$1, ',
  ],
  [
    /\b(created|updated)\s*(?:\/|and|&)\s*(updated|created|modified)\s+(?:at|timestamps?|dates?|times?)\b/gi,
    'timestamps',
  ],
]
/** “we tick whether it is available”, “I need to know when it opened” */
const NOTED =
  /^(?:we|i|they|you|one|people|somebody)\s+(?:(?:also|just|only|always|then|need to|want to|have to)\s+)*\p{L}+(?:\s+(?:down|off|up|in))?\s+(?=(?:whether|if|when|how|what|which|who|where|since)\s)/iu
const MARK =
  /(\(|\)|\s+[-–]\s+(?=\p{L})|,\s*(?:and\s+|plus\s+|as well as\s+|along with\s+|together with\s+|including\s+)?|;\s*|\s+(?:and|&|\+|plus|as well as|along with|together with)\s+)/u
/** What says more of the item before, and is none of its own. */
const GOES_ON =
  /^(?:(?:has|have|must have|with) (?:exactly|at|up|between|no|max|min|a (?:max|min)\w* )\b|(?:required|mandatory|optional|unique)(?=$|\s*(?:,|and\b|but\b|\())|what (?:is|are) (?:also\s)?(?:an?|another|other)\b|which (?:is|are|has|have|must|can|cannot|may|should|was|were|will|need|goes|starts|begins|nobody|no)\b|that\b|who\b(?!\s+(?:has\s+|had\s+)?\p{L}+\s+(?:it|them|this)\b|\s+(?:is|was) (?:in charge|responsible))|being\b|must\b|both\b|all\b|up to\b(?!\s\S+\s(?!characters|letters|digits|chars|words|signs|points|stars|euros|dollars|pounds|years|days|hours|minutes|decimals|grams|metres|kilos)\p{L}+s$)|at (?:most|least)\b|(?:max|min)(?:imum)?\b(?=[\s:.]*(?:of |length |is )*\d)|no (?:more|less|longer)\b|not\b|between\b|one of\b|\d|or\b|in (?:seconds|minutes|hours|cm|kg|euros?|dollars?|percent)\b|like\b|such as\b|e\.g|i\.e|can be\b|(?:is|are) (?:required|unique|optional|between|at|up|one of|never|always|not|an?|the|in|either|max|min)\b|(?:whole number|int(?:eger)?|decimal|bool(?:ean)?|string|yes\/no|long text|free text)(?=$|\s*[,(]|\s(?:required|optional|between|from|default)\b|\s[<>≥≤\d])|never\b|always\b|many[- ]to[- ]many\b|one[- ]to[- ]many\b|many[- ]to[- ]one\b|a (?:positive|whole|decimal)\b)/iu

/** What is kept of a thing within a thing: `emergency contact (name and phone)`. */
const PARTS =
  /^(?<of>[\p{L}][\p{L}\s-]*?)\s*\((?<parts>(?:(?:first |last |full )?name|title|phone|e-?mail|address|street|town|city|postcode|zip(?: code)?|country|state|number|code|start|end|from|to|latitude|longitude|lat|lng|amount|currency|width|height|depth|length|day|month|year|date|time)(?:\s*(?:,|and|&|\/|\+)\s*(?:and\s+|an?\s+)?(?:(?:first |last |full )?name|title|phone|e-?mail|address|street|town|city|postcode|zip(?: code)?|country|state|number|code|start|end|from|to|latitude|longitude|lat|lng|amount|currency|width|height|depth|length|day|month|year|date|time))+)\)$/iu

function parted(item: string): readonly string[] {
  const { of, parts } = PARTS.exec(item)?.groups ?? {}
  if (of === undefined || parts === undefined) return [item]
  return parts.split(/\s*(?:,|\band\b|&|\/|\+)\s*/).flatMap((part) => {
    const bare = part.replace(/^an?\s+/i, '').trim()
    return bare === '' ? [] : [`${of} ${bare}`]
  })
}

/** `start date and end date, both optional` */
/** “a buyer and a seller, who are both contacts” */
const ALL_ARE =
  /^(?<all>[^()]+?),?\s+(?:who|which|that)\s+are\s+(?:(?:both|all|also)\s+)*(?:of\s+(?:the|our)\s+)?(?<kind>[\p{L}-]+)(?:\s+(?:too|as well|themselves))?$/iu

const OF_ALL =
  /^(?<all>[^()]+?),?\s+(?:both|all(?: of them| of these| three| four)?|each(?: of them)?)\s+(?:(?:of which|are|being)\s+)?(?<mark>required|mandatory|optional|unique)$/iu

/** `a title, a body (required, up to 80 characters) and when it starts` → three items. */
export function splitItems(text: string): readonly string[] {
  const { all = '', mark = '' } = OF_ALL.exec(text)?.groups ?? {}
  if (mark !== '') return splitItems(all).map((item) => `${item} (${mark})`)
  const { all: named = '', kind = '' } = ALL_ARE.exec(text)?.groups ?? {}
  const ones = kind === '' ? [] : splitItems(named)
  // “A name and several prerequisites, which are courses” says it of these alone.
  if (ones.length > 1 && isSingle(ones.at(-1) ?? ''))
    return ones.map((one, at) =>
      at < ones.length - 2 ? one : `${one} who is a ${singularOf(kind)}`,
    )
  const said = TOGETHER.reduce((all, [pattern, same]) => all.replaceAll(pattern, same), text)
  const items: string[] = []
  let depth = 0
  let item = ''
  for (const token of said.split(MARK)) {
    if (token === '(') depth += 1
    if (token === ')') depth = Math.max(0, depth - 1)
    if (depth > 0 || token === '(' || token === ')' || !MARK.test(token)) item += token
    else {
      items.push(item)
      item = ''
    }
  }
  return [...items, item]
    .map((each) => each.trim().replace(NOTED, ''))
    .filter((each) => each !== '')
    .reduce(joined, [])
    .flatMap(parted)
}

function joined(items: readonly string[], item: string): readonly string[] {
  const last = items.at(-1)
  if (last === undefined || !(GOES_ON.test(item) || isBeginning(item, last)))
    return [...items, item]
  return [...items.slice(0, -1), `${last}, ${item}`]
}

const BEGINNING =
  /^(?:by\s+)?(?:defaults?(?:\s+to|\s+is|\s*[:=])?|initially|at first)\s+(?<value>[\p{L}\d_-]+)$/iu

/** `state on|off, default off`: with what the item before begins, and none of its own. */
function isBeginning(item: string, last: string): boolean {
  const value = BEGINNING.exec(item)?.groups?.['value']
  return (
    value !== undefined &&
    (/^(?:\d+|true|false|yes|no|on|off|now|today)$/i.test(value) ||
      last
        .toLowerCase()
        .split(/[^\p{L}\d_-]+/u)
        .includes(value.toLowerCase()))
  )
}
