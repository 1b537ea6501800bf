import type { Operation } from '@drawbridge/kinds/faces'
import { BE, NOISE, ONLY } from '../../grammar/closed-words.ts'
import {
  type Match,
  type Phrase,
  phrases,
  type Sentence,
  textOf,
  wordAt,
} from '../../grammar/phrase.ts'
import { turned } from '../../grammar/turned.ts'
import { type Manner, manners } from '../../grammar/verbs.ts'
import { type Frame, type Known, NO_FRAME } from '../frame.ts'
import { by } from './active.ts'
import { people, type People, things } from './lists.ts'
import { predicates } from './predicates.ts'
import { isSignedIn, tails } from './tail.ts'

const CAN: Manner = { isDenied: false, isOnly: false, forms: ['base'], isPlain: false }
const READ: readonly Operation[] = ['list', 'read']

/** Clauses that put who may, or what it takes, in front: “it's up to admins to delete reviews”, “you need to be staff to see orders”. */
export function* cleft(
  sentence: Sentence,
  from: number,
  known: Known,
): Iterable<Match<readonly Frame[]>> {
  yield* upTo(sentence, from, known)
  yield* taking(sentence, from, known)
  yield* job(sentence, from, known)
  yield* limited(sentence, from, known)
}

/** “It's (only) up to admins to …”, “it's admins who …”. */
function* upTo(sentence: Sentence, from: number, known: Known): Iterable<Match<readonly Frame[]>> {
  if (wordAt(sentence, from) !== 'it') return
  const { isDenied, words, next: able } = turned(sentence, from + 1, (word) => IS.test(word))
  if (!words.some((word) => BE.has(word))) return
  const isSaid = ABLE.test(wordAt(sentence, able))
  const said = isSaid ? skip(sentence, able + 1).next : able
  const not = isDenied || FORBIDDEN.test(wordAt(sentence, able))
  if (isDenied && !isSaid) return
  // “It is forbidden to delete orders”
  if (isSaid && not && wordAt(sentence, said) === 'to')
    for (const one of predicates(sentence, said + 1, { ...CAN, isDenied: true }, known))
      yield { is: one.is, next: one.next }
  const isOnly = !isSaid || isOnlyAt(sentence, from + 2, said)
  // “It must not be possible that a client sees orders of another client”
  if (isSaid && wordAt(sentence, said) === 'that')
    for (const who of people(sentence, said + 1, known, false))
      for (const manner of manners(sentence, who.next)) {
        const that = { ...manner.is, isDenied: not !== manner.is.isDenied, isPlain: false }
        for (const { is, next } of predicates(sentence, manner.next, that, known))
          yield { is: is.map((frame) => by(frame, who.is)), next }
      }
  const at = /^(?:up-to|for|to)$/.test(wordAt(sentence, said)) ? said + 1 : said
  for (const who of people(sentence, at, known, at === said)) {
    const link = wordAt(sentence, who.next)
    if (link !== 'to' && link !== 'who' && link !== 'that') continue
    const manner: Manner =
      link === 'to' ? { ...CAN, isDenied: not } : { ...CAN, forms: ['base', 's'] }
    for (const { is, next } of predicates(sentence, who.next + 1, manner, known))
      yield {
        is: is.map((frame) => by(frame, { ...who.is, isOnly: (isOnly && !not) || who.is.isOnly })),
        next,
      }
  }
}

const IS = /^(?:is|be|was|remains?|stays?|should|must|may|can|shall|will)$/
const ABLE =
  /^(?:allowed|permitted|possible|forbidden|prohibited|impossible|granted|reserved|fine|okay|ok)$/
const FORBIDDEN = /^(?:forbidden|prohibited|impossible)$/

const isOnlyAt = (sentence: Sentence, from: number, to: number): boolean =>
  sentence.tokens.slice(from, to).some(({ word }) => ONLY.has(word))

const ANYBODY = /^(?:you|one|people|everybody|everyone|users|anyone|somebody|someone)$/
const MUST = /^(?:need|needs|have|has|must|should|got|to|be|being|is|are|first|a|an|the|get)$/

/** “You have to be logged in to read reviews”, “to delete reviews you must be an admin”. */
function* taking(
  sentence: Sentence,
  from: number,
  known: Known,
): Iterable<Match<readonly Frame[]>> {
  // “For make an offer you must be registered” is said as well.
  if (/^(?:to|for)$/.test(wordAt(sentence, from)))
    for (const said of predicates(sentence, from + 1, { ...CAN, forms: ['base', 'ing'] }, known)) {
      const at = wordAt(sentence, said.next) === ',' ? said.next + 1 : said.next
      for (const who of required(sentence, at, known))
        yield { is: said.is.map((frame) => by(frame, who.is)), next: who.next }
    }
  yield* loginFor(sentence, from, known)
  for (const who of required(sentence, from, known)) {
    if (wordAt(sentence, who.next) !== 'to') continue
    for (const said of predicates(sentence, who.next + 1, CAN, known))
      yield { is: said.is.map((frame) => by(frame, who.is)), next: said.next }
  }
}

