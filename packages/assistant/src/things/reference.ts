import { isDoer } from '../people/person-words.ts'
import { isSingle } from '../words.ts'
import { isField } from './field-words.ts'
import { askedThing, keepingOf } from './keeping.ts'
import { isKept } from './kept-items.ts'
import { splitItems } from './split-items.ts'
import { mentionedIn } from './things-in.ts'

const IT = /^(?<it>it|they|this|these|each(?: one| of them)?|every one)\s+(?=\p{L})/iu

interface Said {
  readonly text: string
  readonly clauses: readonly string[]
}

/**
 * Says the name of a thing where a clause only goes on with one that was spoken of before: “Everybody fills in a form. It
 * has a date and a place”, “Make a list of pianos. Brand, year”.
 */
export function withThingsNamed(sentences: readonly Said[]): readonly Said[] {
  let before = ''
  let last: string[] = []
  return sentences.map(({ text, clauses }) => {
    const named: string[] = []
    for (const clause of clauses) {
      const asked = isBareList(clause) ? askedThing(before) : undefined
      if (asked !== undefined) last.pop()
      named.push(
        asked === undefined ? goingOn(clause, before) : `for each ${asked} we keep ${clause}`,
      )
      before = clause
      last = named
    }
    return { text, clauses: named }
  })
}

function goingOn(clause: string, before: string): string {
  const { it } = IT.exec(clause)?.groups ?? {}
  const isKnown = it === undefined || mentionedIn([before]).size > 0
  const thing = isKnown ? undefined : spokenOf(before, it)
  const said = thing === undefined ? clause : clause.replace(IT, `each ${thing} `)
  return keepingOf(said) === undefined ? clause : said
}

const isBareList = (clause: string): boolean =>
  !IT.test(clause) &&
  keepingOf(clause) === undefined &&
  splitItems(clause).length > 1 &&
  isKept(clause)

const NOUN =
  /\b(?<det>an?|each|every|the|our|my|one|some|several|all|many|two|three|of)\s+(?<noun>(?!(?:an?|the|our|my|each|every|all|one)\b)[\p{L}-]+(?:\s(?!(?:is|are|was|were|has|have|can|may|must|should|will|to|of|in|on|at|for|with|by|from|and|or|which|that|who|where|when|goes|comes|gets|about)\b)[\p{L}-]+)?)/giu

/** The noun that `it` or `they` stand for: of the same number, and nobody. */
function spokenOf(clause: string, it: string): string | undefined {
  const isOne = /^(?:it|this)$/i.test(it)
  const nouns = [...clause.matchAll(NOUN)].flatMap(({ groups }) => {
    const { det = '', noun = '' } = groups ?? {}
    const words = noun.split(' ')
    const verb =
      /^(?:an?|each|every|the|one)$/i.test(det) &&
      words.length > 1 &&
      /[^s]s$/.test(words.at(-1) ?? '')
    return [verb ? words.slice(0, -1).join(' ') : noun]
  })
  const fitting = nouns.filter(
    (noun) => isSingle(noun) === isOne && !isDoer(noun.split(' ').at(-1) ?? '') && !isField(noun),
  )
  return fitting.at(-1)
}
