import {
  BE,
  isClosed,
  MODALS,
  NOISE,
  NOT,
  PREPOSITIONS,
  PRONOUNS,
} from '../grammar/closed-words.ts'
import { textOf, type Sentence } from '../grammar/phrase.ts'
import { tokensOf } from '../grammar/tokens.ts'
import { isSingle } from '../words.ts'
import { countAt } from './count-words.ts'

/** A clause that says how many of other things a thing has to do with. */
export interface Relating {
  readonly subject: string
  /** Many of it have to do with one of the others: “several dogs go on a walk”. */
  readonly isSeveral: boolean
  readonly verb: string
  readonly isPassive: boolean
  readonly isOptional: boolean
  readonly ends: readonly End[]
  /** What is said to be kept of it as well. */
  readonly items: string
}

export interface End {
  /** What is done with it, where that is said anew: “departs from one port and arrives at another”. */
  readonly verb?: string
  readonly prep: string
  readonly noun: string
  readonly isMany: boolean
  /** It has no other, and no other has it. */
  readonly isOwn: boolean
  /** A number was said, and no article alone. */
  readonly isCounted: boolean
  /** “another task”, “other tasks” */
  readonly isOther: boolean
}

const LEAD =
  /^(?:(?:and|but|also|then|so|naturally|of course|obviously)\s+|(?:in|at|for) (?:my|our|the|this) [^,:(]{2,40}?,?\s+(?=(?:each|every|an?|one|any)\s))+/i

/** What changes nothing of what has to do with what. */
export const BY_THE_WAY =
  /\s+(?:(?:at|in) (?:a|one|the same|any|any given|given) time|at once|at least|over (?:time|the (?:years|months|weeks))|in (?:total|turn|all|(?:a|the) (?:certain|given|right|specific|particular|fixed) order)|during (?:its|their|his|her) (?:life|lifetime)|(?:each|every|per) (?:day|week|month|year|season|term|semester)|together|each|too|only|as well|(?<!\bone\s)of (?:them|these))$/iu

const MANY = /^(?:many|several|multiple|n|m|\*)$/i
const NAME = String.raw`[\p{L}-]+(?:\s(?!(?:in|at|from|of|for|on|to|has|have|is|are|one|many)\b)[\p{L}-]+)?`
/** `one artist, many exhibits`, `pupil in 1 class`, `trainer: max 1 gym`, “every plant from one supplier” */
const VERBLESS = new RegExp(
  String.raw`^(?:(?:each|every|an?|one|1)\s+)?(?<one>${NAME})(?:\s*[,:]\s*|\s-\s|(?<!(?:[^s]s|ed|ing))\s(?:in|at|from|of|for|on|by|per|under|with)\s+)(?:(?:exactly|only|just|always|max|maximum|at most)\s+)*(?<count>one|1|many|several|multiple|n|m|\*)\s+(?<other>${NAME})$`,
  'iu',
)

const WE = '(?:we|i|they|you|people|he|she)'
const DOES =
  '(?:(?:can|may|might|always|usually|often|also)\\s+)*(?<does>(?!(?:have|has|are|is|want|need|must|should|not|can)\\b)[\\p{L}]+)'
/** “In a repair I use several parts”, “we play several games in an evening” */
const IN_ONE = new RegExp(
  String.raw`^(?:in|on|at|during|for|with)\s+(?:an?|each|every|one)\s+(?<whole>${NAME})\s*,?\s+${WE}\s+${DOES}\s+(?:several|many|multiple|various|different|some|lots of|one or more)\s+(?<parts>${NAME})$`,
  'iu',
)
const OF_ONE = new RegExp(
  String.raw`^${WE}\s+${DOES}\s+(?:several|many|multiple|various|different|lots of|one or more)\s+(?<parts>${NAME})\s+(?:in|on|at|during|for|with)\s+(?:an?|each|every|one)\s+(?<whole>${NAME})$`,
  'iu',
)

/** Subject, verb, and things with a number on them: “talks are given by one or more speakers”, “to a lesson go several pupils”. */
export function relatingOf(clause: string): Relating | undefined {
  const text = clause
    .replace(LEAD, '')
    .replaceAll(/\s*\([^()]*\)/g, '')
    .replace(BY_THE_WAY, '')
  if (text.length > 300) return undefined
  const { one = '', count = '', other = '' } = VERBLESS.exec(text)?.groups ?? {}
  if (one !== '')
    return relatingOf(`each ${one} ${MANY.test(count) ? 'has many' : 'is in one'} ${other}`)
  const {
    whole = '',
    does = '',
    parts = '',
  } = (IN_ONE.exec(text) ?? OF_ONE.exec(text))?.groups ?? {}
  if (whole !== '') return relatingOf(`a ${whole} ${does}s several ${parts}`)
  const sentence = { text, tokens: tokensOf(text) }
  const words = sentence.tokens.map(({ word }) => word)
  return /^(?:to|in|on|at|under|with|behind)$/.test(words[0] ?? '')
    ? turned(sentence, words)
    : straight(sentence, words)
}

/** “A hut has one warden, and a warden runs no other hut”: each of these says it of another subject. */
export function relationsIn(clause: string): readonly string[] {
  for (const joint of clause.matchAll(JOINT)) {
    const left = clause.slice(0, joint.index)
    const right = clause.slice(joint.index + joint[0].length)
    const [first = ''] = right.split(JOINT)
    const isBoth = [left, first].every((part) =>
      relatingOf(part)?.ends.some(({ isCounted }) => isCounted),
    )
    if (isBoth) return [left, ...relationsIn(right)]
  }
  return [clause]
}

const JOINT = /\s*(?:,|;)\s*(?:(?:and|but|while|whereas)\s+)?|\s+(?:and|but|while|whereas)\s+/giu

function straight(sentence: Sentence, words: readonly string[]): Relating | undefined {
  // What is said of “our club” is said of nothing that there are many of.
  if (/^(?:our|my|this|that|we|i|you|they|it)$/.test(words[0] ?? '')) return undefined
  const count = countAt(words, 0)
  const isSeveral = count.isMany
  const from = isSeveral ? count.next : pastArticles(words, 0)
  const run = runFrom(words, from, 4)
  if (run === from) return undefined
  const isHelped =
    BE.has(words[run] ?? '') || MODALS.has(words[run] ?? '') || NOT.has(words[run] ?? '')
  const last = words[run - 1] ?? ''
  const noun = isHelped || isAdverb(words[run] ?? '') ? run : run - 1
  if (noun <= from) return undefined
  const subject = textOf(sentence, from, noun)
  // “riders take lessons” has its verb further in.
  if (/^\S+[^s]s\s\S*[^s]$/.test(subject)) return undefined
  // One does, several do.
  const agrees = isSingle(subject) ? /[^s]s$/.test(last) : !/[^s]s$/.test(last)
  if (!isHelped && noun < run && !agrees) return undefined
  let at = run
  let verb = noun < run ? last : ''
  let isPassive = false
  let isNot = false
  let isOptional = false
  while (isHelp(words[at] ?? '') && countAt(words, at).next === at) {
    const word = words[at] ?? ''
    isPassive =
      /^(?:is|are|be|been|being|was|were)$/.test(word) ||
      (isPassive && !/^(?:has|have)$/.test(word))
    isNot ||= NOT.has(word)
    isOptional ||= /^(?:can|may|might|could)$/.test(word)
    if (/^(?:has|have|needs?|gets?|is|are|be)$/.test(word)) verb = word
    at += 1
  }
  if (
    !isClosed(words[at] ?? '') &&
    /^\p{L}/u.test(words[at] ?? '') &&
    (noun === run || isPassive)
  ) {
    const next = words[at + 1] ?? ''
    if (PREPOSITIONS.has(next) || countAt(words, at + 1).next > at + 1 || isAdverb(next)) {
      verb = words[at] ?? ''
      at += 1
    }
  }
  // “is ordering” is what somebody does.
  isPassive &&= !verb.endsWith('ing')
  while (isAdverb(words[at] ?? '')) at += 1
  const found = endsFrom(sentence, words, at, isNot)
  // “A captain is a member” says what somebody is.
  const isSame = /^(?:is|are|be)$/.test(verb) && found?.ends[0]?.prep === ''
  return found && verb !== '' && !isSame && !(isSeveral && isNot)
    ? { subject, isSeveral, verb, isPassive, isOptional, ...found }
    : undefined
}

/** “With every order goes a packing slip”, “in a warehouse there are shelves” */
function turned(sentence: Sentence, words: readonly string[]): Relating | undefined {
  const from = pastArticles(words, 1)
  const run = runFrom(words, from, 4)
  const isThere = words[run - 1] === 'there' && BE.has(words[run] ?? '')
  const to = run - 1
  if (to <= from) return undefined
  const found = endsFrom(sentence, words, isThere ? run + 1 : run, false)
  const subject = textOf(sentence, from, to)
  const is = { isSeveral: false, isPassive: false, isOptional: false }
  return found && { subject, verb: 'has', ...is, ...found }
}

const isAdverb = (word: string): boolean =>
  NOISE.has(word) ||
  /^(?:always|normally|naturally|regularly|often|again|ever|then|only)$/.test(word)
const isHelp = (word: string): boolean =>
  BE.has(word) ||
  MODALS.has(word) ||
  NOT.has(word) ||
  NOISE.has(word) ||
  word === 'have' ||
  word === 'has'

function pastArticles(words: readonly string[], from: number): number {
  let at = from
  while (/^(?:an?|the|each|every|any|one|all|single|same|individual|given)$/.test(words[at] ?? ''))
    at += 1
  return at
}

/** Where the words end that are none of those that hold a sentence together. */
function runFrom(words: readonly string[], from: number, most: number): number {
  let at = from
  while (
    at < from + most &&
    /^(?!(?:how|what|when|why|more|less)$)\p{L}[\p{L}\d_-]*$/u.test(words[at] ?? '') &&
    !isClosed(words[at] ?? '')
  )
    at += 1
  return at
}

/** `arrives at another`, `lists several services`: what is done as well, and to what. */
function isVerbAt(words: readonly string[], at: number): boolean {
  const next = at + (PREPOSITIONS.has(words[at + 1] ?? '') ? 2 : 1)
  return (
    /^\p{L}+$/u.test(words[at] ?? '') &&
    !isClosed(words[at] ?? '') &&
    countAt(words, next).next > next
  )
}

function endsFrom(sentence: Sentence, words: readonly string[], from: number, isNot: boolean) {
  const ends: End[] = []
  let prep = ''
  let verb: string | undefined
  let at = from
  while (at < words.length) {
    const before = at
    while (/^(?:,|and|or)$/.test(words[at] ?? '') && ends.length > 0) at += 1
    if (at > before && isVerbAt(words, at)) {
      verb = words[at]
      prep = ''
      at += 1
    }
    if (words[at] === 'no' && /^others?$/.test(words[at + 1] ?? '')) {
      const last = ends.pop()
      if (last) ends.push({ ...last, isOwn: true })
      at += 2
      continue
    }
    if (
      ends.length > 0 &&
      words[at] === 'with' &&
      /^(?:an?|the|its|their)$/.test(words[at + 1] ?? '')
    )
      break
    if (PREPOSITIONS.has(words[at] ?? '')) {
      prep = words[at] ?? ''
      at += 1
    }
    const count = countAt(words, at)
    const isOther = /^(?:an)?others?$/.test(words[count.next - 1] ?? '')
    const last = isOther ? ends.at(-1)?.noun : undefined
    const run = runFrom(words, count.next, 3)
    const isSame = run === count.next && last !== undefined
    if ((run === count.next && !isSame) || PRONOUNS.has(words[count.next] ?? '')) break
    const noun = isSame ? last : textOf(sentence, count.next, run)
    const isSeveral = count.isMany || (count.next === at && !isSingle(noun))
    if (count.next === at && isSingle(noun)) break
    ends.push({
      ...(verb !== undefined && { verb }),
      prep,
      noun,
      isOther,
      isMany: isSeveral && !isNot,
      isOwn: count.isOwn || (isNot && count.isMany),
      isCounted: count.isCounted,
    })
    at = run
  }
  const rest = textOf(sentence, at, words.length)
  const items = /^,?\s*(?::|with\s)\s*(?<items>.+)$/iu.exec(rest)?.groups?.['items'] ?? ''
  return ends.length > 0 && (rest === '' || items !== '') ? { ends, items } : undefined
}