/** “A login is needed to add parcels”, “login required for everything”. */
function* loginFor(
  sentence: Sentence,
  from: number,
  known: Known,
): Iterable<Match<readonly Frame[]>> {
  const noun = /^(?:an?|the|user)$/.test(wordAt(sentence, from)) ? from + 1 : from
  if (!LOG_IN.test(wordAt(sentence, noun).replace('-', ' '))) return
  const { isDenied, isOnly, next } = turned(sentence, noun + 1, (word) => IS.test(word))
  if (isDenied || !NEEDED.test(wordAt(sentence, next))) return
  const only = isOnly || ONLY.has(wordAt(sentence, next + 1)) ? { isOnly } : {}
  const at = ONLY.has(wordAt(sentence, next + 1)) ? next + 2 : next + 1
  const signed = { who: [SIGNED], isOnly: true }
  if (/^(?:to|for)$/.test(wordAt(sentence, at))) {
    const forms = wordAt(sentence, at) === 'to' ? (['base'] as const) : (['ing'] as const)
    for (const { is, next: end } of predicates(sentence, at + 1, { ...CAN, forms }, known))
      yield { is: is.map((frame) => ({ ...frame, ...signed })), next: end }
    // What others have added stays theirs.
    for (const { is, next: end } of things(sentence, at + 1, known))
      yield {
        is: [{ ...NO_FRAME, ...is, ...only, ...signed, operations: [...READ, 'create'] }],
        next: end,
      }
  }
}
const NEEDED = /^(?:needed|required|necessary|mandatory|obligatory|compulsory)$/

/** “You need an account”, “one must be an admin”: who one has to be. */
function* required(sentence: Sentence, from: number, known: Known): Iterable<Match<People>> {
  if (!ANYBODY.test(wordAt(sentence, from))) return
  if (!/^(?:need|needs|have|has|must|should)$/.test(wordAt(sentence, from + 1))) return
  let at = from + 1
  while (MUST.test(wordAt(sentence, at)) || NOISE.has(wordAt(sentence, at))) at += 1
  const only = { except: [], isOnly: true, isNobody: false, isMore: false }
  for (let to = Math.min(at + 4, sentence.tokens.length); to > at; to -= 1)
    if (isSignedIn(textOf(sentence, at, to)) || LOG_IN.test(textOf(sentence, at, to)))
      yield { is: { ...only, who: [SIGNED] }, next: to }
  for (const { is, next } of people(sentence, at, known, false))
    yield {
      is: { ...is, isOnly: true },
      next: /^(?:role|rights|permission)$/.test(wordAt(sentence, next)) ? next + 1 : next,
    }
}
const LOG_IN =
  /^(?:log in|sign in|sign up|register|log on|log-?in|account|login|authentication|registration)$/i
const SIGNED: Phrase = {
  words: 'signed-in',
  quantity: undefined,
  own: undefined,
  whose: undefined,
  more: [],
}

/** “The librarians' job is to manage loans.” */
function* job(sentence: Sentence, from: number, known: Known): Iterable<Match<readonly Frame[]>> {
  for (const { is, next } of phrases(sentence, from)) {
    if (
      is.whose === undefined ||
      !/^(?:job|task|duty|responsibility|role|business)$/.test(is.words)
    )
      continue
    const who: Phrase = { ...is, words: is.whose, whose: undefined }
    if (
      !known.isPeople(who, false) ||
      !BE.has(wordAt(sentence, next)) ||
      wordAt(sentence, next + 1) !== 'to'
    )
      continue
    for (const said of predicates(sentence, next + 2, CAN, known))
      yield { is: said.is.map((frame) => ({ ...frame, who: [who] })), next: said.next }
  }
}

/** “Customers are limited to their own.” */
function* limited(
  sentence: Sentence,
  from: number,
  known: Known,
): Iterable<Match<readonly Frame[]>> {
  for (const who of people(sentence, from, known, false)) {
    const at = skip(sentence, who.next).next
    if (!BE.has(wordAt(sentence, at))) continue
    const word = skip(sentence, at + 1).next
    if (
      !/^(?:limited|restricted|confined)$/.test(wordAt(sentence, word)) ||
      wordAt(sentence, word + 1) !== 'to'
    )
      continue
    for (const them of things(sentence, word + 2, known))
      for (const tail of tails(sentence, them.next, known))
        yield {
          is: [
            by(
              { ...NO_FRAME, ...them.is, isOnly: false, isNarrow: true, operations: READ },
              who.is,
            ),
          ],
          next: tail.next,
        }
    for (const said of predicates(
      sentence,
      word + 2,
      { ...CAN, forms: ['ing'], isOnly: true },
      known,
    ))
      yield { is: said.is.map((frame) => by(frame, who.is)), next: said.next }
  }
}

function skip(sentence: Sentence, from: number) {
  let next = from
  while (NOISE.has(wordAt(sentence, next)) || ONLY.has(wordAt(sentence, next))) next += 1
  return { next }
}
