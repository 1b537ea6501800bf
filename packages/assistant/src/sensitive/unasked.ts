import { stepFaceOf } from '@drawbridge/kinds/faces'
import type { Manifest } from '@drawbridge/manifest'
import { allFlows, nameOfFlow, stepsWithin } from '../explain/drawn-flows.ts'
import { stepSays, wordsIn } from '../explain/step-words.ts'
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
  return allFlows(manifest)
    .filter(({ holder }) => holder['method'] === undefined)
    .flatMap((flow) => {
      const { id: node } = flow.node
      const whole = JSON.stringify(flow.holder)
      return stepsWithin(flow.steps).flatMap(({ step }): Weighing[] => {
        const sort = stepFaceOf(step.kind)?.weighs
        if (sort === undefined) return []
        const key = `${sort} ${node} ${step.id} ${whole.length}`
        const says = `Each time that ${nameOfFlow(flow)} is set going: ${stepSays(step, words)}.`
        return [{ drawn: `${node} ${step.id} ${whole}`, change: { sort, key, says, node } }]
      })
    })
}
