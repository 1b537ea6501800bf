import type { Draft } from '../draft.ts'
import { named } from '../fields-of.ts'
import { eventId } from './add-event.ts'
import { keptFor, tiesOf } from './at-most.ts'
import { isTime } from './operand.ts'
import type { Refusal } from './refused.ts'
import { FlowScene } from './scene.ts'
import type { Sentence } from './sentence.ts'
import { Steps } from './steps.ts'
import { tableSaid } from './table-said.ts'
import { count } from './tie.ts'

const CAN = String.raw`(?:can|may|must|should|could|shall|is allowed to|are allowed to|should be able to|is able to|are able to)`
const CANNOT = String.raw`(?:can(?:not|'t| not| never)|may (?:not|never)|must(?:n't| not| never)|should(?:n't| not| never)|could(?:n't| not)|(?:isn't|is not|aren't|are not) (?:allowed|able|supposed) to|(?:should(?:n't| not)|must(?:n't| not)) be (?:able|allowed|possible) to|don't|do not|doesn't|does not|never|won't|will not)`
const TWICE = String.raw`(?:twice|two times|a second time|again|more than once|more than one time|several times|multiple times|repeatedly|double)`
const WHAT = String.raw`(?:(?:in|for|on|to|up|at)\s+){0,2}(?:(?:an?|the|each|every|any|one|same|such)\s+)*(?<what>[\p{L}_ -]+?)`
const ONLY_ONCE = String.raw`(?:only\s+|just\s+|exactly\s+|at most\s+)?(?:once|one time|1 time)`
const WHO = String.raw`(?:(?:an?|each|every|the|any|one|all)\s+)*(?<who>[\p{L}_ ]+?)`
const SECOND = String.raw`(?<verb>[\p{L}]+)\s+(?:${WHAT}\s+${TWICE}|${TWICE}\s+${WHAT})$`
const ONCE: readonly RegExp[] = [
  // “a customer can review a product only once”, “you may vote only once per poll”
  new RegExp(
    String.raw`^${WHO}\s+${CAN}\s+(?:only\s+)?(?<verb>[\p{L}]+)\s+(?:${WHAT}\s+${ONLY_ONCE}|${ONLY_ONCE}\s+(?:per|for (?:each|every)|in (?:each|every|one)|on (?:each|every))\s+${WHAT})$`,
    'iu',
  ),
  // “a student enrols in a course only once”
  new RegExp(
    String.raw`^${WHO}\s+(?<verb>[\p{L}]+s?)\s+${WHAT}\s+(?:only|just|at most|no more than)\s+(?:once|one time)$`,
    'iu',
  ),
  // “a student can't enrol in the same course twice”, “nobody votes twice in one poll”
  new RegExp(
    String.raw`^(?:${WHO}\s+${CANNOT}|(?<who>nobody|no one|no [\p{L}]+)(?:\s+(?:${CAN}|should be able to))?)\s+(?:be\s+)?${SECOND}`,
    'iu',
  ),
  new RegExp(
    String.raw`^(?:(?:please\s+)?(?:don't|do not|never)\s+(?:let|allow|permit)\s+)(?<who>[\p{L}_ ]+?)\s+(?:to\s+)?${SECOND}`,
    'iu',
  ),
  // “it is not allowed to review a product twice”
  new RegExp(
    String.raw`^(?:it|there)\s+(?:is|must|should|shall)(?:n't| not| never)\s+(?:be\s+)?(?:allowed|possible|permitted)\s+(?:for\s+${WHO}\s+)?to\s+${SECOND}`,
    'iu',
  ),
]
/** “one review per customer and product” */
const ONE_PER =
  /^(?:there (?:can|may|should|must) (?:only )?be\s+)?(?:(?:only|just|exactly|at most|no more than|max\.?|maximum|allow(?: only)?)\s+)*(?:one|1|a single)\s+(?<what>[\p{L}_-]+(?:\s[\p{L}_-]+)?)\s+(?:per|for each|for every|from each|by each|of each)\s+(?<one>[\p{L}_-]+(?:\s[\p{L}_-]+)?)\s*(?:,|and|per|and per|\+|on each|for each|in each)\s+(?:each\s+|every\s+)?(?<other>[\p{L}_-]+(?:\s[\p{L}_-]+)?)$/iu

/** “no double bookings”: of all that a row points to, where no time makes them two. */
const DOUBLE =
  /^(?:there (?:must|may|can|should) be\s+)?no\s+(?:double|duplicate|second)\s+(?<what>[\p{L}_]+(?:\s[\p{L}_]+)?)$/iu

function noDouble(main: string, clause: string, draft: Draft): readonly Refusal[] | undefined {
  const table = tableSaid(DOUBLE.exec(main.trim())?.groups?.['what'] ?? '', draft)
  if (table === undefined || named(table, 'fields').some(isTime)) return undefined
  const relations = named(table, 'relations').filter(({ type }) => type === 'manyToOne')
  if (relations.length < 2) return undefined
  const scene = new FlowScene(table, 'Create', draft, new Steps(eventId(table, clause)))
  const where = relations
    .map(({ name }) => `row.${name}Id == ${scene.value(`row.${name}Id`, `${name} id`)}`)
    .join(' && ')
  const condition = `${count({ table, where }, undefined, scene)} > 0`
  return [{ scene, time: 'before', condition, words: clause }]
}

/** What may be done once alone: there must be none of the same before. */
export function once(
  { main, sides }: Sentence,
  clause: string,
  draft: Draft,
): readonly Refusal[] | undefined {
  if (sides.length > 0) return undefined
  const double = noDouble(main, clause, draft)
  if (double) return double
  for (const pattern of [...ONCE, ONE_PER]) {
    const groups = pattern.exec(main.trim())?.groups
    if (groups === undefined) continue
    const { who = 'nobody', verb, what = '', one, other } = groups
    const table = keptFor(verb, what, draft)
    const isItself = verb !== undefined && table?.id === tableSaid(what, draft)?.id
    if (table === undefined || (isItself && one === undefined)) continue
    const scene = new FlowScene(table, 'Create', draft, new Steps(eventId(table, clause)))
    const ties = tiesOf(one === undefined ? `${who}, ${what}` : `${one}, ${other}`, scene)
    if (ties === undefined || !ties.includes('&&')) continue
    const formula = count({ table, where: ties }, undefined, scene)
    return [{ scene, time: 'before', condition: `${formula} > 0`, words: clause }]
  }
  return undefined
}
