import type { Node } from '@drawbridge/manifest'
import { isClosed } from '../grammar/closed-words.ts'
import { DEED_WORDS } from '../grammar/deed-words.ts'
import { formsOf } from '../grammar/verb-forms.ts'
import type { Draft } from '../draft.ts'
import { isDoer } from '../people/person-words.ts'
import type { Recipe } from '../recipe.ts'
import { fieldName, isSingle, plainWords, sameThing } from '../words.ts'
import { Doing } from './doing.ts'
import { isField } from './field-words.ts'
import { giveItems } from './give.ts'
import { relate } from './relate-tables.ts'
import { type End, type Relating, relatingOf } from './relating.ts'
import { ENDS, type RelationWords, SHARING } from './relation-words.ts'
import { tableFor } from './table-for.ts'

/** What is counted and is no thing of its own. */
const UNIT =
  /^(?:(?:times?|days?|weeks?|months?|years?|hours?|minutes?|seconds?|characters?|letters?|digits?|words?|people|persons?|percent|euros?|dollars?|pounds?|points?|stars?|lines?|kilos?|grams?|kg|cm|metres?|meters?|litres?|liters?|others?|ways?|things?|kinds?|types?|values?|languages?|copies|pieces|options?|places?|spots?|cases?|steps?|half|rows?|levels?|floors?|towns?|cities|countries|sizes?|colou?rs?|fields?|users?|accounts?|owners?|customers?|admins?|staff|somebody|someone|reason|purpose)|.*\\b(?:date|time|name|number|price))$/i

export const isNoun = (noun: string): boolean => !isField(noun) && !UNIT.test(plainWords(noun))

const makes = (verb: string): boolean =>
  DEED_WORDS.get(verb)?.some(({ operations }) => operations.includes('create')) === true

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
    const relating = clause.includes('(')
      ? undefined
      : (relatingOf(clause) ?? relatingOf(counted(clause, draft)))
    if (relating === undefined || isDeed(relating) || !draft.isThing(relating.subject))
      return undefined
    const { subject, isSeveral, ends, items } = relating
    if (!ends.every(({ noun }) => isKnown(noun, draft))) return undefined
    const doing = new Doing(draft)
    const from = tableFor(subject, doing)
    if (from === undefined) return undefined
    for (const end of ends) {
      const to = tableFor(end.noun, doing)
      const words = to && wordsOf(relating, end, to)
      if (to === undefined || words === undefined) return undefined
      const isDone = isSeveral ? relate(to, from, words, doing) : relate(from, to, words, doing)
      if (!isDone) return undefined
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

/** What stands before what holds it. */
const IN = /^(?:in|into|on|onto|at|for|under|within)$/

/** “A recipe uses ingredients” says it of several, where both are things. */
function counted(clause: string, draft: Draft): string {
  const words = clause.split(' ')
  for (const count of [2, 1]) {
    const noun = words.slice(-count).join(' ')
    const verb = words.at(-count - 1) ?? ''
    if (isClosed(verb) || makes(verb) || words.length < count + 2) continue
    if (!isSingle(noun) && isKnown(noun, draft))
      return [...words.slice(0, -count), 'several', noun].join(' ')
  }
  return clause
}

/** undefined where a thing has to do with others of itself, and nothing says how these are called. */
function wordsOf(relating: Relating, end: End, to: Node): Partial<RelationWords> | undefined {
  const { subject, isSeveral, verb, isPassive, isOptional, ends } = relating
  const { noun, prep, isMany, isOwn, isOther } = end
  const done = end.verb ?? verb
  const isTwice = ends.some((other) => other !== end && sameThing(other.noun, noun))
  const isSelf = sameThing(subject, to.name)
  if (isSelf && !isOther) return undefined
  const name = isTwice ? (ENDS[done] ?? fieldName(`${prep} ${noun}`)) : undefined
  const own = isSelf ? fieldName(`${inThird(done)} ${prep}`) : name
  const isHeld = /^(?:has|have)$/.test(verb) || isOwn
  const isIn = isMany && (isPassive || IN.test(prep))
  const isShared = SHARING.test(done) || (isMany && prep !== '')
  return {
    how: isMany || isSeveral ? 'many' : 'one',
    target: isSeveral ? subject : noun,
    isOptional: isOptional || isSelf,
    isOnly: isOwn,
    ...(own !== undefined && { name: own }),
    ...(isHeld && { isHeld: true as const }),
    ...(isIn && { isIn: true as const }),
    ...(isShared && { isShared: true as const }),
  }
}

/** `depend` → `depends`: what a task does is the name of what it does it to. */
const inThird = (verb: string): string =>
  verb.endsWith('s') ? verb : (formsOf(verb).find(([, form]) => form === 's')?.[0] ?? verb)
