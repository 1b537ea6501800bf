import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import { named } from '../fields-of.ts'
import { flagSaid, valueSaid } from '../people/condition.ts'
import { isDoer } from '../people/person-words.ts'
import { keptOf } from './act-table.ts'
import { eventId } from './add-event.ts'
import type { Refusal } from './refused.ts'
import { FlowScene } from './scene.ts'
import type { Sentence } from './sentence.ts'
import { Steps, text } from './steps.ts'
import { count, tieTo } from './tie.ts'
import { doneOf, verbOf } from './verbs.ts'

const A = String.raw`(?:(?:an?|the|any|each|every|one|another|same)\s+)*`
const THING = String.raw`(?<thing>[\p{L}_]+(?:\s[\p{L}_]+)?)`
const NOT = String.raw`(?:can(?:not|'t| not)|may not|must(?:n't| not)|should(?:n't| not)|(?:can|may|must|should) never)`
const IS = String.raw`(?:(?:is|are|was|were|has|have)\s+)(?:already\s+)?(?:been\s+)?(?:already\s+)?(?<done>\p{L}+)(?:\s+(?:already|before))?`
const AGAIN = String.raw`(?:again|twice|a second time|more than once|another time|any ?more)`
const REFUSE = String.raw`(?:(?:refuse|forbid|prevent|reject|do not allow|don't allow|never allow|disallow)\s+(?:anybody\s+|anyone\s+|people\s+)?(?:to|from)|nobody (?:can|may|should)|no one (?:can|may|should)|(?:you|people|users|members) ${NOT})`
const WAYS: readonly RegExp[] = [
  // “a swarm can only be claimed once”
  String.raw`^${A}${THING}\s+(?:can|may|must|should)\s+(?:only\s+)?be\s+(?<verb>\p{L}+)\s+(?:only\s+|just\s+)?(?:once|one time)(?:\s+only)?$`,
  // “a swarm can’t be claimed twice”
  String.raw`^${A}${THING}\s+${NOT}\s+be\s+(?<verb>\p{L}+)\s+${AGAIN}$`,
  // “a swarm that is already claimed can’t be claimed again”
  String.raw`^${A}${THING}\s+(?:that|which|who)\s+${IS}\s+${NOT}\s+be\s+(?<verb>\p{L}+)(?:\s+${AGAIN})?$`,
  // “a claimed swarm can’t be claimed”
  String.raw`^${A}(?:already\s+)?(?<done>\p{L}+)\s+${THING}\s+${NOT}\s+be\s+(?<verb>\p{L}+)(?:\s+${AGAIN})?$`,
  // “refuse to claim a swarm that is already claimed”
  String.raw`^${REFUSE}\s+(?<verb>\p{L}+)\s+${A}${THING}\s*(?:,\s*)?(?:that|which|if it|when it|once it|after it)\s+${IS}$`,
  String.raw`^${REFUSE}\s+(?<verb>\p{L}+)\s+${A}already\s+(?<done>\p{L}+)\s+${THING}$`,
  String.raw`^${A}${THING}\s+${NOT}\s+be\s+(?<verb>\p{L}+)\s*,?\s+(?:if|when|once|after)\s+(?:it|they)\s+${IS}$`,
  String.raw`^(?:if|when|once)\s+${A}${THING}\s+${IS}\s*,\s+(?:it|they)\s+${NOT}\s+be\s+(?<verb>\p{L}+)(?:\s+${AGAIN})?$`,
].map((way) => new RegExp(way, 'iu'))

/** “a swarm can only be claimed once”: what is done to a row once can’t be done to it again. */
export function doneAgain(
  { main, sides }: Sentence,
  clause: string,
  draft: Draft,
): readonly Refusal[] | undefined {
  if (sides.length > 0 && main === clause) return undefined
  for (const way of WAYS) {
    const { thing = '', verb = '', done } = way.exec(clause.trim())?.groups ?? {}
    const table = thing === '' ? undefined : draft.table(thing)
    if (table === undefined || (done !== undefined && verbOf(done) !== verbOf(verb))) continue
    return keptOnce(verb, table, clause, draft) ?? changedOnce(verb, table, clause, draft)
  }
  return undefined
}

/** Where a row is kept of it, one alone may point to the thing. */
function keptOnce(
  verb: string,
  table: Node,
  clause: string,
  draft: Draft,
): readonly Refusal[] | undefined {
  const kept = keptOf(verb, table, draft)
  if (kept === undefined || kept.id === table.id) return undefined
  const scene = new FlowScene(kept, 'Create', draft, new Steps(eventId(kept, clause)))
  const place = scene.places.find(({ path, table: of }) => path.length === 1 && of.id === table.id)
  const tie = place && tieTo(kept, scene, place)
  return (
    tie && [
      { scene, time: 'before', condition: `${count(tie, undefined, scene)} > 0`, words: clause },
    ]
  )
}

/** Where the row itself says by whom, or that it is done, that may not change, or be said again. */
function changedOnce(
  verb: string,
  table: Node,
  clause: string,
  draft: Draft,
): readonly Refusal[] | undefined {
  const scene = new FlowScene(table, 'Update', draft, new Steps(eventId(table, clause)))
  const done = doneOf(verb)
  const choice = valueSaid(done, table)
  const flag = flagSaid(done, table)
  const isSaid = choice !== undefined || flag !== undefined
  const by = named(table, 'relations').find(
    ({ name, type }) =>
      type !== 'manyToMany' &&
      (name.toLowerCase() === `${done}by` ||
        (!isSaid && isDoer(name) && !/^(?:owner|author)$/iu.test(name))),
  )
  if (by) {
    const key = `${by.name}Id`
    const condition = `before.${key} != null && row.${key} != before.${key}`
    return [{ scene, time: 'after', condition, words: clause }]
  }
  const condition = choice
    ? `row.${choice.field.name} == ${text(choice.value)} && changes.${choice.field.name} == ${text(choice.value)}`
    : flag && `row.${flag.name} == true && changes.${flag.name} == true`
  return condition === undefined ? undefined : [{ scene, time: 'before', condition, words: clause }]
}
