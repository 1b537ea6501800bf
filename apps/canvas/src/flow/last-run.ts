import { useMemo } from 'react'
import { endpointOfFlow } from '../explorer/drawn-form.ts'
import { useTrace, type Run } from '../stores/trace.ts'
import type { Shown } from './current.ts'
import { flowRun } from '../runs/flow-run.ts'
import { isOf } from './ran.ts'
import { everyStep } from './tree.ts'

/** The newest request that went through a flow; one that only came to its door began it too. */
export function lastRun({ flow, tree }: Shown, runs: readonly Run[]): Run | null {
  const own = flow.sort === 'endpoint' ? endpointOfFlow(flow) : null
  const ids = new Set(everyStep(tree).map(({ step }) => step.id))
  const passed = ({ steps }: Run): boolean =>
    steps.some((one) => isOf(one, flow) && ids.has(one.step))
  return runs.find((run) => run.endpoint === own || passed(run)) ?? null
}

/** The request that is looked at, where one is; else the last one that came through. */
export function useLastRun(shown: Shown): Run | null {
  const runs = useTrace((trace) => trace.runs)
  const opened = useTrace((trace) => trace.opened)
  return useMemo(
    () => (opened ? lastRun(shown, [flowRun(opened)]) : lastRun(shown, runs)),
    [shown, runs, opened],
  )
}
