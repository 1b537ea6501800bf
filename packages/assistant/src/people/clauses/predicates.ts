import { OPERATIONS, type Operation } from '@drawbridge/kinds/faces'
import { EVERYBODY, type Match, type Phrase, type Sentence, wordAt } from '../../grammar/phrase.ts'
import { DEED_WORDS } from '../../grammar/deed-words.ts'
import { FIXED } from '../../grammar/fixed.ts'
import { remembered } from '../../grammar/remembered.ts'
import { deeds, type Manner, manners } from '../../grammar/verbs.ts'
import { type Frame, type Known, NO_FRAME } from '../frame.ts'
import { type Things, things } from './lists.ts'
import { type Tail, tails } from './tail.ts'

const ALL = OPERATIONS.filter((one) => one !== 'restore' && one !== 'bulkCreate')

/** What is made by opening it. */
const OPENED =
  /\b(?:tickets?|cases?|accounts?|issues?|disputes?|threads?|requests?|claims?|incidents?|complaints?|discussions?|topics?|tabs?|files?|jobs?)$/
const ONE = /^(?:an?|one|two|three|several|some|exactly)$/

export const MANY = /^(?:many|several|multiple|various)$/

const PREDICATES = remembered<readonly Frame[]>()

/** What is done with what: `see their own orders and cancel them`, as frames of nobody yet. */
export function predicates(
  sentence: Sentence,
  from: number,
  manner: Manner,
  known: Known,
): readonly Match<readonly Frame[]>[] {
  const { forms, isDenied, isOnly, isPlain } = manner
  const key = [from, ...forms, isDenied, isOnly, isPlain].join(' ')
  return PREDICATES(sentence, key, () => readPredicates(sentence, from, manner, known))
}

function* readPredicates(
  sentence: Sentence,
  from: number,
  manner: Manner,
  known: Known,
): Iterable<Match<readonly Frame[]>> {
  for (const said of doings(sentence, from, manner, known)) {
    // “Every member looks after a plot” says who has charge of which, and opens none of the others.
    const isOfOne = manner.isPlain && said.is.operations.length === ALL.length
    if (isOfOne && ONE.test(wordAt(sentence, said.next))) continue
    // “Readers follow many authors”: how many says what belongs together.
    if (manner.isPlain && MANY.test(wordAt(sentence, said.next))) continue
    // “Doctors look after patients”: it is what they do, and not what they may do with rows.
    if (isOfOne && wordAt(sentence, from) === 'look-after') continue
    for (const them of [...things(sentence, said.next, known), nothing(said.next)])
      for (const tail of tails(sentence, them.next, known)) {
        const first = framesOf(said.is, said.is.them ?? them.is, tail.is, manner)
        yield* andMore(sentence, tail.next, manner, known, first)
        yield { is: first, next: tail.next }
      }
  }
}

const nothing = (next: number): Match<Things> => ({
  is: { objects: [], exceptObjects: [], isOnly: false },
  next,
})

/** “… and delete them”, “… but not comment”. */
function* andMore(
  sentence: Sentence,
  from: number,
  before: Manner,
  known: Known,
  first: readonly Frame[],
): Iterable<Match<readonly Frame[]>> {
  const [joint, at] = jointAt(sentence, from)
  if (joint === undefined) return
  for (const { is, next } of manners(sentence, at)) {
    const goesOn = is.isPlain && !is.isDenied && joint !== 'but'
    const manner: Manner = {
      isDenied: goesOn ? before.isDenied : is.isDenied,
      isOnly: is.isOnly,
      forms: is.isPlain ? before.forms : is.forms,
      isPlain: before.isPlain && is.isPlain,
    }
    for (const rest of predicates(sentence, next, manner, known))
      yield { is: [...first, ...rest.is], next: rest.next }
  }
}

/** `, and also`: what joins, and the place behind. */
export function jointAt(sentence: Sentence, from: number): readonly [string | undefined, number] {
  let at = from
  let joint: string | undefined
  while (
    /^(?:,|;|-|\/|and|or|nor|but|yet|then|so|while|whereas|though|although|however)$/.test(
      wordAt(sentence, at),
    )
  ) {
    const word = wordAt(sentence, at)
    joint = /^(?:but|yet|though|although|however|while|whereas)$/.test(word)
      ? 'but'
      : (joint ?? word)
    at += 1
  }
  return [joint, at]
}

interface Doings {
  readonly operations: readonly Operation[]
  readonly verbs: readonly string[]
  /** What stood within the verb. */
  readonly them?: Things
}

