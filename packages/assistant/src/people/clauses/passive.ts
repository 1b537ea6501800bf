import { BE, NOISE, NOT, ONLY } from '../../grammar/closed-words.ts'
import type { DeedWord } from '../../grammar/deed-words.ts'
import { EVERYBODY, type Match, type Sentence, wordAt } from '../../grammar/phrase.ts'
import { turned } from '../../grammar/turned.ts'
import { deeds } from '../../grammar/verbs.ts'
import { type Frame, type Known, NO_FRAME } from '../frame.ts'
import { by } from './active.ts'
import { people, things, type Things } from './lists.ts'
import { jointAt } from './predicates.ts'
import { READ, WRITE } from './state-words.ts'
import { type Tail, tails } from './tail.ts'

/** `posts can be read by anyone but edited only by their author`. */
export function* passive(
  sentence: Sentence,
  from: number,
  known: Known,
): Iterable<Match<readonly Frame[]>> {
  for (const them of things(sentence, from, known))
    for (const being of beings(sentence, them.next))
      yield* done(sentence, being.next, being.is, them.is, known)
}

/** How something is or may be: `can only be`, `are not to be`. */
export interface Being {
  readonly isDenied: boolean
  readonly isOnly: boolean
  /** Something else than `is` says that it is about who may. */
  readonly isModal: boolean
}

const CAN =
  /^(?:can|could|may|might|must|should|shall|will|would|to|has|have|needs?|do|does|ought)$/

/** Every way to read `can only be` here; it ends with a form of `be`. */
export function* beings(sentence: Sentence, from: number): Iterable<Match<Being>> {
  const { isDenied, isOnly, words, next } = turned(
    sentence,
    from,
    (word) => CAN.test(word) || BE.has(word),
  )
  // “Orders are never deleted”
  const isModal = words.some((word) => CAN.test(word) || word === 'never')
  const isBe = words.some((word) => BE.has(word))
  if (isBe) yield { is: { isDenied, isOnly, isModal }, next }
}

function* done(
  sentence: Sentence,
  from: number,
  being: Being,
  them: Things,
  known: Known,
): Iterable<Match<readonly Frame[]>> {
  for (const said of [...deeds(sentence, from, ['past']), ...allDone(sentence, from, them)]) {
    const operations = [...new Set(said.is.flatMap((deed) => deed.operations))]
    const verbs = said.is.map(({ verb }) => verb)
    for (const agent of agents(sentence, said.next, known))
      for (const tail of tails(sentence, agent.next, known)) {
        if (tail.is.into !== undefined || tail.is.not !== undefined) continue
        const isOwn = tail.is.own.length > 0
        const base = {
          ...NO_FRAME,
          ...them,
          ...caseOf(tail.is),
          operations,
          verbs,
          isDenied: being.isDenied,
          ...(isOwn && { isOwn, isNarrow: true }),
        }
        const isOnly = being.isOnly || tail.is.isOnly
        const isMore = tail.is.isMore
        // “Everything can be seen without an account.”
        const isOpen = tail.is.signIn !== undefined && being.isModal && !being.isDenied
        const frame: Frame | undefined =
          agent.is === undefined
            ? being.isDenied && being.isModal
              ? { ...base, isOnly: false }
              : isOpen
                ? { ...base, who: [EVERYBODY], isOnly }
                : undefined
            : by({ ...base, isOnly, isMore }, agent.is)
        if (frame === undefined) continue
        // “A prescription is written by one doctor” says who it points to.
        const isRule =
          being.isModal ||
          frame.isOnly ||
          being.isDenied ||
          (frame.who.every((one) => one.quantity !== 'one' && known.isPeople(one, true)) &&
            !them.objects.some(({ quantity }) => quantity === 'one'))
        if (!isRule) continue
        const [joint, at] = jointAt(sentence, tail.next)
        if (joint !== undefined)
          for (const more of again(sentence, at))
            for (const rest of done(
              sentence,
              more.next,
              { ...more.is, isModal: true },
              them,
              known,
            ))
              yield { is: [frame, ...rest.is], next: rest.next }
        yield { is: [frame], next: tail.next }
      }
  }
}
/** “Everything else is done by the office.” */
function* allDone(
  sentence: Sentence,
  from: number,
  { objects }: Things,
): Iterable<Match<readonly DeedWord[]>> {
  const isAll = objects.length === 1 && /^everything(?:-else)?$/.test(objects[0]?.words ?? '')
  if (isAll && wordAt(sentence, from) === 'done')
    yield { is: [{ verb: 'do', form: 'past', operations: [...READ, ...WRITE] }], next: from + 1 }
}

const caseOf = ({ when, signIn }: Tail) => ({ ...(when && { when }), ...(signIn && { signIn }) })

/** “… and edited by”, “… but may only be deleted by”. */
function* again(sentence: Sentence, from: number): Iterable<Match<Being>> {
  yield* beings(sentence, from)
  let at = from
  let isOnly = false
  let isDenied = false
  while (
    ONLY.has(wordAt(sentence, at)) ||
    NOT.has(wordAt(sentence, at)) ||
    NOISE.has(wordAt(sentence, at))
  ) {
    isOnly ||= ONLY.has(wordAt(sentence, at))
    isDenied ||= NOT.has(wordAt(sentence, at))
    at += 1
  }
  yield { is: { isOnly, isDenied, isModal: true }, next: at }
}

/** `only by staff`, `by nobody but the owner`; nobody at last. */
function* agents(sentence: Sentence, from: number, known: Known) {
  // “It can't be changed: by anyone except admins”
  let at = wordAt(sentence, from) === ':' && wordAt(sentence, from + 1) === 'by' ? from + 1 : from
  let isOnly = false
  while (ONLY.has(wordAt(sentence, at)) || NOISE.has(wordAt(sentence, at))) {
    isOnly ||= ONLY.has(wordAt(sentence, at))
    at += 1
  }
  if (wordAt(sentence, at) === 'except') {
    for (const { is, next } of people(
      sentence,
      at + (wordAt(sentence, at + 1) === 'by' ? 2 : 1),
      known,
      false,
    ))
      yield { is: { ...is, except: is.who, isNobody: true }, next }
  }
  if (/^(?:by|to|for|with)$/.test(wordAt(sentence, at)))
    for (const { is, next } of people(sentence, at + 1, known, false))
      yield { is: { ...is, isOnly: is.isOnly || isOnly }, next }
  yield { is: undefined, next: from }
}
