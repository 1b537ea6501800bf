import { type Match, type Sentence, wordAt } from '../../grammar/phrase.ts'
import { deedAt, deeds, type Manner, manners } from '../../grammar/verbs.ts'
import { DEED_NOUNS } from '../../grammar/deed-words.ts'
import { OPERATIONS, type Operation } from '@drawbridge/kinds/faces'
import { type Frame, type Known, NO_FRAME } from '../frame.ts'
import { active, by } from './active.ts'
import { rights } from './having.ts'
import { people, things } from './lists.ts'
import { jointAt, MANY, predicates } from './predicates.ts'
import { told } from './state.ts'
import { READ, WRITE } from './state-words.ts'
import { topics } from './topics.ts'
import { tails } from './tail.ts'

const ALL: readonly Operation[] = OPERATIONS.filter(
  (one) => one !== 'restore' && one !== 'bulkCreate',
)
const LINK = /^(?:on|with|to|for|of|in)$/
const MARK = /^(?::|-|=|>)$/

/** `staff: everything`, `guests - read only`, `editors: create and update posts`. */
export function* matrix(
  sentence: Sentence,
  from: number,
  known: Known,
): Iterable<Match<readonly Frame[]>> {
  for (const who of people(sentence, from, known, false)) {
    if (!MARK.test(wordAt(sentence, who.next))) continue
    for (const said of allowed(sentence, who.next + 1, known))
      yield { is: said.is.map((frame) => by(frame, { ...who.is })), next: said.next }
    // “customers - own orders, staff - all orders”
    for (const { is, next } of things(sentence, who.next + 1, known)) {
      const areOwn = is.objects.every(({ own }) => own !== undefined)
      const areAll = is.objects.every(({ quantity }) => quantity === 'all')
      if (!areOwn && !areAll && known.isListed !== true) continue
      const frame = { ...NO_FRAME, ...is, isOnly: false, operations: READ }
      yield { is: [by(frame, who.is)], next }
    }
  }
}

/** What somebody may, without a sentence around it: `read, update own`, `everything but delete`, `nothing`. */
export function* allowed(
  sentence: Sentence,
  from: number,
  known: Known,
): Iterable<Match<readonly Frame[]>> {
  const word = wordAt(sentence, from)
  if (/^(?:nothing|none|no-access|no|-|x)$/.test(word))
    for (const { next } of tails(sentence, from + 1, known))
      yield { is: [{ ...NO_FRAME, operations: ALL, isDenied: true }], next }
  yield* rights(sentence, from, false, false, known)
  for (const manner of manners(sentence, from)) {
    const forms: Manner['forms'] = manner.is.isPlain ? ['base', 's', 'ing'] : manner.is.forms
    yield* predicates(sentence, manner.next, { ...manner.is, forms }, known)
  }
  if (/^(?:everything|anything|all|full|crud)$/.test(word))
    yield* everything(sentence, from + 1, known)
  yield* named(sentence, from, known)
}

function* everything(
  sentence: Sentence,
  from: number,
  known: Known,
): Iterable<Match<readonly Frame[]>> {
  const less = ((): readonly Operation[] | undefined => {
    const at = wordAt(sentence, from) === ',' ? from + 1 : from
    if (wordAt(sentence, at) !== 'except' && wordAt(sentence, at) !== 'but') return undefined
    const deed =
      deedAt(sentence, at + 1, ['base', 'ing'])?.operations ??
      DEED_NOUNS.get(wordAt(sentence, at + 1))
    return deed
  })()
  if (less !== undefined) {
    const at = wordAt(sentence, from) === ',' ? from + 3 : from + 2
    yield { is: [{ ...NO_FRAME, operations: ALL.filter((one) => !less.includes(one)) }], next: at }
  }
  // “everything, deleting included”
  let at = from
  while (/^(?:,|including|even|also|included|deleting|delete|deletion)$/.test(wordAt(sentence, at)))
    at += 1
  yield { is: [{ ...NO_FRAME, operations: ALL }], next: at }
  // “Staff: all orders” says which, and not what may be done with them.
  if (wordAt(sentence, from - 1) === 'all' && !LINK.test(wordAt(sentence, from))) return
  for (const them of things(sentence, LINK.test(wordAt(sentence, from)) ? from + 1 : from, known))
    yield { is: [{ ...NO_FRAME, ...them.is, operations: ALL }], next: them.next }
}

/** `read-only`, `crud`, `r/w`: nouns, one after the other. */
function* named(sentence: Sentence, from: number, known: Known): Iterable<Match<readonly Frame[]>> {
  const operations: Operation[] = []
  let at = from
  for (;;) {
    const noun =
      DEED_NOUNS.get(wordAt(sentence, at)) ?? deedAt(sentence, at, ['base', 'ing'])?.operations
    if (noun === undefined) break
    operations.push(...noun)
    at += 1
    const joint = /^(?:,|\/|and)$/.test(wordAt(sentence, at))
    if (joint) at += 1
  }
  if (operations.length === 0) return
  for (const { next } of tails(sentence, at, known))
    yield {
      is: [{ ...NO_FRAME, operations: [...new Set(operations)], isOnly: false }],
      next,
    }
  const link = /^(?:on|to|for|of)$/.test(wordAt(sentence, at)) ? at + 1 : at
  // “Readers follow many authors”: how many says what belongs together.
  if (MANY.test(wordAt(sentence, link))) return
  for (const them of things(sentence, link, known))
    yield {
      is: [{ ...NO_FRAME, ...them.is, isOnly: false, operations: [...new Set(operations)] }],
      next: them.next,
    }
}

