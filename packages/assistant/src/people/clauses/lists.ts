import { JOINTS, NOISE, ONLY } from '../../grammar/closed-words.ts'
import {
  EVERYBODY,
  type Match,
  type Phrase,
  phrases,
  type Sentence,
  textOf,
  wordAt,
} from '../../grammar/phrase.ts'
import { remembered } from '../../grammar/remembered.ts'
import { skipJoint } from '../../grammar/verbs.ts'
import type { Known } from '../frame.ts'

/** `only editors and admins`, `nobody except the author`, `everyone but guests`. */
export interface People {
  readonly who: readonly Phrase[]
  readonly except: readonly Phrase[]
  readonly isOnly: boolean
  readonly isNobody: boolean
  readonly isMore: boolean
  /** “Neither guests nor cooks” */
  readonly isNeither?: true
}

const PEOPLE = remembered<People>()

/** Every list of people that begins here, the longest first. */
export function people(
  sentence: Sentence,
  from: number,
  known: Known,
  isSure: boolean,
): readonly Match<People>[] {
  return PEOPLE(sentence, `${from} ${isSure}`, () => readPeople(sentence, from, known, isSure))
}

function* readPeople(
  sentence: Sentence,
  from: number,
  known: Known,
  isSure: boolean,
): Iterable<Match<People>> {
  const isNeither = wordAt(sentence, from) === 'neither'
  const before = around(sentence, isNeither ? from + 1 : from)
  const isPerson = (phrase: Phrase): boolean => known.isPeople(phrase, isSure)
  for (const { is: all, next } of listOf(sentence, before.next, isPerson)) {
    // “By the author and by nobody else”
    const isAlone = all.length > 1 && isNobodyElse(all.at(-1))
    const who = isAlone ? all.slice(0, -1) : all
    if (who.length > 1 && who.some(isNobodyElse)) continue
    // “A name and a short description” are no people, whoever they might be one by one.
    if (
      (who.length > 1 || who[0]?.quantity === 'no') &&
      !who.every((one) => known.isPeople(one, true))
    )
      continue
    const isNobody =
      who.length === 1 && ((who[0]?.words ?? '').startsWith('nobody') || who[0]?.quantity === 'no')
    for (const except of excepted(sentence, next, known)) {
      const after = around(sentence, except.next)
      const is = {
        who,
        except: except.is,
        isOnly: before.isOnly || isAlone,
        isNobody,
        isMore: before.isMore,
        ...(isNeither && { isNeither }),
      }
      if (after.isOnly || after.isMore)
        yield {
          is: { ...is, isOnly: is.isOnly || after.isOnly, isMore: is.isMore || after.isMore },
          next: after.next,
        }
      yield { is, next: except.next }
    }
  }
}

const isNobodyElse = (phrase: Phrase | undefined): boolean =>
  /^nobody(?:-else)?$/.test(phrase?.words ?? '') || phrase?.quantity === 'no'

function* excepted(
  sentence: Sentence,
  from: number,
  known: Known,
): Iterable<Match<readonly Phrase[]>> {
  const at = wordAt(sentence, from) === ',' ? from + 1 : from
  if (/^(?:except|but|not)$/.test(wordAt(sentence, at))) {
    const more = /^(?:for|to|by|the)$/.test(wordAt(sentence, at + 1)) ? at + 2 : at + 1
    const start = wordAt(sentence, at + 1) === 'the' ? at + 1 : more
    yield* listOf(sentence, start, (phrase) => known.isPeople(phrase, false))
  }
  // “By nobody, the chair excepted”
  for (const { is, next } of listOf(sentence, at, (phrase) => known.isPeople(phrase, false)))
    if (at > from && /^(?:excepted|excluded)$/.test(wordAt(sentence, next)))
      yield { is, next: next + 1 }
  yield { is: [], next: from }
}

/** Words around people that say that they are all, or more. */
function around(sentence: Sentence, from: number) {
  let next = from
  let isOnly = false
  let isMore = false
  for (;;) {
    const word = wordAt(sentence, next)
    if (ONLY.has(word)) isOnly = true
    else if (word === 'also') isMore = true
    else if (!NOISE.has(word)) return { next, isOnly, isMore }
    next += 1
  }
}

