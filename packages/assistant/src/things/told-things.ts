import { BE, DETERMINERS, isClosed, MODALS, PREPOSITIONS } from '../grammar/closed-words.ts'
import { actor } from '../people/act-clause.ts'
import { ACTS } from '../people/act-words.ts'
import { arePeople } from '../people/known.ts'
import { isDoer } from '../people/person-words.ts'
import { grant } from '../people/set-rules.ts'
import type { Recipe } from '../recipe.ts'
import { isSingle, plainWords, sameThing, tableName } from '../words.ts'
import { Doing } from './doing.ts'
import { isField } from './field-words.ts'
import { giveItems } from './give.ts'
import { isKept } from './kept-items.ts'
import { saysKept } from './keeping-words.ts'
import { relateNamed } from './relate-tables.ts'
import { splitItems } from './split-items.ts'
import { nodeOf, tableFor } from './table-for.ts'

/** A thing that a sentence tells of in passing, and what is kept of it: “we log our hours on a project with the date”. */
interface Told {
  readonly thing: string
  /** What it is said to have to do with: whoever does or gets it, and what it is for. */
  readonly others: readonly string[]
  /** Whoever brings it in; undefined where that is “we”, or nobody. */
  readonly who: string | undefined
  readonly items: string
}

const WORD = String.raw`(?!(?:an?|the|and|or|but|with|for|of|on|in|at|to|about|from|by|against|during|after|under|into|each|every|per|that|which|who|whoever|what|until|when|whether|if|so|as|also|then|always|usually|often|simply|just|only|not|it|them|us|they|we|i|is|are|was|were|can|has|have)\b)[\p{L}-]+`
const NOUN = String.raw`(?:${WORD}(?:\s${WORD}){0,2}?)`
const DET = String.raw`(?:(?:an?|the|our|their|his|her|its|my|one|each|every|some|all|many|several|new|exactly|always)\s+){0,3}`
const PREP = '(?:for|of|on|in|at|to|about|from|by|against|per|during|after|under|into)'
const PHRASES = String.raw`(?<phrases>(?:\s+(?:${PREP}(?:\s+${PREP})?|and|each|every)\s+${DET}${NOUN}){0,6})`
const FRONT =
  /^(?:(?:each|every|once (?:an?|per))\s+(?:day|week|month|year|season|term|morning|evening|night|quarter|summer|winter|time|\p{L}+day)|daily|weekly|monthly|yearly|annually|then|also|afterwards|(?:for|after|during|before|at|on|in|of|about|with|per)\s+(?:each|every|an?|all|any|the)\s+(?<of>[\p{L}-]+(?:\s[\p{L}-]+)??)|(?:whenever|when|once|every time|each time|as soon as|after)\s(?<told>[^,:]+?))\s*,?\s+(?=(?:we|i|they|he|she|you|people|somebody|someone|there|an?|the|each|every|our)\s)/iu
const WE = '(?:we|i|they|he|she|you|people|somebody|someone)'
const VERB = String.raw`(?<modal>(?:(?:can|could|may|might|must|should|shall|will|would|has to|have to|had to|needs? to|wants? to|would like to|is able to|are able to|to)\s+)+)?(?:(?:also|then|always|usually|regularly|often|simply|just|first)\s+)*(?<verb>have|${WORD})(?:\s+(?:down|up|in|out))?`
/** “Every member gets a fee each year”, “they put it in the reading log”: by how many words the subject has. */
const ACTIVE = [0, 1, 2].map(
  (more) =>
    new RegExp(
      String.raw`^(?<who>${WE}|(?:(?<one>an?|the|each|every|our|all)\s+)?${WORD}(?:\s${WORD}){${more}})\s+${VERB}\s+(?:(?:it|this|that|them|these)\s+(?:down\s+)?(?:in|into|to|on|under)\s+)?${DET}(?<thing>${NOUN})${PHRASES}$`,
      'iu',
    ),
)
/** “Material is ordered for a site”, “bookings are for one pet and one sitter” */
const IS = new RegExp(
  String.raw`^(?:(?:an?|the|each|every|our|all)\s+)?(?<thing>${NOUN})\s+(?:is|are|gets?|must be|has to be|have to be)\s+(?:always\s+)?(?<done>\p{L}+(?:ed|en|t|d)\s+)?(?=(?:for|of|on|in|at|to|about|from|by|against|per)\s)(?<first>(?:for|of|on|in|at|to|about|from|by|against|per)\s+${DET}${NOUN})${PHRASES}$`,
  'iu',
)

/** “Every payment goes against a lease”, “complaints come from guests about their room”, “replies to a ticket” */
const GOES = new RegExp(
  String.raw`^(?:(?<one>an?|the|each|every|one)\s+|(?:all|our)\s+)?(?<thing>${NOUN})(?:\s+(?<verb>${WORD}))?\s+(?=${PREP}\s)(?<first>${PREP}\s+${DET}${NOUN})${PHRASES}$`,
  'iu',
)

