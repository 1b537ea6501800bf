import { DEED_WORDS } from '../grammar/deed-words.ts'
import type { Draft } from '../draft.ts'
import { isDoer } from '../people/person-words.ts'
import type { Recipe } from '../recipe.ts'
import { plainWords } from '../words.ts'
import { Doing } from './doing.ts'
import { isField } from './field-words.ts'
import { giveItems } from './give.ts'
import { relate } from './relate-tables.ts'
import { type End, type Relating, relatingOf } from './relating.ts'
import { tableFor } from './table-for.ts'

/** What is counted and is no thing of its own. */
const UNIT =
  /^(?:(?:times?|days?|weeks?|months?|years?|hours?|minutes?|seconds?|characters?|letters?|digits?|words?|people|persons?|percent|euros?|dollars?|pounds?|points?|stars?|lines?|kilos?|grams?|kg|cm|metres?|meters?|litres?|liters?|others?|ways?|things?|kinds?|types?|values?|languages?|copies|pieces|options?|places?|spots?|cases?|steps?|half|rows?|levels?|floors?|towns?|cities|countries|sizes?|colou?rs?|fields?|users?|accounts?|owners?|customers?|admins?|staff|somebody|someone|reason|purpose)|.*\\b(?:date|time|name|number|price))$/i

const isNoun = (noun: string): boolean => !isField(noun) && !UNIT.test(plainWords(noun))

/** “Members can borrow three books” says what somebody may, and nothing of members. */
const isDeed = ({ subject, verb, isPassive }: Relating): boolean =>
  !isPassive && isDoer(plainWords(subject).split(' ').at(-1) ?? '') && DEED_WORDS.has(verb)

/** Things that are known by how many of each other they have. */
export function thingsRelated(clause: string): readonly string[] {
  const relating = relatingOf(clause)
  if (relating === undefined || isDeed(relating) || !isNoun(relating.subject)) return []
  const counted = relating.ends.filter(({ isCounted, noun }) => isCounted && isNoun(noun))
  return counted.length === 0 ? [] : [relating.subject, ...counted.map(({ noun }) => noun)]
}

/** “Every hut is run by one warden, a tour stops at many venues”, whatever the verb. */
export const relateThings: Recipe = {
  examples: [],
  read(clause, draft) {
    // What stands in brackets is kept of what stands before them.
    const relating = clause.includes('(') ? undefined : relatingOf(clause)
    if (relating === undefined || isDeed(relating) || !draft.isThing(relating.subject))
      return undefined
    const { subject, ends, items } = relating
    if (!ends.every(({ noun }) => isKnown(noun, draft))) return undefined
    const doing = new Doing(draft)
    const from = tableFor(subject, doing)
    if (from === undefined) return undefined
    for (const end of ends) {
      const to = tableFor(end.noun, doing)
      if (to === undefined || !relate(from, to, wordsOf(relating, end), doing)) return undefined
    }
    doing.draft.subject = from.id
    if (items !== '') giveItems(doing.draft.table(from.name) ?? from, items, doing)
    return doing.reading
  },
}

/** “Each horse has its own box, and a box never holds two horses”: one of each. */
export const relateOwn: Recipe = {
  examples: [],
  read: (clause, draft) =>
    relatingOf(clause)?.ends.some(({ isOwn }) => isOwn) === true
      ? relateThings.read(clause, draft)
      : undefined,
}

const isKnown = (noun: string, draft: Draft): boolean => draft.isThing(noun) && isNoun(noun)

function wordsOf({ verb, isPassive, isOptional }: Relating, { noun, prep, isMany, isOwn }: End) {
  const isHeld = /^(?:has|have)$/.test(verb) || isOwn
  return {
    how: isMany ? 'many' : 'one',
    target: noun,
    isOptional,
    isOnly: isOwn,
    ...(isHeld && { isHeld: true as const }),
    ...(isMany && (isPassive || prep !== '') && { isIn: true as const }),
  } as const
}
