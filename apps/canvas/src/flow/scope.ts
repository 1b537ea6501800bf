import { stepFaceOf, type Step } from '@drawbridge/kinds/faces'
import { readShape } from '../details/shape.ts'
import { textIn } from './place.ts'
import type { Scopes } from './scopes.ts'
import { NOTHING_SEEN, type Seen } from './seen.ts'
import { everyStep, type Body, type Placed } from './tree.ts'

/**
 * What formulas of a step see. Of one that was drawn just now nobody has said it yet: until then it
 * sees what the step before it does.
 */
export function seenAt({ steps, rows, isWhole }: Scopes, tree: Body, id: string): Seen {
  const before = everyStep(tree)
  const at = before.findIndex(({ step }) => step.id === id)
  const nearest = before.slice(0, at + 1).findLast(({ step }) => steps.has(step.id))
  const scope = nearest && steps.get(nearest.step.id)
  if (nearest === undefined || scope === undefined) return { ...NOTHING_SEEN, rows }
  const isOwn = nearest.step.id === id
  return {
    rows,
    isSure: isWhole && isOwn,
    present: scope.present,
    named: scope.values.map((value) => ({
      ...value,
      step: giverOf(value.name, before.slice(0, at)),
    })),
  }
}

/** The nearest of the steps before that gives a value this name. */
const giverOf = (name: string, before: readonly Placed[]): Step | null =>
  before.findLast(({ step }) => givenBy(step).includes(name))?.step ?? null

/** Names that a step gives: to its value, and to what its bodies see. */
function givenBy({ kind, name, settings }: Step): readonly string[] {
  const face = stepFaceOf(kind)
  const inside = Object.entries(face ? (readShape(face.settings).properties ?? {}) : {})
    .filter(([, { format }]) => format === 'name')
    .map(([key]) => textIn(settings, key))
  return [...(name === undefined ? [] : [name]), ...inside]
}
