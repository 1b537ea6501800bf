import { fieldName } from '../words.ts'

/** A name for a field that is described and not named, with the type that the description asks for. */
export interface DescribedField {
  readonly name: string
  readonly type: string | undefined
}

/** Past forms that don't end in -ed, and the verbs that they are of. */
const PAST: Readonly<Record<string, string>> = {
  saw: 'seen',
  sold: 'sold',
  bought: 'bought',
  made: 'made',
  paid: 'paid',
  sent: 'sent',
  got: 'received',
  took: 'taken',
  wrote: 'written',
  began: 'begun',
  came: 'arrived',
  left: 'left',
  met: 'met',
  found: 'found',
  caught: 'caught',
  built: 'built',
  held: 'held',
  read: 'read',
  put: 'put',
  went: 'left',
  did: 'done',
  gave: 'given',
  grew: 'grown',
  drew: 'drawn',
  ate: 'eaten',
  ran: 'run',
  born: 'born',
  sown: 'sown',
  taken: 'taken',
  seen: 'seen',
  written: 'written',
  begun: 'begun',
  given: 'given',
  done: 'done',
}
const SOMEBODY = String.raw`(?:it|they|them|he|she|we|i|you|this|these|the \p{L}+|an? \p{L}+|somebody|someone)`
const BE = String.raw`(?:is|are|was|were|has been|have been|had been|will be|gets?|got|has|have|can be|may be|(?:has|have|had|needs?|ought) to be|must be|'s been|'s|'re|should be|must be|needs? to be)`

/** What a yes or no is about: “whether it has been paid” → paid. */
const WHETHER = new RegExp(String.raw`^(?:whether(?: or not)?|if)\s+(?<rest>.+)$`, 'iu')

/** What it must be is read beside: `how it sounds from 1 to 10`. */
const RANGE = /,?\s+(?:on a scale\s+)?(?:of\s+)?(?:from|between)\s+\d+\s*(?:to|and|-)\s*\d+$/i

/** “anything I should know about it” */
const anything = (said: string): DescribedField | undefined =>
  /^(?:any|every|some|other)\s?things?\s+(?:else\s+)?(?:that\s+)?(?:i|we|they|one|you|people|somebody)\s/i.test(
    said,
  )
    ? { name: 'notes', type: 'text' }
    : undefined

export function describedField(words: string): DescribedField | undefined {
  const said = words
    .trim()
    .replace(RANGE, '')
    .replace(/^(?:also|maybe|optionally|and|just|only|simply)\s+/i, '')
  return (
    anything(said) ??
    since(said) ??
    whatOrWhere(said) ??
    whether(said) ??
    whoDid(said) ??
    howMany(said) ??
    when(said) ??
    countOf(said) ??
    dateOf(said) ??
    ofSomething(said)
  )
}

function named(words: string, type: string | undefined): DescribedField | undefined {
  const name = fieldName(words.replace(/\be-mail\b/gi, 'email'))
  return name === undefined ? undefined : { name, type }
}

function whether(said: string): DescribedField | undefined {
  const there =
    /^(?:whether|if)\s+(?:there\s+(?:is|are)|(?:it|they|he|she)\s+(?:has|have)(?!\s+(?:been|to)\b))\s+(?:an?\s+|any\s+|the\s+)?(?<what>[\p{L}\s-]+)$/iu.exec(
      said,
    )?.groups?.['what']
  if (there !== undefined) return named(`has ${there}`, 'boolean')
  // “whether the insurance covers it”
  const covers =
    /^(?:whether|if)\s+(?:the|an?|our)\s+(?<who>\p{L}+)\s+(?<does>\p{L}+s)\s+(?:it|them|this)$/iu.exec(
      said,
    )?.groups
  if (covers) return named(`${covers['who']} ${covers['does']}`, 'boolean')
  const rest = WHETHER.exec(said)?.groups?.['rest']
  if (rest === undefined) return undefined
  const about = rest
    .replace(/\s+or not$/i, '')
    .replace(
      /\s+(?:yet|already|now|still|so far|at the moment|at present|currently|right now|today)$/i,
      '',
    )
    .replace(/(?<=\p{L}(?:ed|en|n|t|d))\s+(?:it|them|this)$/iu, '')
    .replace(
      new RegExp(
        String.raw`^${SOMEBODY}\s*(?:${BE}\s+)?(?:still\s+|already\s+|currently\s+|an?\s+|the\s+)?`,
        'iu',
      ),
      '',
    )
    .replace(new RegExp(String.raw`^its\s+`, 'i'), 'is ')
    .replace(/^(?:is\s+)(?=on\b|in\b)/i, '')
    .replace(/^its?\s+/i, '')
  // “whether Gift Aid may be claimed”
  const passive = /^(?<what>.+?)\s+(?:may|can|should|must|will)\s+be\s+(?<done>\p{L}+)/iu.exec(
    about,
  )?.groups
  if (passive) return named(`${passive['what']} ${passive['done']}`, 'boolean')
  const plain = about.replace(
    new RegExp(String.raw`^(?<what>[\p{L}\s]+?)\s+(?:${BE})\s+(?<done>\p{L}+)$`, 'iu'),
    '$<what> $<done>',
  )
  // “took a photograph”
  const active = /^(?<verb>\p{L}+)\s+(?:an?|the|any)\s+(?<what>\p{L}+)$/iu.exec(plain)?.groups
  if (active)
    return named(`${active['what']} ${PAST[active['verb'] ?? ''] ?? active['verb']}`, 'boolean')
  return named(plain, 'boolean')
}

