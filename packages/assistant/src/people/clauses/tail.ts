import type { Operation } from '@drawbridge/kinds/faces'
import { NOISE, NOT, ONLY, SUBORDINATORS } from '../../grammar/closed-words.ts'
import {
  endings,
  type Match,
  type Phrase,
  type Sentence,
  textOf,
  wordAt,
} from '../../grammar/phrase.ts'
import { remembered } from '../../grammar/remembered.ts'
import { deeds } from '../../grammar/verbs.ts'
import type { Case, Known } from '../frame.ts'
import { listOf, things } from './lists.ts'

/** What is said behind a deed. */
export interface Tail {
  readonly isOnly: boolean
  readonly isMore: boolean
  readonly when?: Case
  readonly signIn?: 'needed' | 'not needed'
  /** “Mark a piece as fired” */
  readonly into?: string
  /** “…, but only their own” */
  readonly own: readonly Phrase[]
  /** “…, and nobody else” */
  readonly isAlone: boolean
  /** “…, except guests” */
  readonly except: readonly Phrase[]
  /** “everything except deleting families” */
  readonly not?: { readonly operations: readonly Operation[]; readonly objects: readonly Phrase[] }
}

const NOTHING: Tail = { isOnly: false, isAlone: false, isMore: false, own: [], except: [] }
const WITHOUT =
  /^(?:(?:an?|the|any|having|needing|to|have|need|user|even|be|being)\s+)*(?:accounts?|log-?ins?|sign-?ins?|log-in|logging-in|registration|registering|authentication|authenticating|signing|logging|registrations?|password|signed-in|credentials|log|sign|create)\b(?:\s+(?:in|up|on|an?|any|one|account|first|before|needed|required|at all|themselves|yourself|myself|for (?:it|that|this)))*$/i
/** “No login needed for that” */
const UNNEEDED =
  /^(?:accounts?|log-?in|sign-?in|sign-?up|registration|authentication|password)(?: (?:is |are )?(?:needed|required|necessary))?(?: for (?:that|this|it))?$/i
const SIGNED =
  /^(?:(?:they|he|she|you|we|i|the|user|users|it|is|are|am|have|has|had|been|being|a|an|who|that|and|person|people|customer|member)\s+)*(?:signed[ -]in|logged[ -]in|registered|authenticated|sign in|log in|logging in|signing in|logged on|registering|an account|a login|login|log-?in|account)(?:\s+(?:to|into)\s.*)?$/i
const NOT_UNTIL = new Set(['unless', 'until', 'till', 'before'])

/** Whether words say that somebody has signed in, or has an account. */
export const isSignedIn = (text: string): boolean => SIGNED.test(text.trim())
export const isWithoutAccount = (text: string): boolean => WITHOUT.test(text.trim())

const TAILS = remembered<Tail>()

/** Every way to read what follows, the longest first; nothing at last. */
export function tails(sentence: Sentence, from: number, known: Known): readonly Match<Tail>[] {
  return TAILS(sentence, String(from), () => readTails(sentence, from, known))
}

function* readTails(sentence: Sentence, from: number, known: Known): Iterable<Match<Tail>> {
  for (const { is, next } of part(sentence, from, known))
    for (const rest of tails(sentence, next, known))
      yield { is: joined(is, rest.is), next: rest.next }
  yield { is: NOTHING, next: from }
}

function joined(one: Partial<Tail>, other: Tail): Tail {
  return {
    ...other,
    ...one,
    isOnly: one.isOnly === true || other.isOnly,
    isAlone: one.isAlone === true || other.isAlone,
    isMore: one.isMore === true || other.isMore,
    own: [...(one.own ?? []), ...other.own],
    except: [...(one.except ?? []), ...other.except],
  }
}

function* part(sentence: Sentence, from: number, known: Known): Iterable<Match<Partial<Tail>>> {
  const isComma = wordAt(sentence, from) === ','
  const at = isComma ? from + 1 : from
  const word = wordAt(sentence, at)
  if (!isComma && ONLY.has(word)) yield { is: { isOnly: true }, next: at + 1 }
  else if (!isComma && word === 'also') yield { is: { isMore: true }, next: at + 1 }
  else if (!isComma && NOISE.has(word)) yield { is: {}, next: at + 1 }
  // “They can see them to, but …”
  if (word === 'to' && /^(?:|,|;|but)$/.test(wordAt(sentence, at + 1)))
    yield { is: {}, next: at + 1 }
  if (!isComma && word === 'as')
    for (const to of endings(sentence, at + 1))
      if (to - at < 5) yield { is: { into: textOf(sentence, at + 1, to) }, next: to }
  if (word === 'so-that') yield { is: {}, next: sentence.tokens.length }
  else if (SUBORDINATORS.has(word)) yield* cases(sentence, at)
  // “… can see them, even without an account”
  const open = /^(?:also|even)$/.test(word) ? at + 1 : at
  if (wordAt(sentence, open) === 'without')
    for (const to of endings(sentence, open + 1))
      if (isWithoutAccount(textOf(sentence, open + 1, to)))
        yield { is: { signIn: 'not needed' }, next: to }
  if (word === 'no')
    for (let to = at + 2; to <= Math.min(at + 6, sentence.tokens.length); to += 1)
      if (UNNEEDED.test(textOf(sentence, at + 1, to)))
        yield { is: { signIn: 'not needed' }, next: to }
  yield* beside(sentence, at, known)
}

