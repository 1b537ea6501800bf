import type { Run } from '../stores/trace.ts'
import type { FlowPlace } from './place.ts'

/** What a step did in one request. */
export interface RanStep {
  readonly state: 'done' | 'failed' | 'skipped'
  /** Which step it was, counted as they began; 0 for one that was skipped. */
  readonly order: number
  readonly runs: number
  readonly ms: number | null
}

const SKIPPED: RanStep = { state: 'skipped', order: 0, runs: 0, ms: null }

/** Ids of steps are a flow's own: another one may have the same. */
export const isOf = ({ node, item }: FlowPlace, flow: FlowPlace): boolean =>
  node === flow.node && item === flow.item

/** Null where it can't be told: the request went no further than an earlier step. */
export function ranStep({ steps, until }: Run, flow: FlowPlace, id: string): RanStep | null {
  const at = steps.findIndex((one) => isOf(one, flow) && one.step === id)
  const found = steps[at]
  if (!found) return until === null ? SKIPPED : null
  const { runs, ms, failed } = found
  return { state: failed === undefined ? 'done' : 'failed', order: at + 1, runs, ms }
}

export function ranWords({ state, order, runs, ms }: RanStep): string {
  if (state === 'skipped') return 'The last request did not come here'
  const times = runs > 1 ? `, ${runs} times` : ''
  return state === 'failed'
    ? `Step ${order}, where it failed`
    : `Step ${order} of the last request${times}${ms === null ? '' : `, ${took(ms)}`}`
}

export const took = (ms: number): string => (ms < 1 ? '<1 ms' : `${Math.round(ms)} ms`)
