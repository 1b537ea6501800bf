import { pluralOf, singularOf } from '@drawbridge/kinds/faces'
import { isDoer } from '../people/person-words.ts'
import { isSingle, plainWords } from '../words.ts'
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

const ONE_NOUN = String.raw`[\p{L}-]+(?:\s(?!(?:we|to|of|on|in|at|for|that|which|is|are|has|have|must)\b)[\p{L}-]+)?`
/** “For the flats we rent.”, “For the application to the dormitory: the name is …”, `Form “Report a pothole”` */
const ABOUT = new RegExp(
  String.raw`^(?:(?:for|about|of)\s+(?:the|our|an?|each|every)\s+(?<about>${ONE_NOUN})(?:\s+(?:(?:that\s+|which\s+)?(?:we|i|they|people)\s+\p{L}+(?:\s\p{L}+)?|(?:to|of|in|at|on)\s+(?:the|our|a|an)\s+[\p{L} -]{2,30}))?(?:$|:\s*(?=(?:the|an?|its)\s)(?<first>.+)$)|(?:the\s+|our\s+)?form\s+(?:for\s+|called\s+)?["“]?(?:\p{L}+\s+(?:an?|the|your|my)\s+)?(?<asked>${ONE_NOUN})["”]?:?$)`,
  'iu',
)
const lastOf = (words: string): string => words.split(' ').at(-1) ?? ''

/** “Cars on our lot: make and model are required”: the thing, and what its fields must be. */
function apart(clause: string, isBlank: boolean): readonly string[] {
  const { about, asked, first = '' } = (isBlank && ABOUT.exec(clause)?.groups) || {}
  const kept = about ?? asked ?? ''
  if (kept !== '' && !isField(kept) && !NO_THING.test(kept) && !isDoer(lastOf(kept)))
    return [`create a table ${inMany(kept)}`, ...(first === '' ? [] : apart(first, isBlank))]
  const { thing = '', limits = '' } = (isBlank && LIMITED.exec(clause)?.groups) || {}
  const isThing = !isSingle(thing) && !isField(thing) && !NO_THING.test(thing)
  return thing === '' || !isThing ? [clause] : [`create a table ${thing}`, limits]
}

/** What says of which sort the sentences are that follow. */
const NO_THING =
  /\b(?:rules|checks|limits|validations?|constraints|requirements|conditions|permissions|rights|access|roles|notes|features|things|details|wishes|changes|questions|facts|cases|fields|columns|points|steps|basics)$/i

function goingOn(clause: string, before: string): string {
  const head = HEAD.exec(before)?.groups?.['head'] ?? ''
  if (BELONGS.test(clause) && isThingOf(head))
    return `each ${singularOf(plainWords(head))} ${clause.replace(/^belong\b/i, 'belongs')}`
  const { it } = IT.exec(clause)?.groups ?? {}
  const isKnown = it === undefined || mentionedIn([before]).size > 0
  const thing = isKnown ? undefined : spokenOf(before, it)
  const said = thing === undefined ? clause : clause.replace(IT, `each ${thing} `)
  return keepingOf(said) === undefined ? clause : said
}

/** `Pets: name, species; belongs to an owner`: of the pets. */
const HEAD =
  /^(?:(?:an?|the|each|every|\d+[.)])\s+)?(?<head>[\p{L}_-]+(?:\s[\p{L}_-]+)?)\s*(?::\s|\(|\s-\s|\s(?:has|have|with)\s|\sbelongs? to\s)/iu
const BELONGS = /^belongs?\s+to\s+(?:an?|one|the|exactly one|many|several)\s/i
const isThingOf = (head: string): boolean => head !== '' && !NO_THING.test(head)

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
