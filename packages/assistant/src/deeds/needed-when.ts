import type { Draft } from '../draft.ts'
import { inTable } from '../things/fields-meant.ts'
import { eventId } from './add-event.ts'
import { caseIn } from './case.ts'
import { negated } from './operand.ts'
import type { Refusal } from './refused.ts'
import { FlowScene, type When } from './scene.ts'
import { isUnless, type Sentence } from './sentence.ts'
import { Steps } from './steps.ts'
import { tableSaid } from './table-said.ts'

const NEEDS =
  /^(?:(?:an?|each|every|any|all|the)\s+)?(?<thing>[\p{L}_]+(?:\s[\p{L}_]+)?)(?:\s+(?<which>(?:with|that|which|of|over|above|below|under|without|for|in)\s.+?))?\s+(?:(?:must|has to|have to|needs? to|should|shall)\s+(?:always\s+)?(?:have|get|be given)|needs?|requires?)\s+(?:an?|its|their|the|at least an?)\s+(?<what>[\p{L}_]+(?:\s[\p{L}_]+)?)$/iu

/** “tasks with high priority must have a due date”: what has to be there in a case alone. */
export function neededWhen(
  { main, sides }: Sentence,
  clause: string,
  draft: Draft,
): readonly Refusal[] | undefined {
  const groups = NEEDS.exec(main.trim())?.groups
  const table = groups && tableSaid(groups['thing'] ?? '', draft)
  const field = table && inTable(table, groups['what'] ?? '')
  const which = groups?.['which']
  if (table === undefined || field === undefined || (which === undefined && sides.length === 0))
    return undefined
  if (field['required'] === true || field['type'] === 'manyToMany') return undefined
  const name = field['target'] === undefined ? field.name : `${field.name}Id`
  const whens: readonly When[] = ['Create', 'Update']
  const all = whens.flatMap((when): readonly Refusal[] => {
    const scene = new FlowScene(table, when, draft, new Steps(eventId(table, clause)))
    const said = [...(which === undefined ? [] : [{ by: 'if', words: which }]), ...sides]
    const cases = said.map((side) => {
      const formula = caseIn(side.words, scene) ?? caseIn(`it ${side.words}`, scene)
      return formula !== undefined && isUnless(side) ? negated(formula) : formula
    })
    if (cases.some((one) => one === undefined)) return []
    const so = cases.map((one) => (one?.includes('||') ? `(${one})` : one))
    const condition = [...so, `row.${name} == null`].join(' && ')
    return [{ scene, time: when === 'Create' ? 'before' : 'after', condition, words: clause }]
  })
  return all.length === whens.length ? all : undefined
}