/** “what it is”, “where it was found”, “which size they wear”. */
function whatOrWhere(said: string): DescribedField | undefined {
  if (
    /^what(?:\s+(?:it|they|this|exactly|was|were|has been|had to be)\b.*|\s+(?:we|i|you|he|she)\s+(?:did|do|does|saw|made|said|talked about|discussed)\b.*|'s\s+in\s+it)?$/i.test(
      said,
    )
  )
    return { name: 'description', type: undefined }
  if (/^what\s+(?:i|we|they|it|he|she|you)\s+(?:paid|pays?|costs?)\b.*$/i.test(said))
    return { name: 'price', type: 'decimal' }
  if (/^where(?:\s+(?:it|they|he|she|we|i|you|this|the)\b.*)?$/i.test(said))
    return { name: 'location', type: 'string' }
  if (/^when$/i.test(said)) return { name: 'date', type: 'date' }
  if (/^what\s+(?:i|we|they|he|she|you)\s+\p{L}+$/iu.test(said)) return named(said, undefined)
  const what =
    /^(?:which|what)\s+(?:kind\s+of\s+|sort\s+of\s+|type\s+of\s+)?(?<what>(?!(?:is|are|has|have|was|were)\b)[\p{L}][\p{L}-]*(?:\s(?!(?:it|they|he|she|we|you|the|is|are|was|were|has|have)\b)[\p{L}-]+)?)(?:\s+(?:it|they|he|she|we|you|the\s\p{L}+|is|are|was|were|has|have)\b.*)?$/iu.exec(
      said,
    )?.groups?.['what']
  return what === undefined ? undefined : named(what, undefined)
}

/** “who suggested it”, “who is in charge”: somebody's name. */
function whoDid(said: string): DescribedField | undefined {
  const verb =
    /^who\s+(?:has\s+|have\s+|had\s+)?(?<verb>\p{L}{3,})\s+(?:it|them|this|that)(?:\s+(?:in|up|out|down|back))?$/iu.exec(
      said,
    )?.groups?.['verb']
  if (verb !== undefined) return named(`${PAST[verb.toLowerCase()] ?? verb} by`, 'string')
  if (
    /^who\s+(?:has\s+)?(?:paid|signed|won|came|called|asked|ordered|answered|cooked|drove|played|hosted)$/i.test(
      said,
    )
  )
    return named(`${said.split(/\s+/).at(-1)} by`, 'string')
  const much = /^(?<what>\p{L}[\p{L}\s-]*?)\s+for\s+how\s+much$/iu.exec(said)?.groups?.['what']
  if (much !== undefined) return named(`${much} for`, 'decimal')
  if (/^who\s+(?:is|was|has been)\s+(?:in charge|responsible)\b/i.test(said))
    return named('responsible', 'string')
  const whose = /^whose\s+(?<what>\p{L}+)\s+(?:it|this)\s+is$/iu.exec(said)?.groups?.['what']
  if (whose !== undefined) return named(whose, 'string')
  const is = /^who\s+(?:the\s+)?(?<role>\p{L}+)\s+(?:is|was)$/iu.exec(said)?.groups?.['role']
  return is === undefined ? undefined : named(is, 'string')
}

function since(said: string): DescribedField | undefined {
  const what =
    /^since\s+when\s+(?:(?:it|they|he|she)\s+)?(?:is|are|has been|have been)\s+(?<what>[\p{L}\s-]+)$/iu.exec(
      said,
    )?.groups?.['what']
  return what === undefined ? undefined : named(`${what} since`, 'date')
}

