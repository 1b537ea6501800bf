import { DETERMINERS } from '../grammar/closed-words.ts'
import { DEED_WORDS } from '../grammar/deed-words.ts'
import { tokensOf } from '../grammar/tokens.ts'
import { deedAt } from '../grammar/verbs.ts'
import { isDoer } from '../people/person-words.ts'
import { isSingle } from '../words.ts'
import { PAST_FORMS } from './participles.ts'
import { VERB } from './verbs.ts'

/** What people say around what they ask for. */
const AROUND: readonly RegExp[] = [
  /^(?:hey|hi|hello|hiya|ok(?:ay)?|so|well|oh|um+|right|basically|actually|please|also|and|but|then|now|next|finally|first|lastly|additionally|moreover|furthermore|besides|just|one more thing|another thing|in addition|of course|thanks|thank you|cheers|thx|great|cool|nice|alright|anyway|hmm?|yeah|yes|naturally|obviously|let's have)\b[\s,:!-]*/i,
  /^(?:there|everyone|all|team)\s*[,!]\s*/i,
  /^let(?:['’]?s| us)\s+(?=(?:also\s+)?(?:add|create|make|have|keep|store|track|rename|remove|change|call)\b)/i,
  /^(?:can|could|would|will)\s+(?:you|we|i)\s+(?:please\s+|maybe\s+|perhaps\s+|also\s+)?(?:make\s+(?:it\s+so\s+that|sure\s+that)\s+)?/i,
  /^(?:i(?:'d| would| should)?|we(?:'d| would| should)?)\s+(?:really\s+)?(?:also\s+)?(?:want|need|like|love|prefer|think)\s+(?:to\s+have\s+(?=it\b)|it\s+if\s+|that\s+|you\s+to\s+|us\s+to\s+|to\s+(?=(?:add|remove|rename|delete|drop|change|make|let|allow|create|be)\b))/i,
  /^(?:i|we)\s+(?:want|need|would like|'d like)\s+(?=\S+s\s+to\s+be\s+able\b)/i,
  /^(?:(?:to|in|into|for)\s+(?:the|my|our)\s+(?:database|system|app|application|project)\s*,?\s+(?!(?:to|of|for)\s))/i,
  /^(?:it\s+)?would\s+(?:also\s+)?be\s+(?:cool|nice|great|good|lovely|super|perfect|helpful)\s+(?:if|to have|to)\s+/i,
  /^(?:it\s+(?:should|must|has to|needs? to)\s+be\s+possible\s+to\s+)/i,
  /^(?:make\s+(?:it\s+so\s+(?:that\s+)?|sure\s+(?:that\s+)?)|ensure\s+(?:that\s+)?|it\s+(?:should|must)\s+be\s+possible\s+that\s+)/i,
  /^(?:it(?:'s| is)\s+(?:important|essential|crucial)\s+that\s+)/i,
]
/** “Students should also be able to”: beside what they can already. */
const ALSO =
  /\b(can|may|should|must|shall|will|could)\s+(?:also|always|then|now)\s+(?=be\s+(?:able|allowed|permitted))|(?<=^(?:an?|each|every|the)\s[\p{L}-]+)(\s)now\s+(?=(?:has|have|gets?|needs?|belongs?)\b)/giu
const BEHIND =
  /(?:[\s,]+(?:please|pls|thanks|thank you|thx|cheers|for now|as well(?=\s*$)|if possible|if you can|ok|okay|right|lol|haha|of course|from now on|starting now|from today(?: on)?|again(?=\s*$)|instead(?=\s*$)|to be safe|somehow|or something|and that's it|and so on|etc)\.?)+\s*$/i

/** “Reported for a vehicle, with a severity” is said of what was named before. */
const UNSAID = new RegExp(
  String.raw`^(?=(?:\p{L}{3,}ed|${PAST_FORMS})\s+(?:by|for|to|at|on|in|from|against|about)\s+(?:an?|the|one|each|several|many|exactly|at most)\s)`,
  'iu',
)

/** “…: each is for a patient” */
const EACH_ONE =
  /^each(?:\s+(?:of\s+(?:these|them)|one))?\s+(?=(?:is|has|belongs|can|must|should|needs)\b)/iu

/** Ways of saying that somebody can do something, each as if it were said so. */
const ABLE: readonly (readonly [pattern: RegExp, same: string])[] = [
  [
    /^(?:(?:the|our|this|my)\s+)?(?:system|app|application|platform|api|backend|site|website|tool|software|solution|product)\s+(?:(?:shall|should|must|will|would|needs? to|has to|can|could)\s+)?(?:also\s+)?(?:allow|let|enable|permit)s?\s+(?<who>[\p{L}\s-]{2,40}?)\s+to\s+(?:be able to\s+)?(?<does>.+)$/iu,
    '$<who> can $<does>',
  ],
  [
    /^(?:allow|enable|permit)\s+(?<who>[\p{L}\s-]{2,40}?)\s+to\s+(?<does>(?!(?:sign|log|register)\b).+)$/iu,
    '$<who> can $<does>',
  ],
  [
    /^it\s+(?:should|must|shall|needs to|has to|is to)\s+be\s+possible\s+for\s+(?<who>[\p{L}\s-]{2,40}?)\s+to\s+(?<does>.+)$/iu,
    '$<who> can $<does>',
  ],
  ...(
    [
      ['(?:read(?:-only)?|view|viewing|reading)', 'can see'],
      ['(?:write|edit|editing|writing)', 'can create, edit and delete'],
      ['(?:full|complete|unrestricted|unlimited|all|admin)', 'can manage'],
      ['no', "can't see"],
      ['', 'can see'],
    ] as const
  ).map(
    ([sort, same]) =>
      [
        new RegExp(
          String.raw`^(?<who>[\p{L}\s-]{2,40}?)\s+(?:(?:can|should|must|shall|may|will|only)\s+)*(?:have|has|get|gets|need|needs)\s+(?:only\s+)?${sort}\s*(?:access|rights?|permissions?)\s+(?:to|on|over|for)\s+`,
          'iu',
        ),
        `$<who> ${same} `,
      ] as const,
  ),
  [
    /^(?:(?:i|we)\s+(?:want|need|would like|like|have)\s+(?:to\s+)?)?(?:note|record|keep|store|save|track|know|write down|log)\s+(?:for|about|of)\s+(?<each>each|every|an?|all)\s+(?<thing>[\p{L}-]+(?:\s[\p{L}-]+)?)\s*:\s*/iu,
    'for $<each> $<thing> we keep: ',
  ],
  [
    // “As a caretaker I want to keep, for every lift, its number”
    /^(?:(?:as\s+an?\s[^,]+?,?\s+)?(?:i|we)\s+(?:want|need|would like|'d like|like|have)\s+(?:to\s+)?)?(?:note|record|keep|store|save|track|know|write down|log)(?:\s+track)?\s*,\s*(?:for|about|of)\s+(?<each>each|every|an?|all)\s+(?<thing>[\p{L}-]+(?:\s[\p{L}-]+)?)\s*,\s*/iu,
    'for $<each> $<thing> we keep: ',
  ],
  [
    // “Every item of gear has a name”
    /^(?<all>(?:every|each|an?)\s+(?!(?:number|list|kind|type|set|couple)\b)[\p{L}-]+)\s+of\s+(?:(?:the|our|my)\s+)?[\p{L}-]+\s+(?=(?:has|have|needs|consists)\b)/iu,
    '$<all> ',
  ],
  [
    // “Our escape room business has rooms and games”
    /^(?:our|my)\s+(?:[\p{L}-]+\s){0,3}(?:business|company|shop|club|school|firm|agency|organi[sz]ation|association)\s+(?:has|rents? out|sells?|offers?|runs?)\s+/iu,
    'we have ',
  ],
  [
    // “Our village has a small library of things: drills, tents” names the things, and some of them
    /^(?:(?:the|our|my|this)\s+[\p{L}-]+(?:\s[\p{L}-]+)?\s+(?:has|owns|keeps|runs|holds)|(?:we|i)\s+(?:have|own|keep|run|hold))\s+(?:an?|the)\s+(?:[\p{L}-]+\s)?(?:library|collection|fleet|stock|pool|range|set|archive|inventory)\s+of\s+(?:all\s+)?(?<things>[\p{L}-]+s)(?:\s*(?::|,?\s+such as|,?\s+like)\s+[\p{L}-]+s(?:\s*,\s*[\p{L}-]+s)*(?:\s*,?\s+and\s+[\p{L}-]+s)?)?$/iu,
    'we keep track of $<things>',
  ],
  [
    // “The choir keeps track of its members”
    /^(?:the|our|my|this)\s+[\p{L}-]+(?:\s[\p{L}-]+)?\s+(?:(?:wants? to|needs? to|has to|should|must)\s+)?(?:keeps? track of|tracks?|records?|stores?|registers?|manages?|keeps?|maintains?|logs?)\s+(?:its|their|all)\s+/iu,
    'we keep track of ',
  ],
  [
    // “Every beer that we make has a name”
    /^(?<all>(?:every|each|all|the|any|an?)\s+(?:of\s+the\s+)?[\p{L}-]+(?:\s[\p{L}-]+)?)\s+(?:that\s+|which\s+)?(?:we|i|they|you|people)\s+[\p{L}-]+(?:\s(?:in|at|for|on|with|out|up|to))?\s+(?=(?:has|have|is|are|needs?|must|should|can|gets?|comes?)\b)/iu,
    '$<all> ',
  ],
  [
    /^(?:nobody|no one|no-one|none)\s+(?:except|but|other than|besides|apart from)\s+(?<who>[\p{L}\s-]{2,40}?)\s+(?<does>(?:can|may|should|must|is|are)\b.+)$/iu,
    'only $<who> $<does>',
  ],
  [
    /^(?<who>[\p{L}\s-]{2,40}?)\s+(?:is|are)\s+the\s+only\s+(?:ones?|people|persons?|users?)?\s*(?:who|that)\s+(?<does>(?:can|may|should)\b.+)$/iu,
    'only $<who> $<does>',
  ],
]

/** What is asked for, without the words around it. */
export function withoutManners(text: string): string {
  let said = text.trim()
  for (let round = 0; round < 6; round += 1) {
    const before = said
    for (const words of AROUND) said = said.replace(words, '')
    if (said === before) break
  }
  const less = said.replace(BEHIND, '').trim()
  return ABLE.reduce(
    (all, [way, same]) => all.replace(way, same),
    (less === '' ? said : less).replaceAll(ALSO, '$1$2 '),
  )
}

const AUX = String.raw`(?:can|could|may|might|must|should|shall|will|would|has|have|had|is|are|was|were|isn't|aren't|can't|cannot|mustn't|shouldn't|belongs?|needs?|gets?|contains?|consists?|includes?|sees?|manages?|edits?|comes? from|works?|takes? place|happens?|costs?(?!\s*(?:,|$)|\s+(?:and|or)\b)|lasts|lies|stands|sits|hangs|lives)`
const WORD = String.raw`(?!(?:and|or|but|which|that|who|whose|whether|what|how|when|if|where|with|can|may|might|must|should|shall|will|has|have|is|are|was|were)\b)[\p{L}\p{N}_'-]+`
const NOUN = String.raw`(?:(?:only|every|each|all|an?|the|any|no|its|their|our|some|both|the same|another)\s+)*${WORD}(?:\s(?!(?:it|they|he|she|we|i|you|this|that)\b)${WORD}){0,3}?`
/** A comma or “and” behind which somebody or something else does something. */
const JOINT = new RegExp(
  String.raw`(?:\s*,\s*(?:and\s+|but\s+|while\s+(?!(?:it|they|its|their|the)\b)|whereas\s+|so\s+)?|\s+(?:and|but|while(?!\s+(?:it|they|its|their|the)\b)|whereas)\s+)(?=${NOUN}(?:\s*\([^()]*\))?\s+(?:also\s+|never\s+|always\s+|only\s+)?${AUX}\b|(?:i|we|they|you)\s+(?:also\s+)?(?:want|need|keep|record|store|would|like|track|note|save)\b(?!\s+(?:down\s+)?(?:whether|if|when|how|which|who|what)\b)|(?:an?|each|every|no)\s+[\p{L}-]+\s+(?:that|which|who)\s+(?:is|are|has|have|was)\s+[^,]{2,40}?\s+(?:can't|cannot|can|may|must|should)\s|(?:(?:naturally|of course|obviously)\s+)?(?:an?|each|every|the same)\s+[\p{L}-]+(?:\s[\p{L}-]+)?\s+\p{L}{2,}s\s+(?:(?:in|on|at|to|for|with|into|from|of)\s+)?(?:many|several|one|exactly one|any number|lots)\b)`,
  'giu',
)
const FINITE = new RegExp(
  String.raw`\s(?:also\s+|never\s+|always\s+|only\s+)?${AUX}\b|^\s*(?:i|we|they|you)\s+(?!(?:and|or)\b)\p{L}+\s|^\s*(?:an?|each|every|one|the same)\s+[\p{L}-]+(?:\s[\p{L}-]+)?\s+\p{L}{2,}s\s+(?:in|on|at|to|for|with|of|from|by|an?|one|the|many|several)\b`,
  'iu',
)
/** `authors (name), books: title, year`: behind the comma begins another thing. */
const AUTH_NEXT =
  /\s*,\s*(?:and\s+)?(?=(?:roles?|cookies?|sessions?|jwts?|tokens?|no self|no public|registration|nobody can register)\b)/giu
const NEXT_THING = /\s*,\s*(?=[\p{L}][\p{L}\s_-]{1,30}:\s)/gu
/** “…, and for each repair I need to know” begins anew. */
const FOR_EACH =
  /\s*[,;]\s*(?:and\s+|but\s+|so\s+)?(?=for\s+(?:each|every|an?|all)\s+[\p{L}-]+(?:\s[\p{L}-]+)?,?\s+(?:we|i|you|it|they|the|there)\b)|\s+and\s+(?=for\s+(?:each|every)\s)/giu
const CONTRAST = new RegExp(
  String.raw`\s*,?\s+(?:whereas|but)\s+(?=${NOUN}\s+(?:also\s+|never\s+|only\s+)?${AUX}\b)`,
  'giu',
)
/** “Pets are kept by owners: every pet has a name”: what is behind the colon is a sentence. */
const SAYS_MORE = new RegExp(
  String.raw`\s*:\s+(?=for\s+(?:each|every)\s|(?:an?|each|every|all|the|any|one)\s+${NOUN}\s+(?:also\s+|can\s+|must\s+|should\s+)*(?:has|have|is|are|needs?|belongs?|contains?|consists?|includes?)\s)`,
  'giu',
)
/** `tickets: seat, price can't be negative`: all of it is one list. */
const LISTS = /^(?:add\s+|create\s+)?[\p{L}-]+(?:\s[\p{L}-]+)?s:\s/u
const SOMEBODY =
  /^(?:only|anyone|anybody|everyone|everybody|nobody|admins?|users?|members?|people|staff|it|they|an?\s|each|every)\b/i
const ASKS = /^(?:add|create|make|rename|remove|delete|drop)\s+\S+\s+\S+/i
const CONDITION =
  /^(?:if|when|whenever|once|as soon as|after|before|unless|while|until|every time|each time|should(?=\s[^,]+,)|in case|upon)\b/i
const INSTRUCTION =
  /(?:\s*,\s*(?:and\s+|then\s+)*|\s+(?:and|then)\s+)(?=(?:then\s+|also\s+)?(?:add|create|make|rename|remove|delete|drop|connect|call(?=\s+the)|set|mark|give|let|allow|only|anyone|anybody|everyone|everybody|nobody|use)\s)/giu

/**
 * The clauses of a sentence, each with a verb of its own: “anyone can read posts, and only admins can
 * delete them” says two things, “title and body are required” one.
 */
export function clausesIn(sentence: string): readonly string[] {
  if (CONDITION.test(sentence)) return [sentence]
  return cut(
    sentence,
    JOINT,
    (left, right) =>
      !/\b(?:nobody|no one|none)$/i.test(left) &&
      !(LISTS.test(left) && !SOMEBODY.test(right)) &&
      (ANEW.test(right) ||
        ((DOES.test(left) || FINITE.test(` ${left}`)) && HOLDS.test(right)) ||
        ((FINITE.test(` ${left}`) || ASKS.test(left)) && !endsOpen(left))) &&
      (FINITE.test(` ${right}`) || FINITE.test(right)),
  )
    .flatMap((clause) => cut(clause, NEXT_THING, (left) => /\(.+\)\s*$/.test(left)))
    .flatMap((clause) =>
      cut(clause, AUTH_NEXT, (left) =>
        /log|sign|auth|password|cookie|token|session|role|jwt/i.test(left),
      ),
    )
    .flatMap((clause) => cut(clause, FOR_EACH, (left) => left.includes(' ')))
    .flatMap((clause) =>
      cut(
        clause,
        CONTRAST,
        (left) => left.split(/\s+/).length > 2 && !/\b(?:nobody|no one|none)$/i.test(left),
      ),
    )
    .flatMap((clause) => cut(clause, SAYS_MORE, (left) => left.includes(' ')))
    .flatMap((clause) =>
      cut(
        clause,
        INSTRUCTION,
        (left) =>
          /^(?:\S+\s+){1,}\S+/.test(left) &&
          (/^(?:rename|change|call)\b/i.test(left) || !isListing(left)),
      ),
    )
    .flatMap(predicatesIn)
    .flatMap(signedInAnd)
    .flatMap(actionsIn)
    .flatMap((clause) => cut(clause, NEXT, (left, right) => isDone(left) && isDone(right)))
    .map(withoutManners)
    .map((clause) =>
      clause
        .replace(UNSAID, 'it is ')
        .replace(EACH_ONE, 'it ')
        .replace(/[\s,]+$/, ''),
    )
    .filter((clause) => clause !== '')
}

const NEXT = /\s*,\s*(?:and\s+|while\s+)?|\s+and\s+/giu
const PEOPLE_DO = /^(?:(?:the|all|our|most|many)\s+)?(?<who>\p{L}+)\s+(?<does>\p{L}+)(?=\s|$)/iu

/** “Authors write posts, readers comment”: many of a kind, and what they do. */
function isDone(clause: string): boolean {
  const { who = '', does = '' } = PEOPLE_DO.exec(clause.toLowerCase())?.groups ?? {}
  const isDeed = DEED_WORDS.get(does)?.some(({ form }) => form === 'base') === true
  return isDeed && isDoer(who) && !isSingle(who)
}

const SIGNED_AND =
  /^(?<who>[\p{L}-]+)\s+(?<signs>(?:(?:can|may|should|must|first)\s+)*(?:(?:sign|log)s?[- ]?(?:in|up|on)|register)(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s+or\s+)(?:(?:sign|log)s?[- ]?(?:in|up|on)|register))*(?:\s+with\s+(?:an?\s+|their\s+)?e-?mail(?:\s+address(?:es)?)?(?:\s+and\s+(?:an?\s+)?password)?)?)\s*,?\s+(?:and|to|then)\s+(?:then\s+)?(?<rest>(?!(?:with|by|gets?|receives?|(?:an?\s+)?password)\b)\p{L}+\s+.+)$/iu

/** “Customers sign in and book a car” says two things. */
function signedInAnd(clause: string): readonly string[] {
  const found = SIGNED_AND.exec(clause)?.groups
  if (found === undefined) return [clause]
  return [`${found['who']} ${found['signs']}`, `signed-in ${found['who']} can ${found['rest']}`]
}

/** A clause in the words that somebody wrote, where ways of saying it alike put others there. */
export function asWritten(clause: string, prompt: string): string {
  if (prompt.toLowerCase().includes(clause.toLowerCase())) return clause
  const kept = /^we keep track of (?<things>[\p{L}-]+)$/u.exec(clause)?.groups?.['things']
  const said = kept && new RegExp(String.raw`[^.:;\n]*\b${kept}\b`, 'iu').exec(prompt)?.[0].trim()
  return said ?? clause.replace(/^signed-in (?<who>\S+) can (?<rest>.+)$/u, '$<who> $<rest>')
}

const ACTION = new RegExp(
  String.raw`^(?<head>(?:as an? [^,]{2,40},\s+i want to|[^:,;()]{2,60}?\s(?:can|may|could|should be able to|must be able to|shall be able to|(?:are|is) (?:able|allowed) to|wants? to)|(?:only\s+|the\s+|all\s+)?[\p{L}-]+(?:\s[\p{L}-]+)?s(?=\s+${VERB}\s))\s+(?:also\s+)?)(?<actions>.+)$`,
  'iu',
)
const MORE_ACTIONS = new RegExp(
  String.raw`\s*,\s*(?:and\s+|or\s+|then\s+)*(?:(?:can|may|to)\s+)?(?=(?:also\s+)?${VERB}\s)|\s+(?:and|or|then)\s+(?:(?:can|may|to|then|also)\s+)*(?=${VERB}\s)`,
  'giu',
)
const ONLY_VERBS = new RegExp(
  String.raw`^(?:(?:also|only|just)\s+)*${VERB}(?:\s*(?:,|and|or)\s*${VERB})*$`,
  'iu',
)

const MODAL = /\s+(?:(?:can|may|could|also)\s+)+$/i

/** “Members can borrow books and leave reviews” says two things, “can add, edit and delete books” one. */
function actionsIn(clause: string): readonly string[] {
  const { head = '', actions } = ACTION.exec(clause)?.groups ?? {}
  const isDoneTo =
    /^(?:only\s+)?be\s+(?:listed|read|created|added|updated|changed|edited|deleted|removed|seen|viewed)\b/i
  if (
    actions === undefined ||
    actions.replaceAll(/\([^()]*\)/g, '').includes(':') ||
    isDoneTo.test(actions)
  )
    return [clause]
  const parts = cut(
    actions,
    MORE_ACTIONS,
    (left) => !ONLY_VERBS.test(left.trim()) && !endsOpen(left),
  )
  return parts.map((part, at) => {
    // “review requests and approve or reject them”: those of the part before.
    const last = /(?<noun>[\p{L}-]+)\s*(?:\([^()]*\)\s*)?$/u.exec(parts[at - 1] ?? '')?.groups?.[
      'noun'
    ]
    const said = last === undefined ? part : part.replace(/\b(?:them|it)\b/i, last)
    // “every member can write posts and edits his own”
    const isFinite =
      at > 0 && deedAt({ text: said, tokens: tokensOf(said) }, 0, ['s']) !== undefined
    return `${isFinite ? head.replace(MODAL, ' ') : head}${said}`
  })
}

const PREDICATE =
  /(?:\s*,\s*(?:and\s+|but\s+)?|\s+(?:and|but)\s+)(?=(?:also\s+|never\s+|always\s+|only\s+)?(?:can|may|might|must|should|shall|will|has|have|is|are|was|were|belongs?|contains?|includes?|consists? of|(?:records?|stores?|states?|mentions?|specif(?:y|ies)|needs?|carr(?:y|ies))(?=\s+(?:the|an?|its|their|when|whether|how)\b)|takes? place|happens?|comes? from|works? (?:at|in|for|on)|lives? in|lasts|refers? to|points? to|relates? to|covers?|concerns?|\p{L}{3,}s\s+(?:in|on|at|for|under)\s+(?:exactly\s+)?(?:one|an?)|lies? in|borrows?|rents?|books?|reserves?|buys?|orders?|pays?|is kept|(?:sign|log)s? (?:in|up)|registers?)\s(?!(?:and|or)\s))/giu
/** “each is for a patient and written by a doctor” */
const DONE_BY = new RegExp(
  String.raw`\s+and\s+(?=(?:\p{L}+ed|${PAST_FORMS})\s+(?:by|to|for|at|in)\s+(?:an?|one|the)\s)`,
  'giu',
)
const SUBJECT = new RegExp(
  String.raw`^(?<subject>${NOUN})\s+(?:also\s+|never\s+|always\s+|only\s+)?${AUX}\b`,
  'iu',
)

/** “A ticket has a seat and belongs to a show” says two things of one subject. */
function predicatesIn(clause: string): readonly string[] {
  const subject = SUBJECT.exec(clause)?.groups?.['subject']
  if (subject === undefined) return [clause]
  const [first = '', ...more] = cut(
    clause,
    PREDICATE,
    (left, right) => !endsOpen(left) && !isListing(left) && !isCompound(right, subject),
  )
  return [first, ...more.map((predicate) => `${subject} ${predicate}`)].flatMap((said) => {
    const [whole = '', ...done] = /\s(?:is|are)\s/.test(said)
      ? cut(said, DONE_BY, () => true)
      : [said]
    return [whole, ...done.map((predicate) => `${subject} is ${predicate}`)]
  })
}

const MAYBE_NOUN = /^(?:cover|concern|borrow|rent|book|reserve|buy|order|pay)\s+(?<object>\p{L}+)/iu

/** “posts have a title and cover image”: nobody covers one image without saying which. */
function isCompound(text: string, subject: string): boolean {
  const object = MAYBE_NOUN.exec(text)?.groups?.['object']
  if (object === undefined) return false
  const isMany = !isSingle(subject.split(' ').at(-1) ?? '')
  return !isMany || (isSingle(object) && !DETERMINERS.has(object.toLowerCase()))
}

/** What speaks of something anew ends whatever was open before. */
const ANEW = /^(?:it|its|they|their|he|she)\b/i

/** “Repairs use parts”, and “parts have a name” goes on with them. */
const DOES =
  /^(?:[\p{L}-]+s|(?:an?|each|every)\s+[\p{L}-]+)\s+(?!(?:and|or|with|of|in|for)\b)[\p{L}-]+\s+(?:[\p{L}-]+\s)?[\p{L}-]+s?$/iu
const HOLDS = /^(?:(?:an?|each|every)\s+)?[\p{L}-]+\s+(?:has|have)\s+(?:an?|the)\s/iu

/** “I want that customers can order”: what follows is a clause of its own. */
const WISHED_THAT =
  /\b(?:so\s+)?(?:i|we)\s+(?:(?:also|really|just)\s+)*(?:want|need|wish|think|would like|'d like|said|mean)\s+that\b/giu

/** `which`, `that`, `whether` and what they begin belong to the noun before. */
const endsOpen = (left: string): boolean =>
  /\b(?:which|that|who|whose|whether|if|when|because|so)\b[^,]*$/i.test(
    left.replace(WISHED_THAT, ''),
  ) && !/\bso that\b/i.test(left)

const isListing = (left: string): boolean =>
  /:\s*(?:[a-z]+\s*,\s*)*[a-z]+$/i.test(left) ||
  /\b(?:can|may|to|could|should|must|be able to|allowed to)\s+(?:[a-z]+\s*,\s*)*[a-z]+$/i.test(left)

function cut(
  text: string,
  joint: RegExp,
  isJoint: (left: string, right: string) => boolean,
): readonly string[] {
  const parts: string[] = []
  let begin = 0
  for (const match of text.matchAll(joint)) {
    const left = text.slice(begin, match.index)
    const right = text.slice(match.index + match[0].length)
    const opened = text.slice(0, match.index)
    if (opened.split('(').length > opened.split(')').length || !isJoint(left, right)) continue
    parts.push(left)
    begin = match.index + match[0].length
  }
  return [...parts, text.slice(begin)]
}
