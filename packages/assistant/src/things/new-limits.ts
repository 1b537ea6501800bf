import type { Node } from '@drawbridge/manifest'
import { isDoer } from '../people/person-words.ts'
import { isSingle, plainWords } from '../words.ts'
import type { Doing } from './doing.ts'
import { giveField, sayFields } from './give-field.ts'
import { giveItems } from './give.ts'
import { splitItems } from './split-items.ts'
import { tableFor } from './table-for.ts'

const AGE =
  /^(?:an?\s+|each\s+|every\s+|all\s+|the\s+)?(?<who>[\p{L}-]+(?:\s[\p{L}-]+)?)\s+(?:(?:must|have to|has to|should|can|may|needs? to|only)\s+)+be\s+(?<limits>.*?\d+)\s*years?(?:\s+(?:old|of age))(?<more>\s+or\s+(?:older|younger|more|less))?$/iu

/** “Runners must be at least 18 years old”: whom it is said of, and what their age must be. */
export function ageOf(
  clause: string,
): { readonly who: string; readonly limits: string } | undefined {
  const { who, limits, more = '' } = AGE.exec(clause)?.groups ?? {}
  const or = /older|more/.test(more) ? 'at least ' : more === '' ? '' : 'at most '
  return who === undefined || limits === undefined || /^(?:it|they)$/i.test(who)
    ? undefined
    : { who, limits: `${or}${limits}` }
}

const NAME =
  /^(?:(?:an?|the|its|their|any|each|every)\s+)?[\p{L}][\p{L}\d'_/-]*(?:\s[\p{L}\d'_/-]+){0,3}$/u
/** “Each firing holds” up to 20. */
const DOES = /^(?:an?|each|every|one)\s\S+\s(?:holds|takes|seats|fits|carries|contains|gets|has)$/i
const NO_NAME =
  /\b(?:it|they|this|that|these|those|all|both|everything|nothing|something|one|there|we|i|you|only|if|when|who|which|is|are|can|must|may|should|every|has|have|just|also|together|don't|don|not|no|too|now|still|same|other|others|rest|than|with|to|at|api|app|access|users?|login)\b/i

/** “A learner can rate a course with 1 to 5 stars”: somebody who does something. */
const MAY_DO =
  /^(?:can|may|could)\s+(?:also\s+)?(?!(?:only|be|have|not|never|hold|contain|exceed|go|range|run|take|reach|start|begin|differ|appear|occur|exist|repeat|lie)\b)\p{L}+\s+(?:an?|the|their|each|every|any|this)\s/iu

/** Limits of fields that nobody has named before, of the table that the prompt is drawing: they are drawn with them. */
export function newFields(words: string, limits: string, doing: Doing): boolean {
  const table: Node | undefined = doing.draft.subjectTable()
  const names = splitItems(words)
  if (table === undefined || !doing.draft.fresh.has(table.id) || names.length === 0) return false
  if (MAY_DO.test(limits)) return false
  const isNew = (name: string): boolean => {
    const plain = plainWords(name)
    const said = plain.split(' ')
    const isPeople = said.some((word) => isDoer(word) && !isSingle(word))
    const isThing = [plain, said.at(-1) ?? ''].some((one) => doing.draft.isThing(one))
    return NAME.test(name) && !DOES.test(name) && !NO_NAME.test(plain) && !isPeople && !isThing
  }
  if (!names.every(isNew)) return false
  const fields: string[] = []
  const asked = limits.replaceAll(/[()]/g, ' ')
  for (const name of names) giveField(table, `${name} (${asked})`, fields, doing)
  sayFields(table, fields, doing)
  return fields.length > 0
}

export function newAge(clause: string, doing: Doing): boolean {
  const said = ageOf(clause)
  if (said === undefined || !doing.draft.isThing(said.who)) return false
  const table = tableFor(said.who, doing)
  if (table === undefined) return false
  doing.draft.subject = table.id
  giveItems(table, `age (${said.limits})`, doing)
  return doing.commands.length > 0
}
