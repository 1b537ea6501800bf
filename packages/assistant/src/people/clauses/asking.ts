import type { Operation } from '@drawbridge/kinds/faces'
import { NOISE, ONLY } from '../../grammar/closed-words.ts'
import {
  EVERYBODY,
  type Match,
  type Phrase,
  phrases,
  type Sentence,
  wordAt,
} from '../../grammar/phrase.ts'
import { turned } from '../../grammar/turned.ts'
import { type Manner, manners } from '../../grammar/verbs.ts'
import { type Frame, type Known, NO_FRAME } from '../frame.ts'
import { by } from './active.ts'
import { rights } from './having.ts'
import { type People, people, things } from './lists.ts'
import type { Being } from './passive.ts'
import { predicates } from './predicates.ts'
import { told } from './state.ts'
import { tails } from './tail.ts'
import { deedTopics, topics } from './topics.ts'

const READ: readonly Operation[] = ['list', 'read']
const LET = /^(?:let|allow|permit|enable|authorise|authorize|lets|allows)$/
const STOP = /^(?:forbid|prevent|stop|prohibit|ban|block|disallow|keep|bar|deny)$/
const GIVE = /^(?:give|grant|assign|provide|offer)$/
const MAKE = /^(?:make|keep|leave|mark|have|set|treat)$/
const SHOW =
  /^(?:show|expose|open|reveal|display|share|present|hide|conceal|withhold|protect|shield|close)$/
const HIDE = /^(?:hide|conceal|withhold|protect|shield|close)$/
const LIMIT = /^(?:restrict|limit|reserve|confine|lock|guard|gate)$/

const POLITE = /^(?:do|i|we|you|to|should|must|please|and)$/
const WISH = /^(?:want|need|would|like|wish|prefer|expect)$/

/** `let tenants read their own invoices`, `make notes private`, `restrict editing to staff`. */
export function* asking(
  sentence: Sentence,
  from: number,
  known: Known,
): Iterable<Match<readonly Frame[]>> {
  const polite = turned(sentence, from, (word) => POLITE.test(word))
  const { isDenied, isOnly, next: at } = polite
  const verb = wordAt(sentence, at)
  // “I want staff to be able to delete reviews”, “we don't want guests to see comments”.
  const isUnneeded = isDenied && /^(?:need|expect)$/.test(verb)
  if (WISH.test(verb) && !isUnneeded && polite.words.some((word) => /^(?:i|we)$/.test(word))) {
    let to = at + 1
    while (WISH.test(wordAt(sentence, to))) to += 1
    yield* wishing(sentence, to, isDenied, isOnly, known)
  }
  const after = at + 1
  if (LET.test(verb)) yield* letting(sentence, after, isDenied, isOnly, known)
  if (STOP.test(verb)) yield* stopping(sentence, after, known)
  if (GIVE.test(verb) || verb === 'deny')
    yield* giving(sentence, after, isDenied || verb === 'deny', isOnly, known)
  if (MAKE.test(verb)) yield* making(sentence, after, isOnly, known)
  if (/^(?:take|remove|revoke|withdraw)$/.test(verb))
    yield* taking(sentence, wordAt(sentence, after) === 'away' ? after + 1 : after, known)
  if (SHOW.test(verb)) yield* showing(sentence, after, isDenied !== HIDE.test(verb), isOnly, known)
  if (LIMIT.test(verb)) yield* limiting(sentence, after, known)
}

function* letting(
  sentence: Sentence,
  from: number,
  isDenied: boolean,
  isOnly: boolean,
  known: Known,
): Iterable<Match<readonly Frame[]>> {
  for (const who of [...people(sentence, from, known, false), ...themAt(sentence, from)]) {
    const manner: Manner = { isDenied, isOnly: false, forms: ['base'], isPlain: false }
    let at = who.next
    while (
      NOISE.has(wordAt(sentence, at)) ||
      ONLY.has(wordAt(sentence, at)) ||
      wordAt(sentence, at) === 'to'
    )
      at += 1
    const own = ONLY.has(wordAt(sentence, at - 1))
    for (const said of predicates(sentence, at, { ...manner, isOnly: own }, known))
      yield {
        is: said.is.map((frame) => by(frame, { ...who.is, isOnly: who.is.isOnly || isOnly })),
        next: said.next,
      }
  }
}