function* doings(
  sentence: Sentence,
  from: number,
  { forms, isPlain }: Manner,
  known: Known,
): Iterable<Match<Doings>> {
  // “Vets can everything.”
  if (
    !isPlain &&
    forms.includes('base') &&
    /^(?:everything|anything|nothing)$/.test(wordAt(sentence, from))
  )
    yield {
      is: { operations: ALL, verbs: ['do'] },
      next: from + (wordAt(sentence, from) === 'nothing' ? 0 : 1),
    }
  if (/^(?:do|does|doing|have|has)$/.test(wordAt(sentence, from))) {
    const isAll = /^(?:everything|anything|all|whatever)$/.test(wordAt(sentence, from + 1))
    const link = /^(?:with|to|on|in|about)$/.test(wordAt(sentence, from + 2)) ? 3 : 2
    if (isAll) yield { is: { operations: ALL, verbs: ['do'] }, next: from + link }
  }
  if (/^(?:log-in|logs-in|logging-in)$/.test(wordAt(sentence, from)))
    yield { is: { operations: [], verbs: ['log-in'] }, next: from + 1 }
  yield* parted(sentence, from, known)
  for (const { is, next } of deeds(sentence, from, forms)) {
    const operations = [...new Set(is.flatMap((deed) => deed.operations))]
    const verbs = is.map(({ verb }) => verb)
    // “comment on posts”, “vote for a song”.
    const link = /^(?:on|for|to|with|in)$/.test(wordAt(sentence, next))
    yield { is: { operations, verbs }, next }
    if (link && [...things(sentence, next + 1, known)].length > 0) {
      const said = `${verbs.at(-1)} ${wordAt(sentence, next)}`
      yield { is: { operations, verbs: [...verbs, said] }, next: next + 1 }
    }
  }
}

function framesOf(
  { operations, verbs }: Doings,
  { objects, exceptObjects, isOnly }: Things,
  tail: Tail,
  manner: Manner,
): readonly Frame[] {
  // “One sees nothing at all.”
  const isNothing =
    objects.length === 1 && objects[0]?.words === 'nothing' && exceptObjects.length === 0
  const own =
    tail.own.length > 0 ||
    [...objects, ...exceptObjects].some((one) => one.own !== undefined || one.more.length > 0)
  const isOpened = verbs.join() === 'open' && objects.length > 0
  const frame: Frame = {
    ...NO_FRAME,
    operations:
      isOpened && objects.every(({ words }) => OPENED.test(words)) ? ['create'] : operations,
    verbs,
    objects: verbs[0] === 'do' && objects.length === 0 ? [EVERYTHING] : objects,
    exceptObjects,
    isDenied: manner.isDenied || isNothing,
    isNarrow:
      own && (manner.isOnly || isOnly || tail.isOnly || tail.own.length > 0 || isOnlyOf(objects)),
    isMore: tail.isMore,
    except: tail.except,
    isOnly: tail.isAlone,
    isOwn: tail.own.length > 0,
    ...(tail.when && { when: tail.when }),
    ...(tail.signIn && { signIn: tail.signIn }),
    ...(tail.into !== undefined && { into: tail.into }),
  }
  const { not } = tail
  if (not === undefined) return [frame]
  const isSame = not.objects.length === 0
  const less = operations.filter((one) => !not.operations.includes(one))
  return isSame
    ? [{ ...frame, operations: less }]
    : [
        frame,
        { ...NO_FRAME, operations: not.operations, objects: not.objects, isDenied: true, verbs },
      ]
}

/** “Grades only for their own courses” */
const isOnlyOf = (objects: readonly Phrase[]): boolean =>
  objects.some(({ more }) => more.some((one) => one.isOnly === true))

const EVERYTHING: Phrase = { ...EVERYBODY, words: 'everything' }

/** “Look them up”, “take it down”: a verb of two words around what it is done with. */
export function* parted(sentence: Sentence, from: number, known: Known): Iterable<Match<Doings>> {
  for (const [rest, same] of FIXED.get(wordAt(sentence, from).replace(/-at$/, '')) ?? []) {
    const deed = DEED_WORDS.get(same)?.[0]
    // “See them all to”
    if (deed === undefined || rest.length !== 1 || rest[0] === 'to') continue
    for (const them of things(sentence, from + 1, known))
      if (wordAt(sentence, them.next) === rest[0])
        yield {
          is: { operations: deed.operations, verbs: [deed.verb], them: them.is },
          next: them.next + 1,
        }
  }
}
