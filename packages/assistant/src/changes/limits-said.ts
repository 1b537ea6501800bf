import { fieldWord, type FieldWord } from '@drawbridge/kinds/faces'
import { named } from '../fields-of.ts'
import { madeOf } from '../recipes/field-type.ts'
import { isDenied, isNoLimit } from '../things/denied.ts'
import type { Doing } from '../things/doing.ts'
import type { FieldMeant } from '../things/fields-meant.ts'
import { setLimits } from '../things/set-limits.ts'
import type { SaidLimits } from '../things/limit-sayings.ts'
import { settingsOfLimits } from '../things/limits-as-settings.ts'
import { saidLimits } from '../things/said-limits.ts'
import { FIELD, type Marked, TABLE } from './marked.ts'

const AND = String.raw`(?:\s*(?:,|\+|&)\s*(?:and\s+)?|\s+(?:and|or|as well as)\s+)`
const FIELDS = new RegExp(`${FIELD}(?:${AND}${FIELD})*`, 'u')
/** Whose fields are meant, said once more. */
const PLACE = new RegExp(
  String.raw`(?:\b(?:of|in|on|for|at|from|per|to|with|each|every|all|a|an|the)\s+)*(${TABLE})`,
  'gu',
)
/** “Tools over 100 euros need a note” is said of some of them. */
const OF_SOME = new RegExp(
  String.raw`(?<!\b(?:of|in|on|for|at|from|per|to|with)\s+(?:(?:each|every|all|an?|the)\s+)?)${TABLE}\s+(?!(?:must|should|shall|can|may|might|could|has|have|had|needs?|is|are|will|would|with|always|never|still|now|also|gets?|cannot|can't|mustn't|shouldn't|don't|doesn't|do|does|use|share|want)\b|‹)[\p{L}\d]`,
  'iu',
)
const N = String.raw`(\d[\d,.]*)\s*((?:characters?|letters?|chars?|digits?|signs|symbols)\b)?`

