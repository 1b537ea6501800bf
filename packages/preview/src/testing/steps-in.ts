import type { Run, TracedMoment } from '../trace/runs.ts'

/** The steps that a request passed, in the order in which they began. */
export const stepsIn = (run: Run | undefined): readonly TracedStep[] =>
  (run?.moments ?? []).filter((one) => one.sort === 'step')

type TracedStep = Extract<TracedMoment, { sort: 'step' }>