/** What is weighed and measured is a measure, and no number of things. */
const MEASURES =
  /^(?:lit(?:re|er)s?|kilos?|kilograms?|kg|grams?|tonnes?|met(?:re|er)s?|centimet(?:re|er)s?|cm|kilomet(?:re|er)s?|km|miles|pounds|ounces|hectares|acres|(?:square|cubic)\s(?:met(?:re|er)s|feet|yards))$/i

function howMany(said: string): DescribedField | undefined {
  if (/^how many(?:\s+of\s+(?:it|them|each|those|these|that))?$/i.test(said))
    return named('quantity', 'integer')
  const many =
    /^how many\s+(?<what>[\p{L}\s-]+?)(?:\s+(?:there|it|they|we|i|he|she|are|is|were|was|have|has|can|fits?|you|of (?:them|it|these)|lives?|came|comes?|go|goes|went|need|needs|remain|eat|own|stay|take|takes|took|out|left)\b.*)?$/iu.exec(
      said,
    )?.groups?.['what']
  if (/^(?:people|persons)$/i.test(many ?? '') && /\b(?:fits?|at most|maximum|max)\b/i.test(said))
    return named(/\bfits?\b/i.test(said) ? 'capacity' : 'max people', 'integer')
  if (many !== undefined && MEASURES.test(many)) return named(many, 'decimal')
  if (many !== undefined && / with /.test(many)) return named(many, 'integer')
  if (many !== undefined)
    return named(
      /^(?:people|persons)$/i.test(many) ? 'number of people' : `number of ${many}`,
      'integer',
    )
  const mass =
    /^how much\s+(?<what>(?!(?:it|they|he|she|we|i|the|this|that|is|was|does|did|money)\b)[\p{L}-]+)/iu.exec(
      said,
    )?.groups?.['what']
  if (mass !== undefined)
    return /[^s]s$/i.test(mass) && !MEASURES.test(mass)
      ? named(`number of ${mass}`, 'integer')
      : named(mass, 'decimal')
  const much =
    /^how\s+(?<how>much|long|old|big|far|often|tall|heavy|high|well|good|hard|difficult)\b/iu
      .exec(said)
      ?.groups?.['how']?.toLowerCase()
  const names: Readonly<Record<string, readonly [string, string]>> = {
    much: /cost|pa(?:y|id)|price|charge/i.test(said) ? ['price', 'decimal'] : ['amount', 'decimal'],
    long: ['duration', 'integer'],
    old: ['age', 'integer'],
    big: ['size', 'decimal'],
    far: ['distance', 'decimal'],
    often: ['frequency', 'string'],
    tall: ['height', 'decimal'],
    high: ['height', 'decimal'],
    heavy: ['weight', 'decimal'],
    well: ['rating', 'integer'],
    good: ['rating', 'integer'],
    hard: ['difficulty', 'integer'],
    difficult: ['difficulty', 'integer'],
  }
  const does = new RegExp(
    String.raw`^how\s+${SOMEBODY}\s*(?:${BE}\s+)?(?<verb>\p{L}{3,})(?:\s+(?:to|with|about|in|on)\b.*)?$`,
    'iu',
  ).exec(said)?.groups?.['verb']
  if (much === undefined && does !== undefined)
    return /(?:ed|paid|made|done|sent|sold|bought|found)$/i.test(does)
      ? named(`how ${does}`, 'string')
      : named(does, undefined)
  const [name, type] = (much !== undefined && names[much]) || []
  return name === undefined ? undefined : { name, type }
}

/** “when it starts”, “when I saw them”, “when it was paid” → startsAt, seenAt, paidAt. */
function when(said: string): DescribedField | undefined {
  const match = new RegExp(
    String.raw`^when\s+(?:${SOMEBODY}\s*)?(?:(?<be>${BE})\s+)?(?:(?<which>first|last|next)\s+|due\s+to\s+)?(?<verb>[\p{L}]+)(?:\s+(?<way>back|out|in|off|up|down|over|away)\b)?(?:\s+.*)?$`,
    'iu',
  ).exec(said)?.groups
  const verb = match?.['verb']?.toLowerCase()
  if (verb === undefined) return undefined
  if (verb === 'due') return { name: 'dueAt', type: 'datetime' }
  const way = match?.['way']
  const done = way === undefined ? (PAST[verb] ?? verb) : `${verb} ${way}`
  return named(`${match?.['which'] ?? ''} ${done} at`, 'datetime')
}

