import { ONLY } from '../../grammar/closed-words.ts'
import { FIXED } from '../../grammar/fixed.ts'
import { DEED_WORDS, type DeedWord } from '../../grammar/deed-words.ts'
import { type Match, type Sentence, wordAt } from '../../grammar/phrase.ts'
import { turned } from '../../grammar/turned.ts'
import { deedAt, deeds, manners } from '../../grammar/verbs.ts'
import { type Frame, type Known, NO_FRAME } from '../frame.ts'
import { by } from './active.ts'
import { type People, people, things, type Things } from './lists.ts'
import { tails } from './tail.ts'

const CAN = /^(?:can|may|must|should|shall|could)$/
const NOTHING: Things = { objects: [], exceptObjects: [], isOnly: false }

interface Doers extends People {
  readonly isDenied: boolean
}

/** In the order of other languages: `delete may nobody`, `the flats can all people see`, `new ones adds only the warden`. */
export function* inverted(
  sentence: Sentence,
  from: number,
  known: Known,
): Iterable<Match<readonly Frame[]>> {
  const begin = /^(?:also|to)$/.test(wordAt(sentence, from)) ? from + 1 : from
  for (const { is, next } of deeds(sentence, begin, ['base']))
    for (const them of [...things(sentence, next, known), { is: NOTHING, next }])
      for (const who of able(sentence, them.next, known))
        yield* framed(sentence, who.next, is, them.is, who.is, known)
  for (const them of things(sentence, begin, known)) {
    for (const who of able(sentence, them.next, known))
      for (const { is, next } of deeds(sentence, who.next, ['base']))
        yield* framed(sentence, next, is, them.is, who.is, known)
    // “Unpublished articles only editors see”
    for (const who of people(sentence, them.next, known, true))
      for (const { is, next } of who.is.isOnly ? deeds(sentence, who.next, ['base', 's']) : [])
        yield* framed(sentence, next, is, them.is, { ...who.is, isDenied: false }, known)
    yield* added(sentence, them, known)
    yield* seen(sentence, them, known)
  }
}

/** `the list of doctors should not see the public, only who is logged in`: things see nobody. */
function* seen(
  sentence: Sentence,
  { is: them, next }: Match<Things>,
  known: Known,
): Iterable<Match<readonly Frame[]>> {
  for (const { is: manner, next: verb } of manners(sentence, next)) {
    const deed = deedAt(sentence, verb, ['base', 's'])
    const arePeople = them.objects.some((one) => known.isPeople(one, true))
    if (manner.isPlain || arePeople || deed?.operations.includes('read') !== true) continue
    for (const { is, next: end } of people(sentence, verb + 1, known, true)) {
      const { isDenied } = manner
      const who = { ...is, isOnly: is.isOnly || manner.isOnly, isDenied }
      yield* framed(sentence, end, [deed], them, who, known)
      const only = wordAt(sentence, end) === ',' ? end + 1 : end
      if (isDenied && ONLY.has(wordAt(sentence, only)))
        for (const rest of people(sentence, only, known, false))
          yield* framed(sentence, rest.next, [deed], them, { ...rest.is, isDenied: false }, known)
    }
  }
}

/** `may nobody`, `can only he`. */
function* able(sentence: Sentence, from: number, known: Known): Iterable<Match<Doers>> {
  if (!CAN.test(wordAt(sentence, from))) return
  const { isDenied, isOnly, next: at } = turned(sentence, from + 1)
  for (const { is, next } of people(sentence, at, known, true))
    yield { is: { ...is, isOnly: is.isOnly || isOnly, isDenied }, next }
}

/** `… adds only the warden`, `… puts only the warden in`. */
function* added(
  sentence: Sentence,
  { is: them, next }: Match<Things>,
  known: Known,
): Iterable<Match<readonly Frame[]>> {
  if (!ONLY.has(wordAt(sentence, next + 1))) return
  const deed = deedAt(sentence, next, ['s', 'base'])
  for (const { is, next: end } of people(sentence, next + 2, known, true)) {
    const who = { ...is, isOnly: true, isDenied: false }
    if (deed !== undefined) yield* framed(sentence, end, [deed], them, who, known)
    for (const [rest, same] of FIXED.get(wordAt(sentence, next)) ?? [])
      if (rest.length === 1 && rest[0] === wordAt(sentence, end))
        yield* framed(sentence, end + 1, DEED_WORDS.get(same)?.slice(0, 1) ?? [], them, who, known)
  }
}

function* framed(
  sentence: Sentence,
  end: number,
  deed: readonly DeedWord[],
  { objects, exceptObjects }: Things,
  { isDenied, ...who }: Doers,
  known: Known,
): Iterable<Match<readonly Frame[]>> {
  const operations = [...new Set(deed.flatMap((one) => one.operations))]
  const verbs = deed.map(({ verb }) => verb)
  for (const { is: tail, next } of tails(sentence, end, known)) {
    if (tail.own.length > 0 || tail.not !== undefined || tail.into !== undefined) continue
    const { when, signIn } = tail
    const said = { ...(when && { when }), ...(signIn && { signIn }) }
    const frame = { ...NO_FRAME, ...said, objects, exceptObjects, operations, verbs, isDenied }
    yield { is: [by(frame, who)], next }
  }
}
