import { DEED_WORDS } from '../../grammar/deed-words.ts'
import { ONLY } from '../../grammar/closed-words.ts'
import {
  EVERYBODY,
  type Match,
  type Phrase,
  type Sentence,
  textOf,
  wordAt,
} from '../../grammar/phrase.ts'
import { turned } from '../../grammar/turned.ts'
import { deeds } from '../../grammar/verbs.ts'
import { type Frame, type Known, NO_FRAME } from '../frame.ts'
import { by } from './active.ts'
import { people } from './lists.ts'
import { beings, type Being } from './passive.ts'
import { PRIVATE, READ, STATES, WRITE } from './state-words.ts'
import { isSignedIn, type Tail, tails } from './tail.ts'
import { type Topic, topics } from './topics.ts'

const TO = new Set('to for from by with up-to'.split(' '))

/** `drafts are hidden from the public`, `reading is open to all, writing needs a login`. */
export function* state(
  sentence: Sentence,
  from: number,
  known: Known,
): Iterable<Match<readonly Frame[]>> {
  for (const topic of topics(sentence, from, known))
    for (const being of beingsOrNone(sentence, topic.next, topic.is)) {
      if (wordAt(sentence, being.next) === '') continue
      for (const said of told(sentence, being.next, topic.is, being.is, known))
        yield { is: withRest(said.is, sentence, being.next), next: said.next }
    }
}

/** What is read-only for somebody they may not write; “except for admins”, they alone may. */
function withRest(frame: Frame, sentence: Sentence, at: number): readonly Frame[] {
  if (wordAt(sentence, at) !== 'read-only' || frame.who.length === 0) return [frame]
  const rest = { ...frame, operations: WRITE }
  return frame.isDenied
    ? [{ ...rest, isDenied: false, isOnly: true }]
    : [frame, { ...rest, isDenied: true, isOnly: false }]
}

/** “Writing for staff only”, “posts: public”: nothing says that it is. */
function* beingsOrNone(sentence: Sentence, begin: number, { deed }: Topic): Iterable<Match<Being>> {
  // “Putting them in, that's for editors”
  const isTaken =
    wordAt(sentence, begin) === ',' && /^(?:that|this|it)$/.test(wordAt(sentence, begin + 1))
  const wished = wishAt(sentence, begin)
  const from = isTaken ? begin + 2 : (wished ?? begin)
  if (wished !== undefined)
    yield { is: { isDenied: false, isOnly: false, isModal: true }, next: from }
  yield* beings(sentence, from)
  const mark = wordAt(sentence, from)
  if (deed !== undefined && (mark === 'nobody' || mark === 'please'))
    yield { is: { isDenied: false, isOnly: false, isModal: false }, next: from }
  if (mark === ':' || mark === '-' || mark === '=')
    yield { is: { isDenied: false, isOnly: false, isModal: false }, next: from + 1 }
  if (
    ONLY.has(mark) ||
    (/[ai]ble$/.test(mark) && STATES.has(mark)) ||
    /^(?:need|needs|require|requires|belong|belongs|for|public|private|hidden)$/.test(mark)
  )
    yield { is: { isDenied: false, isOnly: false, isModal: false }, next: from }
}

/** “Archived projects, though, I'd like to be …” */
function wishAt(sentence: Sentence, from: number): number | undefined {
  let at = from
  while (/^(?:,|though|however|then)$/.test(wordAt(sentence, at))) at += 1
  if (!/^(?:i|we)$/.test(wordAt(sentence, at))) return undefined
  at += 1
  while (/^(?:would|like|want|prefer|wish|rather|have|to)$/.test(wordAt(sentence, at))) at += 1
  return wordAt(sentence, at) === 'be' ? at + 1 : undefined
}

/** What is said of a topic, from behind “is”. */
export function* told(
  sentence: Sentence,
  from: number,
  topic: Topic,
  being: Being,
  known: Known,
): Iterable<Match<Frame>> {
  const before = turned(sentence, from)
  const at = before.next
  const isOnly = before.isOnly || being.isOnly || topic.isOnly
  const isDenied = before.isDenied || being.isDenied
  const base: Frame = {
    ...NO_FRAME,
    objects: topic.objects,
    exceptObjects: topic.exceptObjects,
    verbs: topic.verbs,
    operations: topic.deed ?? READ,
    isDenied,
    isOnly,
  }
  yield* toldIn(sentence, at, topic, base, known)
}