function countOf(said: string): DescribedField | undefined {
  const counted =
    /^(?:(?:an?|the|its|their)\s+)?(?:(?<most>max(?:imum)?|largest|highest)|(?<least>min(?:imum)?|smallest|lowest)|total|current|exact)?\s*(?:allowed\s+)?(?:number|count|amount|quantity)\s+of\s+(?<what>[\p{L}\s-]+?)(?:\s+(?:it|that|they|there|in|per)\b.*)?$/iu.exec(
      said,
    )?.groups
  if (counted === undefined) return undefined
  const { what = '', most, least } = counted
  if (most !== undefined || least !== undefined)
    return named(`${most === undefined ? 'min' : 'max'} ${what}`, 'integer')
  return /^money$/i.test(what)
    ? { name: 'amount', type: 'decimal' }
    : named(`number of ${what}`, 'integer')
}

/** “the date we received it”, “the year they were founded”, “date of birth”, “the day of the visit”. */
function dateOf(said: string): DescribedField | undefined {
  const by = new RegExp(
    String.raw`^(?:the\s+|an?\s+)?(?<sort>date|day|time|year|moment|month)\s+(?:on which\s+|at which\s+|in which\s+|when\s+|that\s+)?${SOMEBODY}\s+(?:${BE}\s+)?(?<verb>\p{L}+)(?:\s+(?<way>back|out|in|off|up|down|over|away)\b)?(?:\s+.*)?$`,
    'iu',
  ).exec(said)?.groups
  if (by) {
    const sort = by['sort']?.toLowerCase() ?? ''
    const verb =
      by['way'] === undefined
        ? (PAST[by['verb']?.toLowerCase() ?? ''] ?? by['verb'] ?? '')
        : `${by['verb']} ${by['way']}`
    if (sort === 'year') return named(`year ${verb}`, 'integer')
    return sort === 'date' || sort === 'day'
      ? named(`${verb} on`, 'date')
      : named(`${verb} at`, 'datetime')
  }
  const which =
    /^(?<verb>\p{L}+(?:ed|en|t|d))\s+(?:in|on|at)\s+(?:which|what)\s+(?<sort>year|day|date|time|month)$/iu.exec(
      said,
    )?.groups
  const asked =
    /^(?:in|on|at)\s+(?:which|what)\s+(?<sort>year|day|date)\s+(?:(?:it|they|he|she)\s+)?(?:was|were|is|are)\s+(?:(?:it|they)\s+)?(?<verb>\p{L}+)$/iu.exec(
      said,
    )?.groups
  if (asked) return dated(asked['sort'] ?? '', asked['verb'] ?? '')
  if (which) return dated(which['sort'] ?? '', which['verb'] ?? '')
  const last =
    /^(?:the\s+)?(?<sort>date|day|time)\s+(?:when\s+|that\s+|on which\s+)?(?:i|we|they|it|he|she|somebody|someone)\s+(?:was|were)\s+(?<which>last|first)\s+(?<where>\p{L}+)$/iu.exec(
      said,
    )?.groups
  if (last) return dated(last['sort'] ?? '', `${last['which']} ${last['where']}`)
  const of =
    /^(?:the\s+|an?\s+)?(?<sort>date|day|time|year)\s+of\s+(?<det>the\s+|its\s+|their\s+|an?\s+)?(?<what>[\p{L}\s-]+)$/iu.exec(
      said,
    )?.groups
  if (!of) return undefined
  const sort = of['sort']?.toLowerCase() ?? ''
  const type = sort === 'year' ? 'integer' : sort === 'time' ? 'datetime' : 'date'
  return named(of['det'] === undefined ? `${sort} of ${of['what']}` : `${of['what']} ${sort}`, type)
}

/** When something was done, by what is said of the time: `hatched in which year`. */
function dated(sort: string, done: string): DescribedField | undefined {
  if (/^year$/i.test(sort)) return named(`year ${done}`, 'integer')
  return /^time$/i.test(sort) ? named(`${done} at`, 'datetime') : named(`${done} on`, 'date')
}

/** “a link to my CV” → cvLink; “the name of the owner” → ownerName. */
function ofSomething(said: string): DescribedField | undefined {
  const link =
    /^(?:an?\s+|the\s+)?(?<sort>link|url|path)\s+(?:to|of)\s+(?:an?\s+|the\s+|my\s+|their\s+|its\s+|his\s+|her\s+|our\s+)?(?<what>[\p{L}\s-]+)$/iu.exec(
      said,
    )?.groups
  if (link) return named(`${link['what']} link`, 'url')
  const of =
    /^(?:an?\s+|the\s+)?(?<what>name|title|address|e-?mail|phone|colou?r|size|type|kind|price|cost|status|state|city|country|code|weight|height|length|width|description|photo|picture|image)\s+(?:of|for)\s+(?:the|its|their|an?)\s+(?<whose>[\p{L}\s-]+)$/iu.exec(
      said,
    )?.groups
  return of && named(`${of['whose']} ${of['what']}`, undefined)
}
