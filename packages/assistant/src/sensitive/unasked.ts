import { stepFaceOf } from '@drawbridge/kinds/faces'
import type { Manifest } from '@drawbridge/manifest'
import { allFlows, nameOfFlow, stepsWithin, type DrawnFlow } from '../explain/drawn-flows.ts'
import { stepSays, wordsIn } from '../explain/step-words.ts'
import { goesBy } from './goes-by.ts'
import type { SensitiveChange } from './sensitive-change.ts'

/**
 * What events and flows do that can't be taken back, without whoever calls asking for it: rows are
 * removed, mail goes out. Endpoints of their own are looked at as a whole.
 */
export function unasked(before: Manifest | undefined, after: Manifest): readonly SensitiveChange[] {
  const known = new Set(before ? weighingSteps(before).map(({ drawn }) => drawn) : [])
  return weighingSteps(after).flatMap(({ drawn, change }) => (known.has(drawn) ? [] : [change]))
}

interface Weighing {
  /** With all around it: what it is done for, and when. */
  readonly drawn: string
  readonly change: SensitiveChange
}

function weighingSteps(manifest: Manifest): readonly Weighing[] {
  const words = wordsIn(manifest)
  const drawnOf = goesBy(manifest)
  const flows = allFlows(manifest)
  return flows
    .filter(({ holder }) => holder['method'] === undefined)
    .flatMap((flow) => {
      const { id: node } = flow.node
      const whole = drawnOf(flow.holder)
      const steps = [flow, ...calledBy(whole, flows)].flatMap((one) => stepsWithin(one.steps))
      return steps.flatMap(({ step }): Weighing[] => {
        const sort = stepFaceOf(step.kind)?.weighs
        if (sort === undefined) return []
        const key = `${sort} ${node} ${step.id} ${whole.length}`
        const says = `Each time that ${nameOfFlow(flow)} is set going: ${stepSays(step, words)}.`
        return [{ drawn: `${node} ${step.id} ${whole}`, change: { sort, key, says, node } }]
      })
    })
}

/** Flows that are drawn as parts of their own, and mentioned. */
const calledBy = (drawn: string, flows: readonly DrawnFlow[]): readonly DrawnFlow[] =>
  flows.filter(
    ({ node, holder }) => holder === node.settings && drawn.includes(JSON.stringify(node.id)),
  )
