import { DETERMINERS, isClosed, ONLY, OWN_PRONOUNS, POSSESSIVES, PRONOUNS } from './closed-words.ts'
import type { Token } from './tokens.ts'

/** One way to read on: what it is, and the token behind it. */
export interface Match<Of> {
  readonly is: Of
  readonly next: number
}

/** A text, its tokens, and where they end for whoever reads. */
export interface Sentence {
  readonly text: string
  readonly tokens: readonly Token[]
}

/** A noun with what belongs to it: `all published posts of their own team (title, body)`. */
export interface Phrase {
  /** Adjectives and noun, or a pronoun: `published posts`. Empty in “theirs”. */
  readonly words: string
  readonly quantity: 'no' | 'other' | 'one' | 'all' | undefined
  /** `their own posts`; `weak` in “their posts”. */
  readonly own: 'own' | 'weak' | undefined
  /** `their author`, `its author`: of what was spoken of, and not of whoever speaks. */
  readonly isTheirs?: true
  /** `the doctor` */
  readonly isThe?: true
  /** `everybody's posts` → `everybody` */
  readonly whose: string | undefined
  /** What is said behind it, in order. */
  readonly more: readonly More[]
}

/** Whoever it may be. */
export const EVERYBODY: Phrase = {
  words: 'everybody',
  quantity: undefined,
  own: undefined,
  whose: undefined,
  more: [],
}

/** `of their team`, `that are pending`, `with a title`, `(title, body)`. */
export interface More {
  /** The word that begins it: a preposition, `that`, `(`; `they` where a clause follows at once. */
  readonly how: string
  /** As it was said behind that word. */
  readonly text: string
  readonly phrase?: Phrase
  /** `only for their own courses` */
  readonly isOnly?: true
}

export const wordAt = ({ tokens }: Sentence, at: number): string => tokens[at]?.word ?? ''

/** The text between two tokens. */
export function textOf({ text, tokens }: Sentence, from: number, to: number): string {
  const first = tokens[from]
  const last = tokens[to - 1]
  return first === undefined || last === undefined || to <= from
    ? ''
    : text.slice(first.at, last.end)
}

const isNounWord = (word: string): boolean => /^[\p{L}\p{N}]/u.test(word) && !isClosed(word)
const LONGEST_NOUN = 4

/** Every noun phrase that begins here, the longest first. */
export function* phrases(sentence: Sentence, from: number, depth = 0): Iterable<Match<Phrase>> {
  for (const { is, next } of bare(sentence, from)) {
    // “Whoever wrote it”, “only who is logged in”
    if (is.words === 'whoever' || is.words === 'who')
      for (const to of endings(sentence, next))
        yield { is: { ...is, more: [{ how: 'that', text: textOf(sentence, next, to) }] }, next: to }
    for (const behind of moreOf(sentence, next, depth))
      yield { is: { ...is, more: behind.is }, next: behind.next }
  }
}

function* bare(sentence: Sentence, from: number): Iterable<Match<Phrase>> {
  let at = from
  let quantity: Phrase['quantity']
  let own: Phrase['own']
  let isAll = false
  let isTheirs = false
  let isThe = false
  while (at < sentence.tokens.length) {
    const word = wordAt(sentence, at)
    const isQuoted = word === '"'
    if (!isQuoted && !DETERMINERS.has(word) && !POSSESSIVES.has(word)) break
    // “The one who wrote it”, “those that pay”, “only those they opened”
    if (
      PRONOUNS.has(word) &&
      /^(?:who|that|whose|which|i|we|you|they|he|she)$/.test(wordAt(sentence, at + 1))
    )
      break
    // “of all the posts”, “all of their posts”.
    if (quantity === undefined && /^(?:an?|one|each|every)$/.test(word)) quantity = 'one'
    if (word === 'all') quantity = 'all'
    if (word === 'no') quantity = 'no'
    if (word === 'other' || word === 'another') quantity = 'other'
    if (/^(?:their|its|his|her)$/.test(word)) isTheirs = true
    if (word === 'the') isThe = true
    if (word === 'own') own = 'own'
    else if (POSSESSIVES.has(word) && own === undefined) own = word === 'its' ? own : 'weak'
    at += 1
    const isPart =
      wordAt(sentence, at) === 'of' &&
      /^(?:all|any|each|every|some|none|both|most|one|either|no)$/.test(word)
    if (isPart && (word === 'all' || word === 'any')) isAll = true
    if (isPart && (isClosed(wordAt(sentence, at + 1)) || isNounWord(wordAt(sentence, at + 1))))
      at += 1
  }
  const phrase = {
    quantity,
    own,
    whose: undefined,
    more: [],
    ...(isTheirs && { isTheirs: true as const }),
    ...(isThe && { isThe: true as const }),
  }
  const first = wordAt(sentence, at)
  if (OWN_PRONOUNS.has(first)) {
    yield { is: { ...phrase, words: '', own: 'own' }, next: at + 1 }
    if (first !== 'his') return
  }
  if (PRONOUNS.has(first)) {
    yield* owned(sentence, at, at + 1, phrase)
    if (wordAt(sentence, at + 1) !== "'s") yield { is: { ...phrase, words: first }, next: at + 1 }
    return
  }
  let end = at
  // “Their own stays”
  if (at > from && /^stays?$/.test(first)) end += 1
  while (end < at + LONGEST_NOUN && isNounWord(wordAt(sentence, end))) end += 1
  for (let to = end; to > at; to -= 1) {
    if (wordAt(sentence, to) === "'s") yield* owned(sentence, at, to, phrase)
    yield { is: { ...phrase, words: wordsOf(sentence, at, to) }, next: skipQuote(sentence, to) }
  }
  if (at === from) return
  // “All can read”, “each may”: the determiner is all that is said; “their own”.
  const last = wordAt(sentence, at - 1)
  const isThis = isAll && /^(?:this|that|these)$/.test(last)
  if (PRONOUNS.has(last) || own === 'own')
    yield {
      is: { ...phrase, words: isThis ? 'everything' : own === 'own' ? '' : last },
      next: at,
    }
}