/** `posts: anyone reads, staff write`, `orders - staff only`, `read: public`. */
export function* about(
  sentence: Sentence,
  from: number,
  known: Known,
  rest: Rest,
): Iterable<Match<readonly Frame[]>> {
  for (const topic of topics(sentence, from, known)) {
    if (!MARK.test(wordAt(sentence, topic.next))) continue
    const { objects, deed } = topic.is
    if (deed === undefined)
      for (const said of rest(sentence, topic.next + 1))
        yield {
          is: said.is.map((frame) => (isAgain(frame) ? of(frame, objects) : frame)),
          next: said.next,
        }
    const being = { isDenied: false, isOnly: false, isModal: false }
    yield* several(sentence, topic.next + 1, (at) => [
      ...told(sentence, at, topic.is, being, known),
      ...(deed === undefined ? paired(sentence, at, objects, known) : []),
    ])
    if (deed !== undefined)
      for (const who of people(sentence, topic.next + 1, known, false))
        for (const tail of tails(sentence, who.next, known))
          yield {
            is: [
              by(
                { ...NO_FRAME, objects, operations: deed, verbs: topic.is.verbs, isOnly: true },
                who.is,
              ),
            ],
            next: tail.next,
          }
  }
}
/** “visible to members, hidden from guests”: of one topic, one after the other. */
function* several(
  sentence: Sentence,
  from: number,
  read: (at: number) => Iterable<Match<Frame>>,
): Iterable<Match<readonly Frame[]>> {
  for (const first of read(from)) {
    yield { is: [first.is], next: first.next }
    const [joint, at] = jointAt(sentence, first.next)
    if (joint !== undefined)
      for (const rest of several(sentence, at, read))
        yield { is: [first.is, ...rest.is], next: rest.next }
  }
}

/** “create cook”, “read everyone”, of a heading. */
function* paired(
  sentence: Sentence,
  from: number,
  objects: Frame['objects'],
  known: Known,
): Iterable<Match<Frame>> {
  for (const { is, next } of deeds(sentence, from, ['base']))
    for (const who of people(sentence, next, known, true)) {
      const operations = is.flatMap((one) => (one.verb === 'write' ? WRITE : one.operations))
      const verbs = is.map(({ verb }) => verb)
      const frame = { ...NO_FRAME, objects, operations: [...new Set(operations)], verbs }
      yield { is: by({ ...frame, isOnly: true }, who.is), next: who.next }
    }
}

type Rest = (sentence: Sentence, from: number) => Iterable<Match<readonly Frame[]>>

const isAgain = ({ objects }: Frame): boolean =>
  objects.every(({ words }) => /^(?:|it|them|those|these|they|ones|all|everything)$/.test(words))

/** Of the things of a heading: “posts: authors edit their own”. */
const of = (frame: Frame, objects: Frame['objects']): Frame => {
  const [said] = frame.objects
  const { own, whose, more = [] } = said ?? {}
  return {
    ...frame,
    objects: objects.map((one) => ({
      ...one,
      ...(own && { own }),
      ...(whose !== undefined && { whose }),
      more: [...one.more, ...more],
    })),
  }
}

/** `public read`, `owner-only delete`, `as a visitor I can look at flats`. */
export function* story(
  sentence: Sentence,
  from: number,
  known: Known,
): Iterable<Match<readonly Frame[]>> {
  // “I, as the treasurer, raise invoices”
  const isMe = /^(?:i|we)$/.test(wordAt(sentence, from))
  const as = isMe ? from + (wordAt(sentence, from + 1) === ',' ? 2 : 1) : from
  if (wordAt(sentence, as) !== 'as') return
  for (const who of people(sentence, as + 1, known, false)) {
    let at = who.next
    if (wordAt(sentence, at) === ',') at += 1
    if (!isMe && !/^(?:i|we|you|they|he|she)$/.test(wordAt(sentence, at))) continue
    if (!isMe) at += 1
    if (
      /^(?:want|would|like|need|wish)$/.test(wordAt(sentence, at)) &&
      wordAt(sentence, at + 1) !== 'to' &&
      wordAt(sentence, at) !== 'need'
    )
      at += 1
    for (const manner of manners(sentence, at))
      for (const said of predicates(sentence, manner.next, { ...manner.is, isPlain: false }, known))
        yield { is: said.is.map((frame) => by(frame, who.is)), next: said.next }
  }
}

/** “Public read, staff write”: somebody and a deed, and nothing else. */
export function* telegram(
  sentence: Sentence,
  from: number,
  known: Known,
): Iterable<Match<readonly Frame[]>> {
  yield* active(sentence, from, known)
  for (const who of people(sentence, from, known, true)) {
    // “Doctors look after patients”: it is what they do.
    if (wordAt(sentence, who.next) === 'look-after') continue
    for (const said of allowed(sentence, who.next, known))
      yield { is: said.is.map((frame) => by(frame, who.is)), next: said.next }
  }
}