/** “So let them update any comment” */
function* themAt(sentence: Sentence, from: number): Iterable<Match<People>> {
  if (/^(?:them|him|her)$/.test(wordAt(sentence, from)))
    yield {
      is: { who: [THEY], except: [], isOnly: false, isNobody: false, isMore: false },
      next: from + 1,
    }
}
const THEY: Phrase = { ...EVERYBODY, words: 'they' }

function* wishing(
  sentence: Sentence,
  from: number,
  isDenied: boolean,
  isOnly: boolean,
  known: Known,
): Iterable<Match<readonly Frame[]>> {
  for (const who of people(sentence, from, known, true))
    for (const manner of manners(sentence, who.next)) {
      // “We don't want only staff to …” forbids them nothing.
      if (isDenied && (isOnly || who.is.isOnly || manner.is.isOnly)) continue
      // “I don't want them not to …” says it twice.
      if (manner.is.isPlain || (isDenied && manner.is.isDenied)) continue
      const meant = { ...manner.is, isDenied: isDenied || manner.is.isDenied }
      for (const said of predicates(sentence, manner.next, meant, known))
        yield {
          is: said.is.map((frame) => by(frame, { ...who.is, isOnly: who.is.isOnly || isOnly })),
          next: said.next,
        }
    }
}

/** `take away staff's right to edit products`, `revoke the editors' access to reports`. */
function* taking(
  sentence: Sentence,
  from: number,
  known: Known,
): Iterable<Match<readonly Frame[]>> {
  for (const { is, next } of phrases(sentence, from)) {
    const who: Phrase = { ...is, words: is.whose ?? '', whose: undefined, more: [] }
    if (is.whose === undefined || is.more.length > 0 || !known.isPeople(who, false)) continue
    const isRight = /^(?:rights?|permissions?|ability|power)$/.test(is.words)
    if (isRight && wordAt(sentence, next) === 'to')
      for (const said of predicates(sentence, next + 1, { ...DENIED, forms: ['base'] }, known))
        yield { is: said.is.map((frame) => ({ ...frame, who: [who] })), next: said.next }
    for (const said of rights(sentence, next - 1, true, false, known))
      yield { is: said.is.map((frame) => ({ ...frame, who: [who] })), next: said.next }
  }
}
const DENIED: Manner = { isDenied: true, isOnly: false, forms: ['base'], isPlain: false }

/** `prevent guests from editing posts`, `forbid customers to delete orders`. */
function* stopping(
  sentence: Sentence,
  from: number,
  known: Known,
): Iterable<Match<readonly Frame[]>> {
  for (const who of people(sentence, from, known, false)) {
    const link = wordAt(sentence, who.next)
    if (link !== 'from' && link !== 'to') continue
    const manner: Manner = {
      isDenied: true,
      isOnly: false,
      forms: link === 'from' ? ['ing'] : ['base'],
      isPlain: false,
    }
    for (const said of predicates(sentence, who.next + 1, manner, known))
      yield { is: said.is.map((frame) => by(frame, who.is)), next: said.next }
  }
  for (const topic of deedTopics(sentence, from, known))
    for (const who of toPeople(sentence, topic.next, known))
      yield {
        is: [
          by(
            {
              ...NO_FRAME,
              ...topic.is,
              isOnly: false,
              operations: topic.is.deed ?? READ,
              isDenied: true,
            },
            who.is,
          ),
        ],
        next: who.next,
      }
}

