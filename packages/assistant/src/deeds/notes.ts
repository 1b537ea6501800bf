import type { Draft } from '../draft.ts'
import { isCutOff } from '../people/cut-off.ts'
import { inTable } from '../things/fields-meant.ts'
import { effectsOf } from './note-effect.ts'
import { boundIn, conditionOf, type Trigger } from './note-trigger.ts'
import { oneOf } from './scene.ts'

const BULLET = /^(?:[-*•]|\[[ x]?\]|\d{1,2}[.)]|\p{L}\))\s+/iu
const ARROW = /\s*(?:→|->|=>|⇒|⟶)\s*/u
const SIGN = /\s*:\s+|\s*,\s*(?:then\s+)?|\s+then\s+/u
const CONJUNCTION =
  /^(?:if|when|whenever|once|as soon as|in case|every time|upon|on|after|at|any|every|each)\s/iu
const HAPPENS = /^(?:when|whenever|once|as soon as|every time|upon|on|after|every|each)\s/iu
/** “no booking if the class is full” */
const NONE =
  /^(?<effect>no\s+(?:(?:new|more|further)\s+)*[\p{L}_]+)\s+(?:if|when|while|once|for|on|to|in)\s+(?<trigger>.+)$/iu
/** “on enrolment mail to the student” */
const ON_IT =
  /^(?:on|upon|after|at)\s+(?:(?:an?|the|every|each|new)\s+)*(?<trigger>[\p{L}_]+)\s+(?<effect>(?:\p{L}+\s+)?(?:mail|e-?mail|message|notification|send|set)\s.+)$/iu
/** “enrolledOn = today” */
const NOW = /^(?:the\s+)?(?<what>[\p{L}_]+(?:\s[\p{L}_]+)?)\s*(?:=|:=)\s*(?<now>now|today)$/iu
/** What is said of the rows that were spoken of: “refused once …”, “can't be set back to …”. */
const OF_IT =
  /^(?:(?:(?:is|are)\s+)?(?:refused|rejected|denied|blocked|declined)\b|can(?:not|'t| not)?\s+(?:only\s+)?be\s|(?:may|must)(?:n't| not)?\s+(?:only\s+)?be\s|only\s+(?=if|when|while|until)|never\s)/iu

/** “registration confirmed by mail” */
const CONFIRMED =
  /^(?:(?:an?|the|every|each|all|new)\s+)*(?<what>[\p{L}_]+)\s+(?:(?:is|are|gets?|must be|should be)\s+)?(?:confirmed|acknowledged)\s+(?:by|via|with|per)\s+(?:an?\s+)?(?:e-?mail|mail)$/iu
/** “can't use more than is left” */
const CANNOT = /^(?:can(?:not|'t| not)|may not|must(?:n't| not))\s+(?!be\b)/iu

/**
 * Rules as people note them down, in whole sentences: `class full: no booking`, `order paid → stock −1, mail customer`.
 * Empty for what is no note. What is refused comes first.
 */
export function notedRules(clause: string, draft: Draft): readonly string[] {
  const said = clause.trim().replace(BULLET, '')
  if (isCutOff(said, draft)) return []
  const split = NONE.exec(said)?.groups ?? ON_IT.exec(said)?.groups
  if (split) {
    const { trigger = '', effect = '' } = split
    return sentences(conditionOf(trigger, draft, ON_IT.test(said)), effect, draft)
  }
  const confirmed = CONFIRMED.exec(said)?.groups?.['what']
  const table = confirmed === undefined ? undefined : draft.table(confirmed)
  if (table) return [`when a new ${oneOf(table)} is added, send a confirmation`]
  const bound = boundIn(said, draft)
  if (bound !== undefined) return [bound]
  const subject = draft.subjectTable()
  const begins = NOW.exec(said)?.groups
  if (subject && begins && inTable(subject, begins['what'] ?? ''))
    return [`when a new ${oneOf(subject)} is added, set the ${begins['what']} to ${begins['now']}`]
  if (subject && OF_IT.test(said))
    return [`the ${oneOf(subject)} ${said.replace(/^(?=refus|reject|den|block|declin)/iu, 'is ')}`]
  if (CANNOT.test(said)) return [said.replace(CANNOT, 'nobody can ')]
  const arrow = ARROW.exec(said)
  const cut = arrow ?? SIGN.exec(said)
  if (cut === null) return []
  const before = said.slice(0, cut.index)
  const isEvent = arrow !== null || HAPPENS.test(before)
  const trigger = conditionOf(before.replace(CONJUNCTION, ''), draft, isEvent)
  return sentences(trigger, said.slice(cut.index + cut[0].length), draft)
}

function sentences(trigger: Trigger | undefined, said: string, draft: Draft): readonly string[] {
  const effects = trigger && effectsOf(said, trigger, draft)
  if (trigger === undefined || effects === undefined) return []
  const refused = effects.filter(({ isRefused }) => isRefused)
  const done = effects.filter(({ isRefused }) => !isRefused)
  return [
    // What is always refused is not meant.
    ...refused
      .filter(({ said: no }) => no !== '' || trigger.isAny !== true)
      .map((effect) =>
        effect.said === ''
          ? (trigger.never ?? `if ${trigger.said}, no ${trigger.thing.replace(/^the /u, '')}`)
          : `if ${trigger.said}, ${effect.said}`,
      ),
    ...(done.length === 0
      ? []
      : [
          `when ${trigger.event ?? trigger.said}, ${done.map((effect) => effect.said).join(' and ')}`,
        ]),
  ]
}