/** “Runners register with their name, birth date and club”: what is kept of these. */
const JOINS = new RegExp(
  String.raw`^(?:(?:an?|the|each|every|all|new)\s+)?(?<who>${NOUN})\s+(?:(?:can|must|should|may|have to|has to)\s+)?(?:register|sign up|apply|enrol|enroll|join)(?:s|es)?$`,
  'iu',
)

/** What looks at things, changes or ends them brings none into being. */
const NO_DEED =
  /^(?:(?:see|view|read|look|browse|search|find|show|watch|access|filter|sort|delete|remove|edit|change|export|import|download|print|share|update|approve|reject|accept|decline|assign|manage|mark|need|want|like|contain|include|consist|hold|belong|comprise|mean|refuse|block|notify|mail|email|sign|log in|register for|has|is|are|was|do not|don|cannot)(?:s|es)?)$/i
/** What is kept of these is kept of the act: one rates a course “with a review”. */
const ACT = new RegExp(
  `^(?:${ACTS.filter(({ isOfItself, verbs }) => isOfItself !== true && !verbs.includes(' '))
    .map(({ verbs }) => verbs)
    .join('|')})s?$`,
  'i',
)
/** What is to be built does what the prompt says, and keeps nothing of its own. */
const WHOLE = /\b(?:system|app|application|backend|api|site|website|platform|server|tool)$/i
/** What somebody does who brings something in, and who may therefore. */
const BRINGS =
  /^(?:submit|leave|post|make|write|upload|send|open|report|request|file|raise|create|add|record|log|enter|place|start|ask|propose|publish|issue|put|register|note|jot|offer|suggest|list|give|hand|fill|do|draw|plan|schedule|organi[sz]e|announce)(?:s|es)?$/i

/** Marks behind which a list begins, the plainest first. */
const MARKS = [
  /:\s+/u,
  /\s*,\s+(?:each\s+)?with\s+/iu,
  /\s+with\s+/iu,
  /\s+-\s+/u,
  /\s*,\s+(?=\S)/u,
] as const

/** Nobody tells more than this of one thing in a breath. */
const LONGEST = 400

export function toldIn(clause: string): Told | undefined {
  if (clause.length > LONGEST) return undefined
  for (const [at, mark] of MARKS.entries()) {
    const found = mark.exec(clause)
    if (found === null) continue
    const head = clause.slice(0, found.index)
    const items = clause.slice(found.index + found[0].length)
    const isLast = at === MARKS.length - 1
    if (head.includes('(') || !isList(items)) continue
    const told = headOf(head, isLast)
    // “From one account to another account” tells of two of one kind.
    const names = new Set(told?.others.map((other) => other.split(' ').at(-1)))
    const isTwice = names.has('one') || names.size !== told?.others.length
    if (told !== undefined && !isTwice) return { ...told, items }
  }
  return undefined
}

/** What one signs in with is kept of nobody in particular. */
const CREDENTIAL =
  /^(?:(?:an?|the|their|his|her|valid|own)\s+)*(?:name|user-?name|e-?mail(?: address)?|pass-?words?|phone(?: number)?|pin|google|github)$/iu

const isList = (items: string): boolean =>
  !splitItems(items).every((item) => CREDENTIAL.test(item)) &&
  isKept(items.replaceAll(/\bto (?=[\p{L}-]+\s*(?:,|$|and\b))/giu, 'until '))

function headOf(said: string, isBare: boolean): Omit<Told, 'items'> | undefined {
  const front = FRONT.exec(said)
  const head = said.slice(front?.[0].length ?? 0)
  const of = front?.groups?.['of']
  const is = IS.exec(head)?.groups
  if (is !== undefined)
    // “Recorded for every sample”: of what it is kept is told elsewhere.
    return isThing(is['thing'] ?? '') && !saysKept((is['done'] ?? '').trim().toLowerCase())
      ? {
          thing: is['thing'] ?? '',
          others: [of ?? '', ...nounsIn(`${is['first']}${is['phrases'] ?? ''}`)],
          who: undefined,
        }
      : undefined
  // “…, a name”: only what is said to be for something.
  if (isBare) return undefined
  const joins = JOINS.exec(head)?.groups?.['who'] ?? ''
  if (joins !== '') return isThing(joins) ? { thing: joins, others: [], who: undefined } : undefined
  const found = ACTIVE.map((pattern) => pattern.exec(head)?.groups).find(
    (groups) => groups !== undefined && agrees(groups),
  )
  if (found === undefined || /^(?:an?|the)$/i.test(found['verb'] ?? '')) return movingIn(head, of)
  const { who = '', verb = '', thing = '', phrases = '' } = found
  const isWe = /^(?:we|i|you|people|somebody|someone)$/i.test(who)
  const isPlain = /^(?:have|has|keep|keeps|store|stores|record|track|get|gets|receives?)$/i.test(
    verb,
  )
  if (
    ACT.test(verb) ||
    NO_DEED.test(verb) ||
    WHOLE.test(who) ||
    (!isPlain && isClosedVerb(verb)) ||
    !isThing(thing)
  )
    return undefined
  // “We have rooms with a name” is said of rooms in any order; of what happens now and then, here.
  if (isPlain && isWe && front === null && phrases === '') return undefined
  if (/^(?:has|have)$/i.test(verb) && !isWe) return undefined
  return {
    thing,
    others: [of ?? '', ...(isWe ? [] : [who]), ...nounsIn(phrases)],
    who: isWe || !BRINGS.test(verb) ? undefined : who,
  }
}

