import type { Run } from '../stores/trace.ts'

/** What a step did in one request. */
export interface RanStep {
  readonly state: 'done' | 'failed' | 'skipped'
  /** Which step it was, counted as they began; 0 for one that was skipped. */
  readonly order: number
  readonly runs: number
  readonly ms: number | null
}

const SKIPPED: RanStep = { state: 'skipped', order: 0, runs: 0, ms: null }

/** Null where it can't be told: the request went no further than an earlier step. */
export function ranStep({ steps, until }: Run, node: string, id: string): RanStep | null {
  const at = steps.findIndex((one) => one.node === node && one.step === id)
  const found = steps[at]
  if (!found) return until === null ? SKIPPED : null
  const { runs, ms, failed } = found
  return { state: failed === undefined ? 'done' : 'failed', order: at + 1, runs, ms }
}

export function ranWords({ state, order, runs }: RanStep): string {
  if (state === 'skipped') return 'The last request did not come here'
  const times = runs > 1 ? `, ${runs} times` : ''
  return state === 'failed'
    ? `Step ${order}, where it failed`
    : `Step ${order} of the last request${times}`
}