function* giving(
  sentence: Sentence,
  from: number,
  isDenied: boolean,
  isOnly: boolean,
  known: Known,
): Iterable<Match<readonly Frame[]>> {
  for (const who of people(sentence, from, known, false)) {
    for (const said of rights(sentence, who.next, isDenied, false, known))
      yield {
        is: said.is.map((frame) => by(frame, { ...who.is, isOnly: who.is.isOnly || isOnly })),
        next: said.next,
      }
    const link =
      /^(?:the|permission|right|rights|ability|power|permissions|option|to|of|possibility|chance)$/
    let at = who.next
    while (link.test(wordAt(sentence, at))) at += 1
    const forms = wordAt(sentence, at - 1) === 'of' ? (['ing'] as const) : (['base'] as const)
    if (at > who.next)
      for (const said of predicates(
        sentence,
        at,
        { isDenied, isOnly: false, forms, isPlain: false },
        known,
      ))
        yield { is: said.is.map((frame) => by(frame, who.is)), next: said.next }
  }
  for (const said of rights(sentence, from, isDenied, false, known))
    for (const who of toPeople(sentence, said.next, known))
      yield {
        is: said.is.map((frame) => by(frame, { ...who.is, isOnly: who.is.isOnly || isOnly })),
        next: who.next,
      }
}

function* toPeople(sentence: Sentence, from: number, known: Known) {
  let at = from
  let isOnly = false
  while (ONLY.has(wordAt(sentence, at)) || NOISE.has(wordAt(sentence, at))) {
    isOnly ||= ONLY.has(wordAt(sentence, at))
    at += 1
  }
  if (!/^(?:to|for|from|by)$/.test(wordAt(sentence, at))) return
  for (const { is, next } of people(sentence, at + 1, known, false)) {
    const who = { ...is, isOnly: is.isOnly || isOnly }
    for (const tail of tails(sentence, next, known)) yield { is: who, next: tail.next }
  }
}

/** `make notes private`, `keep drafts hidden from visitors`, `make reports visible to HR only`. */
function* making(
  sentence: Sentence,
  from: number,
  isOnly: boolean,
  known: Known,
): Iterable<Match<readonly Frame[]>> {
  const being: Being = { isDenied: false, isOnly, isModal: true }
  for (const topic of topics(sentence, from, known)) {
    const at = topic.next
    for (const said of told(sentence, at, topic.is, being, known))
      yield { is: [said.is], next: said.next }
  }
}

function* showing(
  sentence: Sentence,
  from: number,
  isDenied: boolean,
  isOnly: boolean,
  known: Known,
): Iterable<Match<readonly Frame[]>> {
  for (const them of things(sentence, from, known)) {
    const at = wordAt(sentence, them.next) === 'up' ? them.next + 1 : them.next
    for (const who of toPeople(sentence, at, known)) {
      const frame = {
        ...NO_FRAME,
        ...them.is,
        operations: READ,
        verbs: ['see'],
        isDenied,
        isOnly: isOnly || them.is.isOnly,
      }
      yield {
        is: [by(frame, { ...who.is, isOnly: who.is.isOnly || frame.isOnly })],
        next: who.next,
      }
    }
  }
  for (const who of people(sentence, from, known, false))
    for (const them of things(sentence, who.next, known)) {
      const frame = {
        ...NO_FRAME,
        ...them.is,
        operations: READ,
        verbs: ['see'],
        isDenied,
        isNarrow: them.is.objects.some(({ own }) => own === 'own'),
      }
      yield { is: [by(frame, { ...who.is, isOnly: who.is.isOnly || isOnly })], next: them.next }
    }
}

/** `restrict editing of posts to their author`, `limit access to reports to managers`. */
function* limiting(
  sentence: Sentence,
  from: number,
  known: Known,
): Iterable<Match<readonly Frame[]>> {
  for (const topic of topics(sentence, from, known)) {
    const at = /^(?:down|off|behind)$/.test(wordAt(sentence, topic.next))
      ? topic.next + 1
      : topic.next
    for (const who of toPeople(sentence, at, known)) {
      const operations = topic.is.deed ?? (['list', 'read', 'create', 'update', 'delete'] as const)
      const { objects, exceptObjects, verbs } = topic.is
      const frame = { ...NO_FRAME, objects, exceptObjects, verbs, operations, isOnly: true }
      yield { is: [by(frame, who.is)], next: who.next }
    }
  }
}