/** Every list of phrases that begins here and all of which are meant, the longest first. */
export function* listOf(
  sentence: Sentence,
  from: number,
  isMeant: (phrase: Phrase) => boolean,
): Iterable<Match<readonly Phrase[]>> {
  for (const { is, next } of phrases(sentence, from)) {
    if (!isMeant(is)) continue
    const joint = skipJoint(sentence, next)
    if (joint !== undefined)
      // “By the author or by an admin”
      for (const rest of listOf(
        sentence,
        /^(?:by|to|for|from)$/.test(wordAt(sentence, joint)) ? joint + 1 : joint,
        isMeant,
      ))
        yield { is: [is, ...rest.is], next: rest.next }
    yield { is: [is], next }
  }
}

const isOwn = ({ words, own }: Phrase): boolean => words === '' && own === 'own'

const WHICH = /^(?:which|what)$/
const THERE =
  /^(?:there (?:is|are)|(?:is|are) there|exists?|(?:we|you|they|i) (?:have|keep|offer|own|hold)|(?:the|our) [\p{L}-]+ (?:has|have|keeps?|offers?|owns?))(?=$|[\s,;.])/iu

/** The place behind “there are” or “we have”, which leave nothing out. */
function haveAt(sentence: Sentence, from: number): number | undefined {
  const found = THERE.exec(textOf(sentence, from, Math.min(from + 3, sentence.tokens.length)))?.[0]
  return found === undefined ? undefined : from + found.split(/\s+/).length
}

/** Things that something is done with: `their own orders`, `everything except invoices`. */
export interface Things {
  readonly objects: readonly Phrase[]
  readonly exceptObjects: readonly Phrase[]
  readonly isOnly: boolean
}

const THINGS = remembered<Things>()

/** Every list of things that begins here, the longest first. */
export function things(sentence: Sentence, from: number, known: Known): readonly Match<Things>[] {
  return THINGS(sentence, String(from), () => readThings(sentence, from, known))
}

function* readThings(sentence: Sentence, from: number, known: Known): Iterable<Match<Things>> {
  const before = around(sentence, from)
  const isMeant = (phrase: Phrase): boolean => known.isThing(phrase)
  // “Admins can delete any.”
  const after = wordAt(sentence, before.next + 1)
  if (wordAt(sentence, before.next) === 'any' && (after === '' || JOINTS.has(after))) {
    const any = { ...EVERYBODY, words: 'any' }
    yield {
      is: { objects: [any], exceptObjects: [], isOnly: before.isOnly },
      next: before.next + 1,
    }
  }
  for (const { is: objects, next: behind } of listOf(sentence, before.next, isMeant)) {
    // “See which rooms there are”, “which courts the club has”.
    const said = WHICH.test(wordAt(sentence, before.next)) ? haveAt(sentence, behind) : undefined
    if (said !== undefined)
      yield { is: { objects, exceptObjects: [], isOnly: before.isOnly }, next: said }
    // “Look them all up.”
    const isPronoun = /^(?:them|it|these|those)$/.test(objects.at(-1)?.words ?? '')
    const isAll = isPronoun && /^(?:all|both)$/.test(wordAt(sentence, behind))
    const next = isAll ? behind + 1 : behind
    if (isAll && objects[0]?.words === 'it') {
      const all = { ...objects[0], words: 'everything' }
      yield { is: { objects: [all], exceptObjects: [], isOnly: before.isOnly }, next }
      continue
    }
    const at = wordAt(sentence, next) === ',' ? next + 1 : next
    if (/^(?:except|but)$/.test(wordAt(sentence, at)))
      for (const except of listOf(sentence, at + 1, isMeant)) {
        // “No ware but their own”
        const [none] = objects
        if (none?.quantity === 'no' && objects.length === 1 && except.is.every(isOwn)) {
          const own = { ...none, quantity: undefined, own: 'own' } as const
          yield { is: { objects: [own], exceptObjects: [], isOnly: true }, next: except.next }
          continue
        }
        yield {
          is: { objects, exceptObjects: except.is, isOnly: before.isOnly },
          next: except.next,
        }
      }
    yield { is: { objects, exceptObjects: [], isOnly: before.isOnly }, next }
  }
}