function* toldIn(
  sentence: Sentence,
  at: number,
  topic: Topic,
  base: Frame,
  known: Known,
): Iterable<Match<Frame>> {
  const word = wordAt(sentence, at)
  const deed = topic.deed
  if (PRIVATE.has(word)) yield* privately(sentence, at, base, known)
  if (word === 'public') {
    const said = { ...base, who: [EVERYBODY], isOnly: !base.isDenied }
    yield* withTail(
      sentence,
      skipWords(
        sentence,
        at + 1,
        /^(?:to|for|everybody|everyone|all|anyone|see|read|view|readable|visible|whole-world)$/,
      ),
      said,
      known,
    )
  }
  if (/^(?:need|needs|require|requires|demand|demands)$/.test(word))
    yield* needing(sentence, at + 1, base, topic, known)
  // “Not read-only” says nothing of who may.
  const state = word === 'read-only' && base.isDenied ? undefined : STATES.get(word)
  if (state !== undefined) {
    const said: Frame = {
      ...base,
      operations: deed ?? state.operations,
      isDenied: base.isDenied !== (state.isDenied === true),
      isOnly: base.isOnly || state.isOnly === true,
    }
    const from = skipWords(sentence, at + 1, NOTHING_SAID)
    yield* toWhom(sentence, from.next, { ...said, isOnly: said.isOnly || from.isOnly }, known)
    if (state.isDenied) yield* withTail(sentence, at + 1, { ...said, who: [] }, known)
  }
  if (word === 'up-to' || word === 'between' || (word === 'with' && deed !== undefined))
    yield* toWhom(sentence, at, { ...base, isOnly: true }, known)
  if (word === 'for')
    for (const said of toWhom(sentence, at, base, known))
      // “A parcel is for one family.”
      if (
        deed !== undefined ||
        said.is.isOnly ||
        said.is.who.every((one) => one.quantity !== 'one' && known.isPeople(one, true))
      )
        yield said
  // “Nobody's business except the doctors'”
  const isNobodys = word === 'nobody' && wordAt(sentence, at + 1) === "'s"
  if (
    isNobodys &&
    /^(?:business|concern)$/.test(wordAt(sentence, at + 2)) &&
    /^(?:except|but)$/.test(wordAt(sentence, at + 3))
  )
    for (const { is, next } of people(sentence, at + 4, known, false))
      yield* withTail(
        sentence,
        wordAt(sentence, next) === "'s" ? next + 1 : next,
        { ...base, who: is.who, isOnly: true },
        known,
      )
  // “the job of editors”, “the librarians' business”, “a matter for staff”.
  const job = jobAt(sentence, at)
  if (job !== undefined)
    for (const { is, next } of whom(
      sentence,
      job,
      { ...base, isOnly: true, operations: deed ?? WRITE },
      known,
    ))
      // “… of staff as well”: besides those whose it was.
      yield { is: { ...is, isOnly: !is.isMore }, next }
  for (const who of people(sentence, at, known, true)) {
    const rest = /^(?:job|business|task|responsibility|duty|privilege|right|work)$/.test(
      wordAt(sentence, who.next),
    )
    if (who.is.isOnly || rest || deed !== undefined || base.isOnly)
      yield* withTail(
        sentence,
        who.next + (rest ? 1 : 0),
        by({ ...base, operations: deed ?? (rest ? WRITE : READ), isOnly: true }, who.is),
        known,
      )
  }
}

const OWNER: Phrase = { ...EVERYBODY, words: 'owner' }
const NOTHING_SAID = /^(?:only|just|solely|exclusively|strictly|at|all|publicly|openly)$/

function skipWords(sentence: Sentence, from: number, words: RegExp) {
  let next = from
  let isOnly = false
  while (words.test(wordAt(sentence, next))) {
    isOnly ||= ONLY.has(wordAt(sentence, next))
    next += 1
  }
  return { next, isOnly }
}

function jobAt(sentence: Sentence, from: number): number | undefined {
  const said =
    /^(?:(?:the|an?|solely) )*(?:job|business|task|responsibility|duty|privilege|right|matter|thing|prerogative|hands|domain|role) (?:of|for|only of) /i
  const text = textOf(sentence, from, Math.min(from + 6, sentence.tokens.length))
  const found = said.exec(`${text} `)?.[0]
  return found === undefined ? undefined : from + found.trim().split(' ').length
}

/** “private to HR”, “confidential between the employee and HR”, “private”. */
function* privately(
  sentence: Sentence,
  at: number,
  base: Frame,
  known: Known,
): Iterable<Match<Frame>> {
  if (base.isDenied) return
  for (const said of toWhom(sentence, at + 1, { ...base, isOnly: true }, known))
    yield { ...said, is: { ...said.is, who: said.is.who.map(whoseItIs) } }
  // “Confidential: the board only”
  if (/^[:,-]$/.test(wordAt(sentence, at + 1)))
    for (const { is, next } of people(sentence, at + 2, known, true))
      if (is.isOnly) yield* withTail(sentence, next, by({ ...base, isOnly: true }, is), known)
  yield* withTail(
    sentence,
    { next: at + 1, isOnly: false },
    {
      ...base,
      operations: [...READ, 'update', 'delete'],
      who: [OWNER],
      isOnly: true,
    },
    known,
  )
}

