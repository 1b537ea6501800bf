import { tracedSteps } from '../flow/traced-steps.ts'
import type { OpenedRun, Run } from '../stores/trace.ts'
import { seenAs, sentAs } from './sent-as.ts'

/** A request that is looked at, as flows show it: as far as the moment that is looked at. */
export function flowRun({ run, at }: OpenedRun): Run {
  return {
    endpoint: run.route === null ? '' : `${run.method} ${run.route.path}`,
    request: seenAs(run),
    again: sentAs(run) ?? null,
    status: run.status,
    steps: tracedSteps({ ...run, moments: run.moments.slice(0, at + 1) }),
    until: null,
    at: new Date(run.began),
  }
}