function* cases(sentence: Sentence, at: number): Iterable<Match<Partial<Tail>>> {
  for (const to of endings(sentence, at + 1)) {
    const text = textOf(sentence, at + 1, to)
    const isNot = NOT_UNTIL.has(wordAt(sentence, at))
    if (isSignedIn(text)) yield { is: { signIn: 'needed' }, next: to }
    else if (
      /^not\s|n't\s|^anonymous/i.test(text) &&
      isSignedIn(text.replace(/\bnot\s|n't\s/i, ''))
    )
      yield { is: { signIn: 'not needed' }, next: to }
    else yield { is: { when: { text, isNot } }, next: to }
  }
}

/** “, but only their own”, “, not even admins”, “, except deleting them”. */
function* beside(sentence: Sentence, from: number, known: Known): Iterable<Match<Partial<Tail>>> {
  const isBut = /^(?:but|and|although|though|:|-)$/.test(wordAt(sentence, from))
  const at = isBut ? from + 1 : from
  if (ONLY.has(wordAt(sentence, at)) || (isBut && NOT.has(wordAt(sentence, at))))
    for (const { is, next } of things(sentence, at + 1, known))
      if (is.objects.every(({ own }) => own === 'own') && ONLY.has(wordAt(sentence, at)))
        yield { is: { own: is.objects }, next }
  // “also not the administrator”, “not even admins”: it is said of everybody already.
  let mark = at
  while (/^(?:also|not|even|including|nor|just|only)$/.test(wordAt(sentence, mark))) mark += 1
  if (mark > at && /^(?:also|even)*\s*(?:not|including|nor)\b/i.test(textOf(sentence, at, mark)))
    for (const { next } of listOf(sentence, mark, (phrase) => known.isPeople(phrase, false)))
      yield { is: {}, next }
  // “…, same as admins”
  const like = /^(?:same|just)$/.test(wordAt(sentence, at)) ? at + 1 : at
  if (
    /^(?:as|like)$/.test(wordAt(sentence, like)) &&
    (like > at || wordAt(sentence, like) === 'like')
  )
    for (const { next } of listOf(sentence, like + 1, (phrase) => known.isPeople(phrase, false)))
      yield { is: {}, next }
  // “…, and nothing else”
  if (wordAt(sentence, at) === 'nothing' && /^(?:else|more)$/.test(wordAt(sentence, at + 1)))
    yield { is: {}, next: at + 2 }
  // “…, and nobody else”
  if (wordAt(sentence, at) === 'nobody-else') {
    const link = /^(?:can|may|should|must|does|is)$/.test(wordAt(sentence, at + 1)) ? 2 : 1
    yield { is: { isAlone: true }, next: at + link }
  }
  yield* whatFor(sentence, from, known)
  if (/^(?:except|but)$/.test(wordAt(sentence, from)))
    for (const { is, next } of listOf(sentence, exceptAt(sentence, from + 1), (phrase) =>
      known.isPeople(phrase, true),
    ))
      yield { is: { except: is }, next }
  if (/^(?:except|but)$/.test(wordAt(sentence, from)))
    for (const { is, next } of deeds(sentence, from + 1, ['ing', 'base'])) {
      const operations = is.flatMap((deed) => deed.operations)
      for (const them of things(sentence, next, known))
        yield { is: { not: { operations, objects: them.is.objects } }, next: them.next }
      yield { is: { not: { operations, objects: [] } }, next }
    }
}

/** “Except to the one who wrote it” */
const exceptAt = (sentence: Sentence, at: number): number =>
  /^(?:to|for|by)$/.test(wordAt(sentence, at)) ? at + 1 : at

/** “…: to look at, not to change”, “…, no matter who created them”: it is said already. */
function* whatFor(sentence: Sentence, from: number, known: Known): Iterable<Match<Partial<Tail>>> {
  let at = /^[:-]$/.test(wordAt(sentence, from)) ? from + 1 : from
  const isNot = NOT.has(wordAt(sentence, at))
  while (ONLY.has(wordAt(sentence, at)) || NOT.has(wordAt(sentence, at))) at += 1
  if (/^(?:to|for)$/.test(wordAt(sentence, at)) && (isNot || at > from))
    for (const { is, next } of deeds(sentence, at + 1, ['base', 'ing'])) {
      const isReading = is.every(({ operations }) => operations.includes('read'))
      if (isReading === isNot) continue
      yield { is: {}, next }
      for (const them of things(sentence, next, known)) yield { is: {}, next: them.next }
    }
  const matter =
    /^(?:no matter|regardless of|independent of|independently of|irrespective of) (?:who|whose|which|what|how)\b/i
  if (matter.test(textOf(sentence, from, Math.min(from + 4, sentence.tokens.length))))
    for (const to of endings(sentence, from + 1)) yield { is: {}, next: to }
}
