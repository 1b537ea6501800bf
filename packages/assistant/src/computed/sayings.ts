/** What is asked for: which table, what it is called, and how it is worked out, as far as it is said. */
export interface Saying {
  readonly table?: string | undefined
  readonly name?: string | undefined
  readonly formula?: string | undefined
  /** `is`: it is worked out only where the rest can be nothing else. */
  readonly isPlain?: true
  /** `from`: what it is made of is said, and not how. */
  readonly isFrom?: true
  /** The table is only said in front of the name: `order total`. */
  readonly isBeside?: true
  /** It may be something that holds or doesn't: `in stock = stock > 0`. */
  readonly mayHold?: true
  /** What holds or doesn't. */
  readonly isCondition?: true
}

const DET = String.raw`(?:(?:the|an?|each|every|all|any|our|single|individual|one)\s+)`
const NOUN = String.raw`[\p{L}_]+(?:[\s-][\p{L}_]+)?`
const WORKED = String.raw`(?:calculated|computed|worked out|derived|determined|obtained|figured out|deduced|reckoned|generated|made up|made|built|composed|put together|formed|combined|assembled|created|summed)`

/** What stands around what is asked for and says nothing of it. */
const AROUND: readonly (readonly [pattern: RegExp, same: string])[] = [
  [
    /^(?:[\p{L} ]{2,16},\s+)?(?:i|we)(?:'d|\s+would)?\s+(?:really\s+)?(?:love|like|want|need|wish|prefer)\s+(?:it if\s+|that\s+)?(?=(?:for|on|in|each|every|all)\s)/iu,
    '',
  ],
  [
    /^for\s+(?:the|our|my)\s+[\p{L}-]+,?\s+(?:we|i)(?:'d|\s+would)?\s+(?:like|need|want)\s*,?\s*(?=for\s+(?:each|every|all)\b)/iu,
    '',
  ],
  [
    /\s+(?:is|are|must|should)\s+(?:be\s+)?never\s+(?:typed in|entered|stored|saved|given|written down)\s*[:;,-]\s*(?:it|they)\s+/iu,
    ' ',
  ],
  [
    /^(?<what>.+?)\s+should\s+be\s+something\s+(?:that\s+)?(?:\p{L}+\s+)?can\s+see\s+/iu,
    'show $<what> ',
  ],
  [
    /^as an? [^,]+?,?\s+(?:i|we)(?:'d|\s+would)?\s+(?:want|need|like|love|wish)\s+(?:to (?:see|know)\s+(?=(?:every|each|the)\s))?/iu,
    '',
  ],
  [
    /^(?:it\s+)?(?:would|should|must)\s+be\s+(?:nice|great|good|cool|useful|possible)\s+(?:to|if)\s+/iu,
    '',
  ],
  [
    /,?\s+so\s+(?:that\s+)?(?:i|we|you|they|people|users|everyone|everybody|customers|one)\s.*$/iu,
    '',
  ],
  [
    /,?\s+(?:and|but)\s+(?:it\s+|this\s+)?(?:should\s+|must\s+|is\s+|shall\s+)?(?:always\s+|never\s+|not\s+)?(?:be\s+)?(?:worked out|calculated|computed|stored|entered|saved|kept)(?:\s.*)?$/iu,
    '',
  ],
  [
    /,?\s+(?:which|this|that)\s+(?:should|must|is to|shall|has to)\s+(?:always\s+|never\s+|not\s+)?be\s+(?:worked out|calculated|computed|stored)\s*(?:by the (?:system|backend|server|database))?(?:\s+(?:automatically|itself))?$/iu,
    '',
  ],
  [/,?\s+(?:never|not)\s+(?:stored|saved|entered(?: by hand)?|typed in)$/iu, ''],
  [
    /,?\s+(?:both|all|each)\s+(?:calculated|computed|worked out|of them calculated)(?:\s+(?:automatically|on the fly))?$/iu,
    '',
  ],
  [
    /,?\s+(?:automatically|by (?:the system|the backend|itself|themselves)|at (?:all times|a glance|any time)|on the fly|in real time|live|too|as well|for me|for us|also)$/iu,
    '',
  ],
  [/,?\s*\((?:calculated|computed|automatic(?:ally)?|read-?only|not stored|never stored)\)$/iu, ''],
  [
    /\b(?:automatically|always|simply|just)\s+(?=(?:be\s+)?(?:calculated|computed|worked|derived|show|count|the\s))/giu,
    '',
  ],
  [/\bi\.?e\.?,?\s/giu, 'which is '],
  [
    /\bage\s+(?:(?:worked out\s+)?from|by|out of|based on|according to)\s+(?:the\s+|their\s+|its\s+)?(?:birth ?da(?:te|y)|date of birth)\b/giu,
    'age',
  ],
  [/,\s+(?=(?:plus|minus|times|multiplied|divided|less)\b)/giu, ' '],
]

/** Orders to reckon, as what they come to. */
const ORDERS: readonly (readonly [pattern: RegExp, same: string])[] = [
  [
    /\bmultiply(?:ing)?\s+(?<a>.+?)\s+(?:by|with|and|times)\s+(?<b>.+?)(?=\s+(?:to get|for|gives|to (?:calculate|compute|obtain))\b|$)/iu,
    '$<a> times $<b>',
  ],
  [
    /\bsubtract(?:ing)?\s+(?<a>.+?)\s+from\s+(?<b>.+?)(?=\s+(?:to get|for|gives|to (?:calculate|compute|obtain))\b|$)/iu,
    '$<b> minus $<a>',
  ],
  [
    /\bdivid(?:e|ing)\s+(?<a>.+?)\s+by\s+(?<b>.+?)(?=\s+(?:to get|for|gives|to (?:calculate|compute|obtain))\b|$)/iu,
    '$<a> divided by $<b>',
  ],
  [
    /\b(?:add(?:ing)?|sum(?:ming)?(?: up)?)\s+(?<a>.+?)\s+(?:and|to|plus|with)\s+(?<b>.+?)(?=\s+(?:to get|gives|to (?:calculate|compute|obtain))\b)/iu,
    '$<a> plus $<b>',
  ],
]

const LOCUS = String.raw`(?:for|of|in|on|with|per|to|at|from|next to|beside|besides|by|under|below|behind)\s+${DET}*(?<table>${NOUN}?)`
const SHOW = String.raw`(?:shows?|displays?|have|has|knows?|tells?|says?|includes?|gets?|returns?|contains?|lists?|carr(?:y|ies)|gives?|receives?|offers?|reports?|presents?|exposes?|bears?|comes? with|counts?)`
const MAY = String.raw`(?:(?:should|must|shall|ought to|can|could|will|would|may|needs? to|has to|have to|also|always|now|i want|we want|to|be able)\s+)*`
const WANT = String.raw`(?:(?:i|we|you|people|users|admins|everyone)\s+)?(?:(?:'d|would|want|like|love|need|should|must|can|also|to|have|be able|please|wish)\s+)*`
const SEE = String.raw`(?:shows?|tell|displays?|see|add|compute|calculate|work out|count|give|put|provide|include|list|know|have|get|return|store|keep|track|need|want|derive|determine|report|print|expose|create|make|introduce)`
const AMOUNT = String.raw`(?:(?:the|its|their|his|her|an?|also|current|total)\s+)*(?:average|mean|total|sum|number|count|amount|latest|last|newest|most recent|earliest|first|highest|lowest|best|top|maximum|minimum|max|min|oldest|biggest|smallest|largest|longest|shortest|how many|how much|how long|how old|when|whether|age|full name|days?|nights?|hours?|percentage|duration|free|remaining|available)\b`
const re = (text: string): RegExp => new RegExp(text, 'iu')

/** Where a definition has its middle: a name before, how it is worked out behind. */
const JOINTS: readonly (readonly [pattern: RegExp, more: Partial<Saying>])[] = [
  [
    re(
      String.raw`\s*(?::=|=(?![=>]))\s*|\s+(?:equals|is equal to|(?:should|must|shall|has to) (?:be )?equal(?: to)?|is defined as|is the result of|is given by|(?:follows|results|arises) (?:directly\s+)?from)\s+`,
    ),
    { mayHold: true },
  ],
  [
    re(
      String.raw`\s+(?:(?:is|are|be|should be|must be|has to be|will be)\s+)?${WORKED}(?:\s+automatically|\s+by the system)?\s*[,:]\s*`,
    ),
    {},
  ],
  [
    re(
      String.raw`,?\s+(?:which\s+|that\s+)?(?:(?:is|are|be|being|gets?|should be|must be|shall be|has to be|have to be|needs to be|can be|will be)\s+)?(?:then\s+)?${WORKED}(?:\s+automatically|\s+by the system)?\s+(?:as|like this:|like so:|by(?= (?:taking|multiplying|adding|subtracting|dividing|the (?:sum|product)))|with the formula|using the formula)\s*:?\s+`,
    ),
    {},
  ],
  [
    re(
      String.raw`,?\s+(?:which\s+|that\s+)?(?:(?:is|are|be|being|gets?|should be|must be|shall be|has to be|have to be|needs to be|can be|will be)\s+)?(?:then\s+)?(?:${WORKED}|based)(?:\s+automatically|\s+by the system)?\s+(?:from|by|out of|of|with|using|on the basis of|based on|on|off)\s+`,
    ),
    { isFrom: true },
  ],
  [
    re(
      String.raw`,?\s+(?:which|that)\s+(?:is|are|should be|must be|equals|means|shows|consists of|counts|tells|sums up)\s+|\s*[,:]\s+(?:namely|being|meaning)\s+`,
    ),
    {},
  ],
  [
    re(
      String.raw`\s+(?:is|are|should be|must be|shall be|has to be|would be|will be|means|amounts to|comes to|consists of)\s+(?:always\s+|simply\s+|just\s+)?`,
    ),
    { isPlain: true },
  ],
  [re(String.raw`\s*:\s*`), { isPlain: true }],
]

const TURNED: readonly RegExp[] = [
  re(
    String.raw`^${WANT}(?:take\s+|use\s+)?(?<formula>.+?)\s+(?:gives?(?: us| me)?|makes?|yields?|results? in|to get|to (?:calculate|compute|obtain|determine)|is called|for)\s+(?<name>.+)$`,
  ),
  re(
    String.raw`^(?<formula>.+?\s(?:times|minus|plus|divided by|multiplied by|[*+/-])\s.+?)\s+(?:is|should be|=)\s+(?<name>.+)$`,
  ),
]

/** Every way to take a clause apart, the surest first. */
export function sayingsIn(clause: string): readonly Saying[] {
  const plain = AROUND.reduce((all, [way, same]) => all.replace(way, same), clause.trim()).trim()
  const text = ORDERS.reduce((all, [way, same]) => all.replace(way, same), plain)
  const all = [...conditions(text), ...defined(text), ...turned(text), ...shown(text)]
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()]
}

function defined(text: string): readonly Saying[] {
  const all = JOINTS.flatMap(([pattern, more]): readonly Saying[] => {
    const found = pattern.exec(text)
    if (found === null || found.index < 2) return []
    const left = text.slice(0, found.index)
    const formula = text.slice(found.index + found[0].length).replace(/^(?:that|this|by)\s+/i, '')
    const isOpened = left.split('(').length > left.split(')').length
    const close = isOpened && formula.endsWith(')') ? formula.slice(0, -1) : formula
    const name = isOpened ? left.replace('(', ' ') : left
    return namesIn(name).map((one) => ({ ...one, formula: close, ...more }))
  })
  return [...all, ...bracketed(text)]
}

/** `show the total (quantity times price) on every item` */
function bracketed(text: string): readonly Saying[] {
  const {
    name = '',
    formula,
    behind = '',
  } = /^(?<name>[^()]+?)\s*\((?<formula>[^()]*(?:\([^()]*\)[^()]*)*)\)(?<behind>[^()]*)$/u.exec(
    text,
  )?.groups ?? {}
  if (formula === undefined) return []
  return namesIn(`${name}${behind}`).map((one): Saying => ({ ...one, formula, isPlain: true }))
}

function turned(text: string): readonly Saying[] {
  return TURNED.flatMap((pattern) => {
    const { formula, name = '' } = pattern.exec(text)?.groups ?? {}
    return formula === undefined
      ? []
      : namesIn(name).map((one): Saying => ({ ...one, formula, isPlain: true }))
  })
}

const BESIDE = re(
  String.raw`^${DET}*(?<table>[\p{L}_]+(?:[\s_-][\p{L}_]+)?)\s+(?<name>[\p{L}_]+(?:\s[\p{L}_]+)*)$`,
)

const NAMES: readonly RegExp[] = [
  re(
    String.raw`^${LOCUS}\s*[,:]?\s+${WANT}(?:${SEE}\s+)?(?:there\s+(?:should|must|shall)\s+be\s+)?(?<name>.+)$`,
  ),
  re(String.raw`^${WANT}${SEE}\s+(?:me\s+|us\s+)?(?<name>.+?)\s+${LOCUS}$`),
  re(
    String.raw`^${WANT}(?:give|show|tell)\s+${DET}*(?<table>${NOUN}?)\s+(?<name>(?:an?|the|its|their)\s.+)$`,
  ),
  re(
    String.raw`^${DET}*(?<table>${NOUN}?)\s+${MAY}(?:automatically\s+)?${SHOW}\s+(?:(?:the|its|their|an?|also)\s+)*(?<name>.+)$`,
  ),
  re(String.raw`^(?<name>.+?)\s+(?:of|for|on|in|per)\s+${DET}*(?<table>${NOUN})$`),
  re(String.raw`^${DET}*(?<table>${NOUN}?)(?:'s|s'|\s*\.|\s*:)\s*(?<name>.+)$`),
  re(String.raw`^${WANT}${SEE}\s+(?<name>.+)$`),
  BESIDE,
]

/** Of which table, and how it is called: `the total of an order`, `order.total`, `show a label on each doctor`. */
function namesIn(text: string): readonly Saying[] {
  const said = text.trim().replace(/[,:]$/, '')
  const all = NAMES.flatMap((pattern): readonly Saying[] => {
    const { table, name } = pattern.exec(said)?.groups ?? {}
    if (name === undefined) return []
    return [{ table, name: bare(name), ...(pattern === BESIDE && { isBeside: true }) }]
  })
  return [...all, { name: bare(said) }]
}

const bare = (name: string): string =>
  name
    .replace(
      /^(?:(?:the|its|their|his|her|an?|like|also|some|computed|calculated|derived|automatic|new|field|column|value|called|named|extra|additional)\s+)+/iu,
      '',
    )
    .replace(
      /\s+(?:thing|field|column|figure|attribute|property|automatically|to be|too|also|should|must)$/iu,
      '',
    )
    .replace(/^(?:field|column|value)s?\s+/i, '')
    .replace(/^(?:how many|how much|number of|amount of)\s+/i, '')
    .replace(
      /^(?<what>[\p{L} ]+?)\s+(?:are|is)\s+(?:still\s+|already\s+)?(?<state>[\p{L}-]+)$/iu,
      '$<state> $<what>',
    )

const SHOWN: readonly RegExp[] = [
  re(
    String.raw`^${LOCUS}\s*[,:]?\s+${WANT}(?:it\s+(?:should|must|needs? to|has to)\s+)?(?:be\s+(?:visible|shown|clear|displayed|seen|possible to see)\s+)?(?:be\s+)?(?:${SEE}\s+)?(?:me\s+|us\s+)?(?<what>${AMOUNT}.*)$`,
  ),
  re(
    String.raw`^${DET}*(?<table>${NOUN}?)(?:\s*\([^()]*\))?\s+${MAY}(?:automatically\s+)?${SHOW}\s+(?:up\s+)?(?:(?:of|also)\s+)?(?<what>.+)$`,
  ),
  re(
    String.raw`^${WANT}(?:let|have|make)\s+${DET}*(?<table>${NOUN}?)\s+(?:to\s+)?${SHOW}\s+(?<what>.+)$`,
  ),
  re(
    String.raw`^(?:show|give|tell)\s+${DET}+(?<table>${NOUN}?)\s+(?<what>(?:how many|the|its|their)\s.+)$`,
  ),
  re(
    String.raw`^${WANT}${SEE}\s+(?:me\s+|us\s+)?(?<what>.+?)\s+(?:for|of|per|on|in|to|with|at|from)\s+${DET}*(?<table>${NOUN})(?:\s+(?:has|have|got|there (?:is|are)|separately|page))?$`,
  ),
  re(
    String.raw`^${WANT}${SEE}\s+(?:me\s+|us\s+)?${LOCUS}\s*,?\s+(?<what>(?:${AMOUNT}|the\s|its\s|their\s|an?\s).*)$`,
  ),
  re(
    String.raw`^${WANT}(?:${SEE}\s+)?(?<what>how many\s.+?)\s+(?:does\s+)?(?:each|every|an?|the)\s+(?<table>${NOUN})\s+(?:has|have|got|received|gets?|holds?|contains?|owns?|made|wrote)$`,
  ),
  re(
    String.raw`^(?<what>.+?)\s+(?:of|for|per|on|in)\s+${DET}*(?<table>${NOUN}?)\s+(?:should|must|shall|needs? to|has to|have to|is to|are to|will|is|are)\s+(?:also\s+|always\s+)?(?:be\s+)?(?:shown|displayed|visible|calculated|computed|worked out|counted|included|returned|available|known|given|provided|listed)(?:\s.*)?$`,
  ),
  re(
    String.raw`^(?<what>${AMOUNT}.*?)\s+(?:should|must|shall|needs? to|has to|have to|is to|are to|will|is|are)\s+(?:also\s+|always\s+)?(?:be\s+)?(?:shown|displayed|visible|calculated|computed|worked out|counted|included|returned|available|given|provided|listed)\s+${LOCUS}$`,
  ),
  re(
    String.raw`^${DET}*(?<table>${NOUN}?)(?:\s*[:-]|'s|s')\s*(?:show\s+|display\s+|add\s+|also\s+)?(?<what>.+)$`,
  ),
  re(
    String.raw`^(?<what>${AMOUNT}.*?|[\p{L}_]+\s(?:count|average|total|sum))\s+(?:per|on|for each|for every|of each|of every|on each|on every)\s+${DET}*(?<table>${NOUN})$`,
  ),
  re(
    String.raw`^${WANT}(?:count|sum up|add up|total|average)\s+(?<what>.+?)\s+(?:for|of|per|on|in|by)\s+${DET}*(?<table>${NOUN})$`,
  ),
]

const FIELD_WITH =
  /^(?:an?\s+)?(?:(?:computed|calculated|new|extra)\s+)?(?:field|column|value|counter|figure|attribute|property|display)\s+(?:with|for|of|showing|containing|to show|(?:that|which)\s+(?:shows|says|tells|has|counts|contains|is|displays))\s+/iu

/** `each product shows how many reviews it has`: an amount that says by itself how it is worked out. */
function shown(text: string): readonly Saying[] {
  return SHOWN.flatMap((pattern) => {
    const { table, what = '' } = pattern.exec(text)?.groups ?? {}
    if (what === '') return []
    const said = what.replace(FIELD_WITH, '')
    const verb = text.slice(0, text.indexOf(what))
    const counts = /\bcounts?\s+(?:up\s+)?$/i.test(verb)
      ? `number of ${said}`
      : /\b(?:sums?|adds?|totals?)\s+up\s+$/i.test(verb)
        ? `sum of ${said}`
        : said
    const { of = counts, name } =
      /^(?<of>.+?),?\s+(?:called|named|as|under the name(?: of)?)\s+["']?(?<name>[\p{L}_ ]+?)["']?$/iu.exec(
        counts,
      )?.groups ?? {}
    return [{ table, formula: of, ...(name !== undefined && { name: bare(name) }) }]
  })
}

/** `show whether a task is overdue`, `a task is overdue when its due date has passed`. */
function conditions(text: string): readonly Saying[] {
  const when = re(
    String.raw`^${DET}*(?<table>${NOUN}?)\s+(?:is|are|counts? as|is considered|are considered|should be|is shown as|are shown as|is marked(?: as)?)\s+(?:shown as\s+|marked as\s+|considered\s+)?(?<name>(?!(?:the|an?|not|only|never|always)\b)[\p{L}-]+(?:\s[\p{L}-]+)?)\s+(?:when|if|once|as long as|while|as soon as)\s+(?<formula>.+)$`,
  ).exec(text)?.groups
  const is = re(
    String.raw`^(?<left>.+?)\s+(?:is|are|should be|must be)\s+(?:true|yes|set)\s+(?:when|if|once|as long as|while)\s+(?<formula>.+)$`,
  ).exec(text)?.groups
  return [
    ...(when
      ? [
          {
            table: when['table'],
            name: when['name'],
            formula: when['formula'],
            isCondition: true,
            isPlain: true,
          } as const,
        ]
      : []),
    ...(is
      ? namesIn(is['left'] ?? '').map((one): Saying => ({
          ...one,
          formula: is['formula'],
          isCondition: true,
        }))
      : []),
  ]
}
