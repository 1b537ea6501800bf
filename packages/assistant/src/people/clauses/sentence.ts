import { BE, NOISE, NOT, SUBORDINATORS } from '../../grammar/closed-words.ts'
import { endings, type Match, type Sentence, textOf, wordAt } from '../../grammar/phrase.ts'
import { remembered } from '../../grammar/remembered.ts'
import { turned } from '../../grammar/turned.ts'
import { manners } from '../../grammar/verbs.ts'
import { tokensOf } from '../../grammar/tokens.ts'
import type { Case, Frame, Known } from '../frame.ts'
import { active, by } from './active.ts'
import { asking } from './asking.ts'
import { cleft } from './cleft.ts'
import { cost } from './cost.ts'
import { having } from './having.ts'
import { inverted } from './inverted.ts'
import { people, things } from './lists.ts'
import { passive } from './passive.ts'
import { jointAt } from './predicates.ts'
import { state, told } from './state.ts'
import { STATES } from './state-words.ts'
import { isWithoutAccount, isSignedIn, tails } from './tail.ts'
import { about, matrix, story, telegram } from './terse.ts'
import { unchanged } from './unchanged.ts'

type Frames = readonly Frame[]

/**
 * What a sentence says of who may do what, where all of it speaks of that; undefined where any word
 * is left over. Of several ways to read it, the one that leaves the fewest words to what is not read further.
 */
