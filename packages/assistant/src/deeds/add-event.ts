import { stepFor, stepPlays } from '@drawbridge/kinds/faces'
import { isObject, type JsonObject, type Node } from '@drawbridge/manifest'
import { unlessTaken } from '../draft.ts'
import { fieldName, plainWords } from '../words.ts'
import type { Doing } from '../things/doing.ts'
import type { FlowScene } from './scene.ts'
import type { DrawnStep } from './steps.ts'

export const eventId = (table: Node, said: string): string =>
  (
    fieldName(
      `${table.name} ${plainWords(said)
        .split(' ')
        .filter((word) => word.length > 3)
        .slice(0, 4)
        .join(' ')}`,
    ) ?? 'event'
  ).slice(0, 40)

const SMALL =
  /^(?:when|whenever|once|soon|after|every|each|time|that|this|with|from|them|their|should|must|gets|been|have|then|also|the|and|its|for|are|was|has)$/

/** A name for what a sentence asks for, of its first words that say something. */
export const nameOf = (said: string): string =>
  fieldName(
    plainWords(said)
      .replaceAll(/[^a-z ]/g, ' ')
      .split(/\s+/)
      .filter((word) => word.length > 2 && !SMALL.test(word))
      .slice(0, 4)
      .join(' '),
  ) ?? 'rule'

/** Adds a flow to a table, under an id and a name that are free. */
export function insertEvent(
  table: Node,
  event: { id: string; name: string; when: string; steps: readonly DrawnStep[] },
  doing: Doing,
  says: string,
): void {
  const events = table.settings['events']
  const known = (Array.isArray(events) ? events : []).flatMap((one) => (isObject(one) ? [one] : []))
  const id = unlessTaken(event.id, new Set(known.map((one) => String(one['id']))))
  const name = unlessTaken(event.name, new Set(known.map((one) => String(one['name'])))).replaceAll(
    '_',
    '',
  )
  doing.draft.subject = table.id
  doing.draft.happened = { table: table.id, event: id }
  doing.do(says, [
    {
      type: 'insertItem',
      id: table.id,
      path: ['events'],
      item: { ...event, id, name, steps: [...event.steps] },
    },
  ])
}

export function ifStep(
  id: string,
  condition: string,
  then: readonly DrawnStep[],
  more: JsonObject = {},
): DrawnStep {
  return {
    id,
    kind: stepFor('chooses').kind,
    settings: { condition },
    bodies: { then: [...then] },
    ...more,
  }
}

/**
 * The flow that gives the row itself new values before it is written; after that it would start
 * itself again.
 */
export function givingSteps(
  scene: FlowScene,
  looks: readonly DrawnStep[],
  condition: string | undefined,
): readonly DrawnStep[] {
  const isChange = scene.when === 'Update'
  const now = (formula: string): string => (isChange ? beforeIt(formula) : formula)
  const steps = looks.map((step) => {
    const value =
      stepPlays(step, 'names') && isObject(step['settings']) ? step['settings']['value'] : undefined
    return typeof value === 'string' ? { ...step, settings: { value: now(value) } } : step
  })
  const gives = [...scene.gives]
  if (condition === undefined) {
    const value = `{ ${gives.map(([name, one]) => `${name}: ${now(one)}`).join(', ')} }`
    return [...steps, { id: scene.steps.id(), kind: stepFor('yields').kind, settings: { value } }]
  }
  const chosen = gives.map(([name, value]) => {
    const called = scene.steps.freeName(fieldName(`new ${name}`) ?? 'newValue')
    const old = isChange ? `changes.${name} ?? row.${name}` : `row.${name}`
    const first: DrawnStep = {
      id: scene.steps.id(),
      kind: stepFor('names').kind,
      name: called,
      settings: { value: old },
    }
    const settings = { variable: called, value: now(value) }
    const then: DrawnStep = { id: scene.steps.id(), kind: stepFor('replaces').kind, settings }
    return { name, called, first, then }
  })
  const value = `{ ${chosen.map(({ name, called }) => `${name}: ${called}`).join(', ')} }`
  return [
    ...steps,
    ...chosen.map(({ first }) => first),
    ifStep(
      scene.steps.id(),
      now(condition),
      chosen.map(({ then }) => then),
    ),
    { id: scene.steps.id(), kind: stepFor('yields').kind, settings: { value } },
  ]
}

/** What is said of the row after a change, said before it: it is what is going to be written. */
function beforeIt(formula: string): string {
  return formula
    .replaceAll(/\brow\.(\w+)/g, '(changes.$1 ?? row.$1)')
    .replaceAll(/\bbefore\.(\w+)/g, 'row.$1')
}