/** One does, several do: “allotment members report”, and no “members” of an “allotment”. */
function agrees({ who = '', one, modal, verb = '' }: Readonly<Record<string, string | undefined>>) {
  const isS = /[^s]s$/i.test(verb)
  if (new RegExp(`^${WE}$`, 'iu').test(who))
    return modal !== undefined || /^s?he$/i.test(who) === isS
  const isMany = !isSingle(plainWords(who))
  return isMany ? modal !== undefined || !isS : one !== undefined && (modal !== undefined || isS)
}

function movingIn(head: string, of = ''): Omit<Told, 'items'> | undefined {
  const goes = GOES.exec(head)?.groups
  return goes !== undefined && isMoving(goes)
    ? {
        thing: goes['thing'] ?? '',
        others: [of, ...nounsIn(`${goes['first']}${goes['phrases'] ?? ''}`)],
        who: undefined,
      }
    : undefined
}

/** One goes, several go, and no people; without a verb there are several of them. */
function isMoving({ thing = '', one, verb }: Readonly<Record<string, string | undefined>>) {
  const plain = plainWords(thing)
  const isMany = !isSingle(plain)
  const isSaid =
    verb === undefined
      ? isMany || /^(?:an?|each|every)$/i.test(one ?? '')
      : !NO_DEED.test(verb) && !isClosedVerb(verb) && isMany !== /[^s]s$/i.test(verb)
  return isSaid && isThing(thing) && !plain.split(' ').some((word) => isDoer(word))
}

const isClosedVerb = (verb: string): boolean =>
  isClosed(verb.toLowerCase()) &&
  [BE, MODALS, PREPOSITIONS, DETERMINERS].some((words) => words.has(verb.toLowerCase()))

const isThing = (words: string): boolean =>
  words !== '' && !isField(words) && tableName(words) !== undefined && !NO_THING.test(words)

const NO_THING =
  /^(?:.*\b)?(?:accounts?|passwords?|log-?ins?|sign-?ins?|profiles?|e-?mails?|mails?|messages? to|notifications?|fields?|columns?|tables?|data|information|everything|something|anything|nothing|users?|people|list|app|system|sure|it|them|days?|weeks?|months?|years?|time|times|role|roles|access|following|details|facts|something else)$/iu

const nounsIn = (phrases: string): readonly string[] =>
  phrases
    .split(
      /\s*\b(?:for|of|on|in|at|to|about|from|by|against|per|during|after|under|and|into)\b\s*/iu,
    )
    .map((noun) => plainWords(noun.replace(new RegExp(`^${DET}`, 'iu'), '')))
    .filter((noun) => noun !== '')

/** “For each patient we write notes: the text, the shift”: what is told of in passing is kept like all else. */
export const toldThings: Recipe = {
  examples: ['we log our hours on a project with a date and a description'],
  read(clause, draft) {
    const told = toldIn(clause)
    if (told === undefined || !draft.isThing(told.thing)) return undefined
    const isOne = told.who === undefined || /^(?:they|he|she)$/i.test(told.who)
    if (!isOne && !arePeople(told.who ?? '', draft) && !isDoer(plainWords(told.who ?? '')))
      return undefined
    const doing = new Doing(draft)
    const table = tableFor(told.thing, doing)
    if (table === undefined) return undefined
    for (const other of new Set(told.others)) {
      const noun = plainWords(other)
      if (!draft.isThing(noun) || sameThing(noun, table.name)) continue
      relateNamed(table, noun, {}, doing)
    }
    giveItems(nodeOf(table.id, doing) ?? table, told.items, doing)
    const who = told.who === undefined ? undefined : actor(told.who, doing.draft)
    if (who !== undefined)
      grant(
        nodeOf(table.id, doing) ?? table,
        { who, operations: ['create'], isOnly: false, isMore: false },
        doing,
      )
    doing.draft.subject = table.id
    doing.draft.objects = [table.id]
    return doing.commands.length === 0 ? undefined : doing.reading
  },
}