const skipQuote = (sentence: Sentence, at: number): number =>
  wordAt(sentence, at) === '"' ? at + 1 : at

/** `the author's posts`, `everybody's`. */
function* owned(
  sentence: Sentence,
  at: number,
  to: number,
  phrase: Omit<Phrase, 'words'>,
): Iterable<Match<Phrase>> {
  if (wordAt(sentence, to) !== "'s") return
  const whose = `${phrase.quantity === 'other' ? 'other ' : ''}${wordsOf(sentence, at, to)}`
  for (const { is, next } of bare(sentence, to + 1)) yield { is: { ...is, whose }, next }
  yield { is: { ...phrase, words: '', whose }, next: to + 1 }
}

const wordsOf = ({ tokens }: Sentence, from: number, to: number): string =>
  tokens
    .slice(from, to)
    .map(({ word }) => word)
    .join(' ')

const OF = new Set([
  'of',
  'in',
  'for',
  'from',
  'on',
  'about',
  'by',
  'at',
  'within',
  'under',
  'to',
  'regarding',
  'concerning',
  'between',
  'into',
  'inside',
  'across',
])
const HOLDING = new Set(['with', 'containing', 'including', 'having', 'without'])
const THAT = new Set(['who', 'that', 'which', 'whose', 'whom', 'where'])
const THEY = new Set(['i', 'they', 'he', 'she', 'we', 'you', 'it'])

/** Every way to read what is said behind a noun, the longest first; nothing at last. */
function* moreOf(
  sentence: Sentence,
  from: number,
  depth: number,
): Iterable<Match<readonly More[]>> {
  if (depth < 2) {
    for (const { is, next } of oneMore(sentence, from, depth))
      for (const rest of moreOf(sentence, next, depth + 1))
        yield { is: [is, ...rest.is], next: rest.next }
  }
  yield { is: [], next: from }
}

function* oneMore(sentence: Sentence, from: number, depth: number): Iterable<Match<More>> {
  const how = wordAt(sentence, from)
  if (how === '(') {
    let to = from + 1
    while (to < sentence.tokens.length && wordAt(sentence, to) !== ')') to += 1
    yield {
      is: { how, text: textOf(sentence, from + 1, to) },
      next: Math.min(to + 1, sentence.tokens.length),
    }
    return
  }
  const isOnly = ONLY.has(how)
  const at = isOnly ? from + 1 : from
  const link = wordAt(sentence, at)
  if (OF.has(link)) {
    for (const { is, next } of phrases(sentence, at + 1, depth + 1)) {
      // “Can be read only by staff” is said of staff.
      if (isOnly && is.own === undefined && is.more.length === 0) continue
      const more = { how: link, text: textOf(sentence, at + 1, next), phrase: is }
      yield { is: isOnly ? { ...more, isOnly } : more, next }
    }
    return
  }
  // “Everybody after login”
  if (
    how === 'after' &&
    /^(?:log-in|logging-in|login|signing-in)$/.test(wordAt(sentence, from + 1))
  )
    yield { is: { how: 'done', text: 'signed in' }, next: from + 2 }
  const isThat = THAT.has(how)
  const isThey = THEY.has(how)
  const isDone = /(?:ed|en)$/.test(how) || SHORT_DONE.has(how)
  const isWith = HOLDING.has(how)
  if (!isThat && !isThey && !isDone && !isWith) return
  const begin = isThat || isWith ? from + 1 : from
  const name = isThat ? 'that' : isThey ? 'they' : isDone ? 'done' : how
  for (const to of endings(sentence, begin))
    yield { is: { how: name, text: textOf(sentence, begin, to) }, next: to }
}

const SHORT_DONE = new Set([
  'signed-in',
  'anonymous',
  'made',
  'written',
  'sent',
  'bought',
  'sold',
  'held',
  'kept',
  'taught',
  'led',
  'lent',
  'run',
])
/** What may follow a clause that belongs to a noun. */
const BEHIND =
  /^(?:[,;)/]|and|or|but|while|whereas|can|could|may|might|must|should|shall|will|is|are|has|have|gets?|only|alone|if|when|unless|until|once|so-that|as-long-as|also|to|cannot|by|from|-)$/

const CAN = /^(?:can|could|may|might|must|should|shall)$/

/** Where what belongs to a noun may end, the farthest first. */
export function* endings(sentence: Sentence, from: number): Iterable<number> {
  // Behind what somebody can do another clause has begun.
  let last = from + 1
  while (last < sentence.tokens.length && !CAN.test(wordAt(sentence, last))) last += 1
  for (let to = last; to > from; to -= 1)
    if (to === sentence.tokens.length || BEHIND.test(wordAt(sentence, to))) yield to
}