/** “Private to the user”: whose it is, and not everybody who signs in. */
const whoseItIs = (who: Phrase): Phrase =>
  ANYBODY.test(who.words) && who.more.length === 0 ? OWNER : who
const ANYBODY =
  /^(?:users?|persons?|people|members?|customers?|clients?|individuals?|account(?: holder)?s?|they|them|me|myself|themselves)$/

/** `to the public`, `for staff only`, `from guests`, `between the employee and HR`. */
function* toWhom(
  sentence: Sentence,
  at: number,
  base: Frame,
  known: Known,
): Iterable<Match<Frame>> {
  const word = wordAt(sentence, at)
  if (TO.has(word) || word === 'between') yield* whom(sentence, at + 1, base, known)
  if (word === 'except' || word === 'but')
    for (const { is, next } of people(
      sentence,
      at + (TO.has(wordAt(sentence, at + 1)) ? 2 : 1),
      known,
      false,
    ))
      yield* withTail(
        sentence,
        next,
        { ...base, who: is.who, isOnly: true, isDenied: !base.isDenied },
        known,
      )
}

const isDeed = (text: string): boolean =>
  DEED_WORDS.get(text.split(' ')[0]?.toLowerCase() ?? '')?.some(({ form }) => form === 'base') ===
  true

function* whom(sentence: Sentence, at: number, base: Frame, known: Known): Iterable<Match<Frame>> {
  for (const { is, next } of people(sentence, at, known, false)) {
    // “Allowed for admins to delete notes” says what, and does not allow all.
    if (is.who.some(({ more }) => more.some(({ how, text }) => how === 'to' && isDeed(text))))
      continue
    const frame = by(base, is)
    // “For staff to see and add”
    if (wordAt(sentence, next) === 'to')
      for (const done of deeds(sentence, next + 1, ['base'])) {
        const operations = [...new Set(done.is.flatMap((deed) => deed.operations))]
        yield* withTail(sentence, done.next, { ...frame, operations }, known)
      }
    yield* withTail(sentence, next, frame, known)
  }
}

/** “a login”, “to be signed in”, “the editor role”. */
function* needing(
  sentence: Sentence,
  from: number,
  base: Frame,
  topic: Topic,
  known: Known,
): Iterable<Match<Frame>> {
  for (let to = Math.min(from + 6, sentence.tokens.length); to > from; to -= 1) {
    const text = textOf(sentence, from, to).replace(
      /^(?:(?:an?|the|any|to|user|be|you|people|valid|first)\s+)+/i,
      '',
    )
    const isSaid =
      isSignedIn(text) ||
      /^(?:log-?ins?|sign-?ins?|accounts?|authentication|registration|logging in|signing in)(?:\s+(?:first|account))?$/i.test(
        text,
      )
    if (isSaid) yield* withTail(sentence, to, { ...base, who: [SIGNED], isOnly: true }, known)
  }
  // What needs nobody says of nobody that they may not.
  if (base.isDenied) return
  for (const { is, next } of people(sentence, from, known, false)) {
    const rest = skipWords(
      sentence,
      next,
      /^(?:role|roles|rights|permission|permissions|access|rank|status)$/,
    )
    // “A task needs two helpers”: they are what it has, and may no more than others.
    if (topic.deed === undefined && rest.next === next) continue
    yield* withTail(sentence, rest, by({ ...base, isOnly: true }, is), known)
  }
}
const SIGNED: Phrase = { ...EVERYBODY, words: 'signed-in' }

function* withTail(
  sentence: Sentence,
  from: number | { readonly next: number; readonly isOnly: boolean },
  frame: Frame,
  known: Known,
): Iterable<Match<Frame>> {
  for (const { is, next } of tails(sentence, typeof from === 'number' ? from : from.next, known)) {
    if (is.own.length > 0 || is.not !== undefined || is.into !== undefined) continue
    const said = {
      ...frame,
      ...caseOf(is),
      isOnly: frame.isOnly || is.isOnly || is.isAlone,
      isMore: frame.isMore || is.isMore,
    }
    yield { is: is.except.length === 0 ? said : exceptFor(said, is.except), next }
  }
}
/** “To nobody except staff” is to staff; “to all except guests” leaves these out. */
const exceptFor = (frame: Frame, except: readonly Phrase[]): Frame =>
  frame.isDenied && frame.who.length === 0
    ? { ...frame, who: except, isDenied: false, isOnly: true }
    : { ...frame, except: [...frame.except, ...except] }
const caseOf = ({ when, signIn }: Tail) => ({ ...(when && { when }), ...(signIn && { signIn }) })
