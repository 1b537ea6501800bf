import { OPERATIONS, type Operation } from '@drawbridge/kinds/faces'
import { NOT, NOISE, ONLY } from '../../grammar/closed-words.ts'
import { DEED_NOUNS } from '../../grammar/deed-words.ts'
import { type Match, type Sentence, wordAt } from '../../grammar/phrase.ts'
import { turned } from '../../grammar/turned.ts'
import { deedAt } from '../../grammar/verbs.ts'
import { type Frame, type Known, NO_FRAME } from '../frame.ts'
import { by } from './active.ts'
import { people, things } from './lists.ts'
import { jointAt } from './predicates.ts'
import { tails } from './tail.ts'

const ALL: readonly Operation[] = OPERATIONS.filter(
  (one) => one !== 'restore' && one !== 'bulkCreate',
)
const HAVE =
  /^(?:have|has|get|gets|having|given|granted|need|needs|receive|receives|with|hold|holds|enjoy|enjoys)$/
const CAN = /^(?:can|could|may|might|must|should|shall|will|would|do|does|be|is|are)$/
const LOSE = /^(?:lose|loses|lost)$/
const RIGHTS = /^(?:access|rights?|permissions?|privileges?|control|power|powers|authority|say)$/

/** `editors have full control of posts`, `only HR has access to salaries`, `guests get no access`. */
export function* having(
  sentence: Sentence,
  from: number,
  known: Known,
): Iterable<Match<readonly Frame[]>> {
  for (const who of people(sentence, from, known, false))
    for (const said of holdings(sentence, who.next, known))
      yield { is: said.is.map((frame) => by(frame, who.is)), next: said.next }
}

/** `have read access to posts and write access to comments`, of nobody yet. */
function* holdings(
  sentence: Sentence,
  from: number,
  known: Known,
): Iterable<Match<readonly Frame[]>> {
  const before = turned(sentence, from, (word) =>
    [LOSE, HAVE, CAN].some((passed) => passed.test(word)),
  )
  const { isOnly, next: at, words } = before
  const isLost = words.some((word) => LOSE.test(word))
  const isDenied = before.isDenied || isLost
  const isHaving = isLost || words.some((word) => HAVE.test(word))
  // “Doctors don't need those.”
  if (isHaving && isDenied)
    for (const { is, next } of things(sentence, at, known))
      yield {
        is: [{ ...NO_FRAME, ...is, isOnly: false, isDenied, operations: ['list', 'read'] }],
        next,
      }
  if (isHaving) yield* rights(sentence, at, isDenied, isOnly, known)
}

/** `read and write access to reports`, `full control`, `no rights`. */
export function* rights(
  sentence: Sentence,
  from: number,
  isDenied: boolean,
  isOnly: boolean,
  known: Known,
): Iterable<Match<readonly Frame[]>> {
  const said = rightsAt(sentence, from)
  if (said === undefined) return
  const frame: Frame = {
    ...NO_FRAME,
    operations: said.is.operations,
    isDenied: isDenied || said.is.isDenied,
    verbs: [],
  }
  let behind = said.next
  let isNarrow = isOnly
  while (ONLY.has(wordAt(sentence, behind)) || NOISE.has(wordAt(sentence, behind))) {
    isNarrow ||= ONLY.has(wordAt(sentence, behind))
    behind += 1
  }
  const link = /^(?:to|over|of|on|for|in)$/.test(wordAt(sentence, behind)) ? behind + 1 : behind
  const all = [...things(sentence, link, known)].map(({ is, next }) => ({
    is: {
      ...frame,
      ...is,
      isNarrow: isNarrow && is.objects.some(({ own, more }) => own === 'own' || more.length > 0),
    },
    next,
  }))
  for (const one of [...all, { is: frame, next: said.next }])
    for (const tail of tails(sentence, one.next, known)) {
      const { when, isMore } = tail.is
      const first = { ...one.is, isMore, ...(when && { when }) }
      const [joint, at] = jointAt(sentence, tail.next)
      if (joint !== undefined) {
        const denied = NOT.has(wordAt(sentence, at))
        const start = denied || ONLY.has(wordAt(sentence, at)) ? at + 1 : at
        for (const rest of rights(sentence, start, denied, false, known))
          yield { is: [first, ...rest.is], next: rest.next }
      }
      yield { is: [first], next: tail.next }
    }
}

function rightsAt(sentence: Sentence, from: number) {
  let at = from
  let isDenied = false
  let isNamed = false
  let isSaid = false
  const operations = new Set<Operation>()
  for (;;) {
    const word = wordAt(sentence, at)
    const deed = deedAt(sentence, at, ['base', 'ing'])
    const noun = DEED_NOUNS.get(word)
    if (/^(?:no|no-access|neither|nobody|nothing)$/.test(word)) {
      isDenied = true
      isNamed ||= /^(?:no-access|nobody|nothing)$/.test(word)
    } else if (noun !== undefined) {
      // “read-access” says it all, “full control” as well.
      isNamed = true
      isSaid = true
      for (const one of noun) operations.add(one)
    } else if (RIGHTS.test(word)) {
      isNamed = true
      if (word === 'control' && !isSaid) for (const one of ALL) operations.add(one)
    } else if (deed !== undefined) {
      isSaid = true
      const all: readonly Operation[] =
        deed.verb === 'write' ? ['create', 'update', 'delete'] : deed.operations
      for (const one of all) operations.add(one)
    } else if (/^(?:full|complete|admin)$/.test(word)) for (const one of ALL) operations.add(one)
    else if (
      !/^(?:the|a|an|any|and|or|,|\/|same|only|just|to|unlimited|limited|unrestricted|total)$/.test(
        word,
      )
    )
      break
    at += 1
    if (RIGHTS.test(word) || /^(?:no-access|nobody|nothing)$/.test(word)) break
    if (isNamed && !/^(?:and|or|\/|,)$/.test(wordAt(sentence, at))) break
    if (isNamed && !isRight(sentence, at + 1)) break
  }
  if (!isNamed) return undefined
  const meant =
    operations.size > 0
      ? operations
      : isDenied
        ? new Set(ALL)
        : new Set<Operation>(['list', 'read'])
  return { is: { operations: ALL.filter((one) => meant.has(one)), isDenied }, next: at }
}

const isRight = (sentence: Sentence, at: number): boolean =>
  DEED_NOUNS.has(wordAt(sentence, at)) || RIGHTS.test(wordAt(sentence, at))
