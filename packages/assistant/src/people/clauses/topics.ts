import type { Operation } from '@drawbridge/kinds/faces'
import { NOISE, ONLY } from '../../grammar/closed-words.ts'
import { DEED_NOUNS } from '../../grammar/deed-words.ts'
import { type Match, type Phrase, type Sentence, wordAt } from '../../grammar/phrase.ts'
import type { Form } from '../../grammar/verb-forms.ts'
import { deeds } from '../../grammar/verbs.ts'
import type { Known } from '../frame.ts'
import { things } from './lists.ts'
import { parted } from './predicates.ts'
import { WRITE } from './state-words.ts'

/** What something is said of: things, or a deed and the things that it is done with. */
export interface Topic {
  /** undefined: of things themselves. */
  readonly deed?: readonly Operation[]
  readonly verbs: readonly string[]
  readonly objects: readonly Phrase[]
  readonly exceptObjects: readonly Phrase[]
  readonly isOnly: boolean
}

export function* topics(sentence: Sentence, from: number, known: Known): Iterable<Match<Topic>> {
  yield* deedTopics(sentence, from, known)
  for (const { is, next } of things(sentence, from, known)) yield { is: { ...is, verbs: [] }, next }
}

/** `editing and deleting (of) products`, `write access to reports`, `the deletion of orders`. */
export function* deedTopics(
  sentence: Sentence,
  from: number,
  known: Known,
): Iterable<Match<Topic>> {
  let at = from
  let isOnly = false
  while (
    ONLY.has(wordAt(sentence, at)) ||
    NOISE.has(wordAt(sentence, at)) ||
    /^(?:the|any|all|full)$/.test(wordAt(sentence, at))
  ) {
    isOnly ||= ONLY.has(wordAt(sentence, at))
    at += 1
  }
  // “Throwing one away stays with the admins.”
  for (const { is, next } of parted(sentence, at, known))
    if (/ing(?:-|$)/.test(wordAt(sentence, at)) && is.them !== undefined)
      yield {
        is: { ...is.them, deed: is.operations, verbs: is.verbs, isOnly },
        next,
      }
  for (const said of deedNames(sentence, at)) {
    const linked = /^(?:of|to|over|on|for|in)$/.test(wordAt(sentence, said.next))
      ? said.next + 1
      : said.next
    for (const them of things(sentence, linked, known))
      yield { is: { ...them.is, ...said.is, isOnly }, next: them.next }
    yield { is: { objects: [], exceptObjects: [], ...said.is, isOnly }, next: said.next }
  }
}

function* deedNames(sentence: Sentence, from: number) {
  const all: Operation[] = []
  const verbs: string[] = []
  const found: Match<{ readonly deed: readonly Operation[]; readonly verbs: readonly string[] }>[] =
    []
  let at = from
  for (;;) {
    const forms: readonly Form[] = /^(?:[:=,/-]|and|or)$/.test(wordAt(sentence, at + 1))
      ? ['ing', 'base']
      : ['ing']
    const [ing] = [...deeds(sentence, at, forms)].filter(({ next }) => next === at + 1)
    const noun = DEED_NOUNS.get(wordAt(sentence, at))
    if (ing === undefined && noun === undefined) break
    const verb = ing?.is[0]?.verb
    all.push(...(verb === 'write' ? WRITE : (ing?.is[0]?.operations ?? noun ?? [])))
    if (verb !== undefined) verbs.push(verb)
    at += 1
    found.unshift({ is: { deed: [...new Set(all)], verbs: [...verbs] }, next: at })
    if (!/^(?:and|or|,|\/)$/.test(wordAt(sentence, at))) break
    at += 1
    if (/^(?:and|or)$/.test(wordAt(sentence, at))) at += 1
  }
  yield* found
}
