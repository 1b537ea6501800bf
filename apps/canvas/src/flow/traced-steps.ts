import type { Run, RunMoment } from '@drawbridge/protocol'

type SeenStep = Extract<RunMoment, { sort: 'step' }>

/** What a step did in one request; of several runs of it, the last. */
export interface TracedStep extends Pick<SeenStep, 'node' | 'item' | 'step' | 'ms' | 'each'> {
  readonly runs: number
  readonly value?: unknown
  readonly failed?: string
}

/** In the order in which they first began. */
export function tracedSteps(run: Run | null): readonly TracedStep[] {
  const steps = new Map<string, TracedStep>()
  for (const one of run?.moments ?? []) {
    if (one.sort !== 'step') continue
    const { run: runs, ...rest } = one
    steps.set(JSON.stringify([one.node, one.item, one.step]), { ...rest, runs })
  }
  return [...steps.values()]
}
