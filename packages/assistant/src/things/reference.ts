import { pluralOf } from '@drawbridge/kinds/faces'
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
export function withThingsNamed(sentences: readonly Said[], isBlank: boolean): readonly Said[] {
  let before = ''
  let last: string[] = []
  return sentences.map(({ text, clauses }) => {
    const named: string[] = []
    for (const clause of clauses.flatMap((said) => apart(anotherSaid(said), isBlank))) {
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

const ANOTHER =
  /^(?:and\s+)?(?:an?\s+|the\s+)?(?:second|third|another|other|further|next)\s+(?:one|table|list|sheet)\s+(?:is\s+)?(?:for|of)\s+(?:(?:the|our|all)\s+)?(?<noun>[\p{L}-]+(?:\s[\p{L}-]+)?)\s*(?::|,?\s+with)\s+(?<items>.+)$/iu

/** “And a second one for watering: which tray, when” */
function anotherSaid(clause: string): string {
  const { noun, items } = ANOTHER.exec(clause)?.groups ?? {}
  return noun === undefined ? clause : `${inMany(noun)}: ${items}`
}

const inMany = (noun: string): string => {
  const words = noun.split(' ')
  return [...words.slice(0, -1), pluralOf(words.at(-1) ?? '')].join(' ')
}

const LIMITED =
  /^(?:the\s+|our\s+|all\s+)?(?<thing>[\p{L}-]+(?:\s[\p{L}-]+)?)(?:\s+(?:on|in|at|of|for)\s+(?:our|the|my)\s[\p{L}\s-]{2,30})?:\s+(?<limits>(?:(?:the|an?|its|their)\s+)?(?!(?:only|everyone|anyone|nobody|it|they|each|every)\b)[\p{L}-]+(?:\s[\p{L}-]+)?(?:\s+and\s+(?:the\s+)?[\p{L}-]+(?:\s[\p{L}-]+)?)?\s+(?:is|are|must|has to|have to|can't|cannot|may not|should)\s.+)$/iu

/** “Cars on our lot: make and model are required”: the thing, and what its fields must be. */
function apart(clause: string, isBlank: boolean): readonly string[] {
  const { thing = '', limits = '' } = (isBlank && LIMITED.exec(clause)?.groups) || {}
  const isThing = !isSingle(thing) && !isField(thing) && !NO_THING.test(thing)
  return thing === '' || !isThing ? [clause] : [`create a table ${thing}`, limits]
}

/** What says of which sort the sentences are that follow. */
const NO_THING =
  /\b(?:rules|checks|limits|validations?|constraints|requirements|conditions|permissions|rights|access|roles|notes|features|things|details|wishes|changes|questions|facts|cases|fields|columns|points|steps|basics)$/i

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