export function framesIn(text: string, known: Known, before: Frames): Frames | undefined {
  const said = text
    .replace(RIGHTS, '')
    .replace(/^(?:apart from|other than|besides) that,?\s+/iu, '')
    .replaceAll(/\bIT (?=[Ss]taff|[Tt]eam|[Dd]ep|[Pp]eople|[Ss]upport)/g, 'it_')
    .replaceAll(/'s eyes\b/gi, '')
  const sentence: Sentence = { text: said, tokens: tokensOf(said) }
  if (sentence.tokens.length > LONGEST) return undefined
  const end = sentence.tokens.length
  return chain(sentence, 0, RIGHTS.test(text) ? { ...known, isListed: true } : known, before).find(
    ({ next }) => next === end,
  )?.is
}

/** “Permissions: staff - everything”: what it is about is all that stands in front. */
const RIGHTS =
  /^(?:(?:the|user|role|our)\s+)*(?:permissions?|rights|access(?:\s+(?:rights|rules))?|roles|rules|who (?:may|can) do what)(?:\s+and\s+(?:roles|rights|permissions))?\s*:\s*(?=\S)/iu

/**
 * A sentence in parts, where clauses of it that follow one another say who may do what: those are one part, and
 * what stands before and behind them others. undefined where there are none.
 */
export function partsIn(text: string, known: Known, before: Frames): readonly string[] | undefined {
  const sentence: Sentence = { text, tokens: tokensOf(text) }
  const end = sentence.tokens.length
  if (end > LONGEST) return undefined
  const parts: string[] = []
  let open = 0
  let from = 0
  while (from < end) {
    const reach = chain(sentence, from, known, before).find(
      ({ is, next }) =>
        is.some(({ operations }) => operations.length > 0) &&
        is.every(({ who }) => who.every((one) => known.isPeople(one, true))) &&
        (next === end || jointAt(sentence, next)[0] !== undefined) &&
        hasJoint(sentence, from, next) &&
        // “If you posted it, you can change it”: it holds in that case only.
        !isCase(sentence, open, from),
    )
    if (reach !== undefined) {
      if (from > open) parts.push(bare(textOf(sentence, open, from)))
      parts.push(textOf(sentence, from, reach.next))
      open = reach.next
      from = jointAt(sentence, open)[1]
      open = from
    } else from = nextStart(sentence, from)
  }
  if (parts.length === 0) return undefined
  if (open < end) parts.push(textOf(sentence, open, end))
  return parts.filter((part) => part !== '')
}

const isCase = (sentence: Sentence, open: number, from: number): boolean => {
  for (let at = open; at < from; at += 1)
    if (
      SUBORDINATORS.has(wordAt(sentence, at)) &&
      (at === open || jointAt(sentence, at - 1)[0] !== undefined)
    )
      return true
  return false
}

const bare = (text: string): string =>
  text.replace(/(?:\s*(?:[,;:]|\band\b|\bbut\b|\bwhile\b|\bso\b|-))+\s*$/i, '')

/** Several clauses: one by itself is read wherever it stands. */
function hasJoint(sentence: Sentence, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (jointAt(sentence, at)[0] !== undefined) return true
  return false
}

function nextStart(sentence: Sentence, from: number): number {
  for (let at = from + 1; at < sentence.tokens.length; at += 1) {
    const [joint, next] = jointAt(sentence, at)
    if (joint !== undefined) return next
    if (wordAt(sentence, at) === ':') return at + 1
  }
  return sentence.tokens.length
}
const LONGEST = 80

const CHAINS = remembered<Frames>()
const CLAUSES = remembered<Frames>()

/** Of what was said before, the last is all that a clause may go on from. */
const placeOf = (from: number, before: Frames): string => `${from} ${JSON.stringify(before.at(-1))}`

/** Clauses from here on, the best to each place where they may end. */
const chain = (
  sentence: Sentence,
  from: number,
  known: Known,
  before: Frames,
): readonly Match<Frames>[] =>
  CHAINS(sentence, placeOf(from, before), () => readChain(sentence, from, known, before))

function readChain(
  sentence: Sentence,
  from: number,
  known: Known,
  before: Frames,
): readonly Match<Frames>[] {
  const best = new Map<number, Match<Frames>>()
  for (const first of clauses(sentence, from, known, before)) {
    keep(best, first)
    const [joint, at] = jointAt(sentence, first.next)
    if (joint === undefined || at >= sentence.tokens.length) continue
    for (const rest of chain(sentence, at, known, first.is))
      keep(best, { is: [...first.is, ...rest.is], next: rest.next })
  }
  return [...best.values()].sort((one, other) => other.next - one.next)
}

function keep(best: Map<number, Match<Frames>>, match: Match<Frames>): void {
  const known = best.get(match.next)
  if (known === undefined || cost(match.is) < cost(known.is)) best.set(match.next, match)
}

function bestOf(all: Iterable<Match<Frames>>): readonly Match<Frames>[] {
  const best = new Map<number, Match<Frames>>()
  for (const match of all) keep(best, match)
  return [...best.values()]
}

/** One clause from here on, the best to each place where it may end. */
const clauses = (
  sentence: Sentence,
  from: number,
  known: Known,
  before: Frames,
): readonly Match<Frames>[] =>
  CLAUSES(sentence, placeOf(from, before), () => bestOf(readClauses(sentence, from, known, before)))

function* readClauses(
  sentence: Sentence,
  begin: number,
  known: Known,
  before: Frames,
): Iterable<Match<Frames>> {
  let from = begin
  while (NOISE.has(wordAt(sentence, from)) && wordAt(sentence, from) !== 'also') from += 1
  yield* unchanged(sentence, from, known)
  yield* fronted(sentence, from, known, before)
  yield* heading(sentence, from, known, before)
  yield* story(sentence, from, known)
  yield* asking(sentence, from, known)
  yield* active(sentence, from, known)
  yield* having(sentence, from, known)
  yield* cleft(sentence, from, known)
  yield* inverted(sentence, from, known)
  yield* passive(sentence, from, known)
  yield* state(sentence, from, known)
  yield* matrix(sentence, from, known)
  yield* about(sentence, from, known, (_, at) => chain(sentence, at, known, before))
  yield* telegram(sentence, from, known)
  if (before.length > 0) yield* elliptical(sentence, from, known, before)
}

const hasCaseWithin = (sentence: Sentence, from: number, to: number): boolean =>
  sentence.tokens
    .slice(from, to)
    .some(({ word }, at) => word === ',' && SUBORDINATORS.has(wordAt(sentence, from + at + 1)))

/** “Once approved, …”, “without an account, …”, “for orders, …”. */
function* fronted(
  sentence: Sentence,
  from: number,
  known: Known,
  before: Frames,
): Iterable<Match<Frames>> {
  const word = wordAt(sentence, from)
  const behind = (to: number): number => (wordAt(sentence, to) === ',' ? to + 1 : to)
  const isWithout = word === 'without'
  const isWith = word === 'with'
  if (SUBORDINATORS.has(word) || isWithout || isWith)
    for (const to of endings(sentence, from + 1)) {
      const text = textOf(sentence, from + 1, to)
      const isSign = isWithout || isWith ? isWithoutAccount(text) : isSignedIn(text)
      if ((isWithout || isWith) && !isSign) continue
      // “Unless it is paid, once it is sent, …” are two.
      if (!isSign && hasCaseWithin(sentence, from + 1, to)) continue
      const when: Case = { text, isNot: /^(?:unless|until|till|before)$/.test(word) }
      const said = isSign
        ? { signIn: isWithout || when.isNot ? ('not needed' as const) : ('needed' as const) }
        : { when }
      for (const { is, next } of clauses(sentence, behind(to), known, before)) {
        // A frame has room for one case: of two the first would go without a word.
        if (!isSign && is.some((frame) => frame.when !== undefined)) continue
        yield { is: is.map((frame) => ({ ...frame, ...said })), next }
      }
    }
  if (/^(?:for|on|in|with|about|regarding|concerning)$/.test(word))
    for (const them of things(sentence, from + 1, known)) {
      if (!/^[,:-]$/.test(wordAt(sentence, them.next))) continue
      for (const { is, next } of chain(sentence, them.next + 1, known, before))
        yield {
          is: is.map((frame) => (isBare(frame) ? { ...frame, objects: them.is.objects } : frame)),
          next,
        }
    }
}

/** “Totally private: each user sees their own”: what it comes to is said behind it. */
function* heading(
  sentence: Sentence,
  from: number,
  known: Known,
  before: Frames,
): Iterable<Match<Frames>> {
  if (!/^[:,]$/.test(wordAt(sentence, from + 1))) return
  const topic = { verbs: [], objects: [], exceptObjects: [], isOnly: false }
  const being = { isDenied: false, isOnly: false, isModal: true }
  for (const said of told(sentence, from, topic, being, known)) {
    if (said.next !== from + 1) continue
    for (const rest of chain(sentence, from + 2, known, before))
      yield { is: [said.is, ...rest.is], next: rest.next }
  }
}

const isBare = ({ objects }: Frame): boolean =>
  objects.every(
    ({ words, whose }) =>
      whose === undefined && /^(?:|it|them|those|these|they|ones|one)$/.test(words),
  )

/** What leaves out what was said before: “managers everybody's”, “guests can't”, “so can admins”. */
function* elliptical(
  sentence: Sentence,
  begin: number,
  known: Known,
  before: Frames,
): Iterable<Match<Frames>> {
  const last = before.at(-1)
  if (last === undefined) return
  const same: Frame = {
    ...last,
    isOnly: false,
    isDenied: false,
    isMore: false,
    except: [],
    isOwn: false,
  }
  let from = begin
  let isDenied = false
  for (;;) {
    const word = wordAt(sentence, from)
    if (NOT.has(word) || word === 'except') isDenied = true
    else if (
      !/^(?:so|as|can|may|do|does|also|and|the|same|goes|applies|is|true|for|to|by|are)$/.test(
        word,
      ) &&
      !NOISE.has(word)
    )
      break
    from += 1
  }
  for (const start of new Set([begin, from]))
    for (const who of people(sentence, start, known, start === begin)) {
      const denied = start === from && isDenied
      for (const manner of manners(sentence, who.next))
        for (const tail of tails(sentence, manner.next, known)) {
          const isSaid =
            start !== begin ||
            !manner.is.isPlain ||
            tail.is.isMore ||
            who.is.isMore ||
            manner.next > who.next
          const { when } = tail.is
          // “…, admins always”
          const { when: _before, ...ever } = same
          const isAlways = /\b(?:always|at any time|anytime)\b/i.test(
            textOf(sentence, who.next, tail.next),
          )
          if (isSaid)
            yield {
              is: [
                by(
                  {
                    ...(isAlways ? ever : same),
                    isDenied: denied || manner.is.isDenied,
                    isMore: true,
                    ...(when && { when }),
                  },
                  who.is,
                ),
              ],
              next: tail.next,
            }
        }
      for (const them of things(sentence, who.next, known))
        for (const tail of tails(sentence, them.next, known)) {
          const isOwn = them.is.objects.some(({ own }) => own === 'own')
          const objects = them.is.objects.map((one) =>
            one.words === '' && one.whose !== undefined ? { ...one, words: 'them' } : one,
          )
          yield {
            is: [by({ ...same, objects, isDenied: denied, isNarrow: isOwn }, who.is)],
            next: tail.next,
          }
        }
    }
  // “…, but the price only by staff”, “…, published ones by everybody”, “…, but not the price”
  for (const them of things(sentence, from, known)) {
    const isAgain = { ...same, who: last.who, objects: them.is.objects, exceptObjects: [] }
    const none = turned(sentence, them.next, (word) => BE.has(word))
    // “Comments are not.”
    const isDone = isDenied !== (none.isDenied && none.words.some((word) => BE.has(word)))
    if (isDone && last.who.length > 0 && !last.isDenied)
      for (const tail of tails(sentence, isDenied ? them.next : none.next, known)) {
        const { when } = tail.is
        const { when: _before, ...bare } = isAgain
        yield {
          is: [{ ...bare, ...(when && { when }), isDenied: true }],
          next: tail.next,
        }
      }
    if (isDenied) continue
    const only = turned(sentence, them.next)
    const isTo = /^(?:by|to|for)$/.test(wordAt(sentence, only.next))
    if (only.isDenied || !(isTo || only.isOnly)) continue
    for (const who of people(sentence, isTo ? only.next + 1 : only.next, known, true))
      yield {
        is: [by({ ...isAgain, isOnly: only.isOnly || them.is.isOnly }, who.is)],
        next: who.next,
      }
  }
  // “…, readable by doctors, hidden from others”: the same things
  const { objects, exceptObjects } = last
  if (STATES.has(wordAt(sentence, from)))
    for (const said of told(
      sentence,
      from,
      { verbs: [], objects, exceptObjects, isOnly: false },
      { isDenied, isOnly: false, isModal: true },
      known,
    ))
      yield { is: [said.is], next: said.next }
  // “…, that is for coordinators”
  const isThat = /^(?:that|this|it|which|these|those)$/.test(wordAt(sentence, begin))
  if (isThat) {
    const at = /^(?:is|are|stays|remains)$/.test(wordAt(sentence, begin + 1))
      ? begin + 2
      : begin + 1
    const topic = {
      deed: last.operations,
      verbs: last.verbs,
      objects: last.objects,
      exceptObjects: [],
      isOnly: false,
    }
    for (const said of told(
      sentence,
      at,
      topic,
      { isDenied: false, isOnly: false, isModal: true },
      known,
    ))
      yield { is: [said.is], next: said.next }
  }
}
