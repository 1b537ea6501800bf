import type { Type } from '@drawbridge/expressions'
import { diagnose, pointer } from '@drawbridge/manifest'
import { Value } from 'typebox/value'
import { explain } from '../explain.ts'
import { shapeOf } from '../shape.ts'
import { stepKindOf, STEP_KINDS } from '../steps/registry.ts'
import type { FlowCheck } from './flow-check.ts'
import type { CheckedBody, EmittableStep, Ways } from './flow-model.ts'
import { GOES_ON, inTurn } from './leaves.ts'
import { checkName } from './names.ts'
import { forgetChanged, StepCheck, withNames, type Surroundings } from './step-check.ts'
import type { Outcome, StepKind } from './step-kind.ts'
import type { Step } from './step.ts'

type Path = readonly (string | number)[]

/** Steps that follow each other: each sees what was named before it. */
export function checkBody(
  flow: FlowCheck,
  steps: readonly Step[],
  path: Path,
  around: Surroundings,
): CheckedBody {
  const emittable: EmittableStep[] = []
  const ways: Ways[] = []
  let { scope, changeable } = around
  steps.forEach((step, index) => {
    const at = [...path, index]
    const { leaves, ends } = inTurn(ways)
    // Giving is no jump: where it is not the last thing that is done, what follows would be done too.
    const mayHaveGiven = leaves !== ends && around.frame?.kind === 'value'
    if (leaves === 'always' || mayHaveGiven) {
      const place = { node: flow.node, field: pointer(...at) }
      flow.diagnostics.push(diagnose('after-the-end', place, { step: step.name ?? step.kind }))
    }
    const check = new StepCheck(flow, step, at, { ...around, scope, changeable })
    flow.scopes.set(step.id, scope)
    checkName(check)
    const kind = stepKindOf(step.kind)
    const outcome = checkStep(check, kind)
    scope = outcome?.behind ?? forgetChanged(scope, step)
    if (step.name !== undefined) {
      const type = typeOfName(check, outcome)
      if (type !== undefined) scope = withNames(scope, { [step.name]: type })
      if (outcome !== undefined && kind?.face.changeable)
        changeable = new Set([...changeable, step.name])
    }
    if (outcome === undefined) return
    ways.push(outcome.ways ?? GOES_ON)
    emittable.push({
      id: step.id,
      node: flow.node,
      field: pointer(...at),
      ...(step.note !== undefined && { note: step.note }),
      isBlock: outcome.isBlock === true,
      ...(outcome.means && { means: outcome.means }),
      emit: outcome.emit,
    })
  })
  return { steps: emittable, scope, ...inTurn(ways) }
}

/** What the name of a step stands for; nobody knows it of a step that is wrong. */
function typeOfName(check: StepCheck, outcome: Outcome | undefined): Type | undefined {
  if (outcome === undefined) return { kind: 'unknown' }
  const { type } = outcome
  return type !== undefined && check.isTooLarge(type, ['name']) ? { kind: 'unknown' } : type
}

function checkStep(check: StepCheck, kind: StepKind | undefined): Outcome | undefined {
  const { step, flow, path } = check
  if (kind === undefined) {
    const known = STEP_KINDS.map(({ face }) => face.kind)
    return check.report('unknown-step', ['kind'], { kind: step.kind, known })
  }
  const { face } = kind
  if (!Value.Check(face.settings, step.settings)) {
    const at = [...path, 'settings']
    const found = explain(shapeOf(face.settings), step.settings, flow.node, at)
    const facts = { what: check.title, expected: 'settings of its kind', found: step.settings }
    if (found.length === 0) return check.report('wrong-value', ['settings'], facts)
    flow.diagnostics.push(...found)
    return undefined
  }
  const slots = face.slots(step).map(({ name }) => name)
  for (const slot of Object.keys(step.bodies ?? {})) {
    if (slots.includes(slot)) continue
    check.report('unknown-slot', ['bodies', slot], { step: check.title, slot, known: slots })
  }
  if (step.name !== undefined && !face.yields(step))
    check.report('names-nothing', ['name'], { step: check.title })
  return kind.check(check)
}