/** Ways of asking for a limit that are read as others are. */
const SAME: readonly (readonly [pattern: RegExp, same: string])[] = [
  [
    /\b(?:fixed|closed|predefined|pre-defined|short|given|set|finite)\s+(?=(?:choice|selection|list|drop-?down|enum)\b)/giu,
    '',
  ],
  // “grades are letters with us: A, B or C”
  [
    /^\s*(?:is|are|should be|must be)\s+(?:\p{L}+\s+){0,3}?(?:with us|for us|here|at our \p{L}+)\s*:\s*(?=[^,:]+,)/giu,
    ' one of ',
  ],
  [
    /,?\s+(?:and\s+)?(?:normally|usually|mostly|typically|initially)\s+(?:it(?:'s|\s+is)\s+)?(?=["“]?[\p{L}\d.]+["”]?\s*$)/giu,
    ' default ',
  ],
  [
    /\b(?:into|to|as|be|becomes?)?\s*(?:an?\s+)?(?:choice|selection|list|drop-?down|select|enum|pick)\s*(?:field|box)?\s*(?:of|between|among|from|with|:|\()\s*/giu,
    ' one of ',
  ],
  [/\bit's\b/giu, 'it is'],
  // “shouldn't be free text but one of …”
  [
    /\b(?:(?:should|must|is|are|will|does|do|would)(?:n't|\s+not|\s+no longer)|no longer|not)\s+(?:be\s+)?(?:just\s+|only\s+)?(?:an?\s+)?(?:yes or no|yes\/no|boolean|flag|(?:free\s+)?text|string|number|date)\s*,?\s+but\s+(?:rather\s+)?/giu,
    ' ',
  ],
  // “in hours, with decimals”
  [
    /\bin\s+(?:full\s+|whole\s+)?(?:seconds|minutes|hours|days|weeks|months|years|kilos?|kilograms?|grams?|tonnes|tons|pounds|kg|g|lbs?|metres|meters|cm|mm|km|kilometres|miles|feet|inches|litres|liters|euros?|dollars?|cents|percent)\b/giu,
    ' ',
  ],
  [
    new RegExp(
      String.raw`${N}\s*,?\s*(?:will do|tops|(?:is|are) (?:enough|plenty|the (?:limit|most|maximum))|suffices?|at the (?:very )?most|and no more|and not more|is as (?:much|long|high) as it gets)`,
      'giu',
    ),
    ' at most $1 $2 ',
  ],
  [
    new RegExp(
      String.raw`(?:\b(?:cap(?:ped)?|limit(?:ed)?|cut(?: off)?|stops?|ends?|restrict(?:ed)?|shorten(?:ed)?|reduced?|trim(?:med)?|go(?:es)? (?:only )?up|as (?:long|high|much|many) as)\s+)(?:at|to|down to|by)?\s*${N}`,
      'giu',
    ),
    ' at most $1 $2 ',
  ],
  [
    new RegExp(String.raw`\b(?:room|space|place)\s+for\s+(?:up to\s+)?${N}`, 'giu'),
    ' at most $1 $2 ',
  ],
  [
    /\b(?:two|several|different|other|no two|both)\s+(?:of them\s+|people\s+)?(?:still\s+)?(?:can't|cannot|can not|may not|must not|mustn't|may never|can never|never|shouldn't|should not|should never|can no longer|may no longer|must no longer)?\s*(?:still\s+)?(?:share|have|use|carry|bear|get|be|sit|stand|live|work|go|start)\s+(?:(?:in|at|on|under|with|by)\s+)?(?:one|it|an?\s+same|the same(?:\s+one)?|the very same)?/giu,
    ' unique ',
  ],
  [
    /^\s*(?:there\s+(?:can|may|must|should)\s+(?:not\s+)?be\s+)?(?:no|never|not)\s+(?:two|several|other|more)?\s*(?:can|may|must|should|shall|ever)?\s*(?:with|have|having|share|sharing|use|of)?\s*(?:the\s+(?:very\s+)?same|an?\s+identical|identical|equal)?\s*$/giu,
    ' unique ',
  ],
  [
    /\b(?:(?:can|may|might|could|should|is allowed to|are allowed to)\s+(?:well\s+|also\s+|now\s+|just\s+|simply\s+)*(?:be|stay|remain)\s+(?:left\s+)?(?:blank|empty|open|out|missing)|(?:does(?:n't| not)|do(?:n't| not)|need(?:n't| not)|should(?:n't| not))\s+(?:really\s+|always\s+)?(?:have to\s+|need to\s+)?be\s+(?:a must|required|asked for|filled(?: in| out)?|given|there|entered)|(?:isn't|aren't|is not|are not|no longer|not)\s+(?:really\s+|always\s+)?(?:a must|compulsory|obligatory|asked for)|voluntary|up to (?:them|you|the \p{L}+))/giu,
    ' optional ',
  ],
  [
    /\b(?:can(?:'t|not| not| never)|may (?:not|never)|must(?:n't| not| never)|should(?:n't| not| never))\s+(?:be|stay|remain)\s+(?:left\s+)?(?:blank|empty|open|out|missing)|\b(?:not (?:optional|voluntary)|always asked for|a must(?:-have)?|compulsory|obligatory)\b/giu,
    ' required ',
  ],
]

/** What a field has to hold, by the ways of asking for another type. */
const TYPES: readonly (readonly [pattern: RegExp, word: string])[] = [
  [
    /\b(?:not|n't|never)\s+(?:(?:always|only|just|necessarily|really)\s+)*(?:an?\s+)?(?:whole|full|round)\s+(?:numbers?|ones?)\b(?:\s*,?\s+(?:but\s+|and\s+)?(?:sometimes|often|also)\s+(?:(?:it|they)\s+)?(?:is|are|be)?\s*[\d.,]+)?/giu,
    'decimal',
  ],
  [/\b(?:an?\s+)?(?:percentages?|per ?cent)\b/giu, 'decimal'],
  [
    /\b(?:as\s+)?(?:an?\s+)?(?:time(?: of (?:the )?day)?(?: as well| too)|date and (?:the )?time|timestamps?|date ?times?|hour and minute|not (?:just|only) the (?:day|date)|to the (?:minute|hour)|(?:also|carry|carries|with|have|has|includes?|need) (?:also )?(?:(?:a|the) )?time)\b(?: as well| too)?/giu,
    'datetime',
  ],
  [
    /\b(?:(?:only|just) the (?:day|date)|(?:date|day) only|without (?:a |the )?time|no time of day|(?:a )?(?:plain |simple )date)\b/giu,
    'date',
  ],
  [
    /\b(?:(?:an?\s+)?whole numbers?(?: only)?|integers?|(?:no|without) (?:decimals?|fractions?|decimal places|digits behind the (?:point|comma))|nothing in between|only whole (?:ones|numbers)|whole ones)\b/giu,
    'integer',
  ],
  [
    /\b(?:(?:an?\s+)?decimals?(?: numbers?| places?)?|(?:with )?(?:two|2|three|four|some) decimals?(?: places?)?|fractions?|halves|half (?:points|hours|ones))\b/giu,
    'decimal',
  ],
  [
    /\b(?:(?:an?\s+)?(?:long|longer|multi-?line|free) texts?|several (?:lines|paragraphs)|more than one line|markdown)\b/giu,
    'long text',
  ],
  [
    /\b(?:(?:an?\s+)?(?:short texts?|strings?|texts?|one line)|letters and (?:digits|numbers))\b/giu,
    'text',
  ],
  [
    /\b(?:(?:an?\s+)?(?:yes\/no|yes or no|yes-no|booleans?|flags?|check-?box(?:es)?|tick-?box(?:es)?|true or false|true\/false))\b/giu,
    'yes/no',
  ],
  [/\b(?:(?:an?\s+)?(?:amounts? of money|money|currency))\b/giu, 'money'],
]
const INSTEAD =
  /(?:,\s*|\s+)(?:instead of|rather than|(?:and )?not|no longer|and no longer|but not|in place of)\s+(?:(?:an?|just|only|the|as|be|being)\s+)*(?:whole numbers?|integers?|numbers?|texts?|strings?|free texts?|dates?|days?|times?|decimals?|yes\/no|yes or no|booleans?|flags?)\b/giu

/** Words around a limit that say nothing of it. */
const FILL =
  /^(?:make|makes|made|making|set|limit|limits|restrict|cap|keep|mark|let|turn|change|declare|allow|accept|accepts|take|takes|hold|holds|contain|store|save|much|longer|shorter|bigger|text|texts|now|still|any|more|anymore|left|stay|stays|we|i|you|us|they|it|want|wants|need|needs|would|could|like|to|d|rather|have|has|had|be|been|is|are|so|please|from|on|then|do|will|length|maximum|minimum|max|min|value|values|up|down|increase|raise|lower|reduce|extend|enough|suffice|fine|ok|done|run|runs|go|goes|both|each|every|every|one|for|of|with|a|an|the|at|in|as|well|too|also|only|just|really|actually|always|instead|that|this|there|should|must|may|can|might|shall|ought|become|becomes|get|gets|into|type|kind|number|numbers|give|long|enter|entered|and|but|lets|let's|by|today|given|even)$/u

/** What a limit does not know: a case, or people. */
const CASE = /\b(?:if|when|whenever|once|unless|until|while|because|who|whose|admins?|users?)\b/i
/** `15 if nobody says otherwise` */
const UNSAID =
  /(?:\b(?:be|is|are|becomes?|=)\s+)?["“]?([\p{L}\d_.-]+)["”]?\s*,?\s+(?:if|unless|when|where|as long as)\s+(?:nobody|no one|nothing|none|somebody|someone|anybody|not|otherwise|told|said|set|given|stated|you|we|they|it(?:'s| is)?)\b[^,;]*/giu

/** `cap the reason at 2000 characters`, `room made compulsory`: in whatever order it is said. */
export function limitsSaid(said: Marked, doing: Doing): boolean {
  if (CASE.test(said.text.replaceAll(UNSAID, ' default $1 '))) return false
  const fields = FIELDS.exec(said.text)
  const meant =
    fields === null
      ? onlyText(said)
      : [...fields[0].matchAll(new RegExp(FIELD, 'gu'))].flatMap(([sign]) => fieldOf(said, sign))
  const counted = measured(said, meant)
  const front = fields === null ? '' : said.text.slice(0, fields.index)
  const isUnsaid = counted === undefined && isDenied(front)
  if (isUnsaid || isNoLimit(said.text) || /\bdon't\s+(?:limit|cap)\b/iu.test(said.text))
    return false
  if (meant === undefined || meant.length === 0) return false
  const ids = new Set(meant.map(({ table }) => table.id))
  const bare = fields === null ? said.text : said.text.replace(fields[0], ' ')
  if (fields !== null && counted === undefined && OF_SOME.test(bare)) return false
  const around = (counted ?? bare).replaceAll(PLACE, (whole, sign: string) =>
    ids.has(said.of(sign)?.table.id ?? '') ? ' ' : whole,
  )
  if (/‹[ft]/u.test(around)) return false
  return applied(said.plain(around).replace(/^\s*[:,-]\s*/, ''), meant, doing)
}

const MEASURED = new RegExp(
  String.raw`^(?:(?:each|every|all|any|an?|the|new|no|per)\s+)*${TABLE}\s+(?<said>(?:(?:cannot|can't|won't|(?:can|could|may|might|must|should|shall|will)(?:n't)?|not|never|always|have to|has to|needs? to|normally|usually)\s+){0,6})(?:(?!(?:not|never|cannot|only|if|when|who|be|is|are|default|defaults)\b)\p{L}+\s+)?(?:(?:be|is|are)\s+)?(?<limit>(?:default|at (?:most|least)|up to|no (?:more|less|fewer|longer|shorter) than|not (?:more|less|fewer|longer|shorter) than|more than|less than|fewer than|longer than|shorter than|over|under|above|below|between|from|exceed|a? ?(?:maximum|minimum) of).*?\d[\d.,]*)\s*${FIELD}(?<rest>[^‹]*)$`,
  'iu',
)

/** “An appointment can't take longer than 120 minutes”, where these are a field: what it says of that. */
function measured(
  said: Marked,
  [first, ...others]: readonly FieldMeant[] = [],
): string | undefined {
  if (first === undefined || others.length > 0) return undefined
  if (!/^(?:integer|decimal|float)$/.test(String(first.field['type']))) return undefined
  const {
    limit = '',
    rest = '',
    said: before = '',
  } = MEASURED.exec(said.text.replace(/\bdefaults?\s+to\b/iu, 'default'))?.groups ?? {}
  const denials = before.match(/\b(?:not|never|cannot)\b|n't\b/giu)?.length ?? 0
  if (limit === '' || denials > 1) return undefined
  const plain = limit.replace(/\blonger\b/iu, 'more').replace(/\bshorter\b/iu, 'less')
  return `${denials === 1 ? "can't be " : 'is '}${plain}${rest}`
}

/** Says it of fields: `at most 2000 characters`. */
export function applied(
  words: string,
  meant: readonly FieldMeant[],
  doing: Doing,
  isBare = false,
): boolean {
  const isDefault =
    /^(.*?)["“]?([\p{L}\d_-]+)["”]?\s+(?:is|as|being|be|should be|will be)\s+(?:the\s+)?default(?:\s+value)?(.*)$/iu
  let rest = words
    .replaceAll(UNSAID, ' default $1 ')
    .replace(INSTEAD, ' ')
    .replace(isDefault, '$1 default $2 $3')
  for (const [pattern, same] of SAME) rest = rest.replaceAll(pattern, same)
  let type: FieldWord | undefined
  for (const [pattern, word] of TYPES) {
    if (!new RegExp(pattern.source, 'iu').test(rest)) continue
    // “…, a text” may be another field, “…, with time” is none.
    if (
      isBare &&
      !/^\s*(?:(?:it|they|that|this)\s|with\b|without\b|only\b|just\b|not\b|no\b)/iu.test(words)
    )
      return false
    type ??= fieldWord(word)
    rest = rest.replaceAll(pattern, ' ')
  }
  const limits = saidLimits(rest)
  const open = limits.rest
    .toLowerCase()
    .split(/[^\p{L}\d_'-]+/u)
    .map((word) => word.replace(/'(?:d|s|re|ll|ve)?$/u, ''))
    .filter((word) => word !== '' && !FILL.test(word))
  const isType = type !== undefined && meant.some(({ field }) => !isOf(field, type?.type ?? ''))
  const { rest: _, ...asked } = limits
  if ((!isType && Object.keys(asked).length === 0) || open.length > 0) return false
  return meant.map((one) => limitOne(one, isType ? type : undefined, limits, doing)).every(Boolean)
}

function limitOne(
  { table, field }: FieldMeant,
  type: FieldWord | undefined,
  limits: SaidLimits,
  doing: Doing,
): boolean {
  const isRelation = field['target'] !== undefined
  const wanted = type?.type ?? String(field['type'] ?? 'relation')
  const settings = settingsOfLimits(limits, isRelation ? 'relation' : wanted)
  const values = Array.isArray(field['values']) ? field['values'] : undefined
  const begins = limits.begins?.toLowerCase().replaceAll(' ', '_')
  // “Done tasks are read only” is said of tasks.
  if (settings['visibility'] === 'readOnly' && wanted === 'boolean') return false
  if (begins !== undefined && values && !values.includes(begins) && !limits.values) return false
  if (Object.keys(settings).length === 0 && type === undefined) return false
  doing.draft.subject = table.id
  doing.draft.spoken = `${field.name} of ${table.name}`
  if (type !== undefined && !isRelation && !isOf(field, type.type)) {
    const { says, commands } = madeOf({ table, field }, type)
    if (!doing.do(says, commands)) return false
  }
  if (Object.keys(settings).length > 0) {
    const now = doing.draft.playing('rows').find(({ id }) => id === table.id)
    const as =
      now && [...named(now, 'fields'), ...named(now, 'relations')].find(({ id }) => id === field.id)
    if (as) setLimits(table.id, table.name, as, settings, doing)
  }
  return true
}

/** A long text is a text, too. */
const isOf = (field: FieldMeant['field'], type: string): boolean =>
  field['type'] === type || (type === 'string' && field['type'] === 'text')

const fieldOf = (said: Marked, sign: string): readonly FieldMeant[] => {
  const { table, field } = said.of(sign) ?? {}
  return table && field ? [{ table, field }] : []
}

/** “Cap comments at 1000 characters” speaks of the one text that they have. */
function onlyText(said: Marked): readonly FieldMeant[] | undefined {
  const [first, ...others] = said.mentions
  if (first === undefined || others.length > 0 || first.field !== undefined) return undefined
  const isOfLength = /\d\s*(?:characters?|letters?|chars?)\b/i.test(said.text)
  if (!isOfLength || /\b(?:have|has|need|needs)\b/i.test(said.text)) return undefined
  const texts = named(first.table, 'fields').filter(
    ({ type }) => type === 'text' || type === 'string',
  )
  const [field, ...more] = texts
  return field && more.length === 0 ? [{ table: first.table, field }] : undefined
}
