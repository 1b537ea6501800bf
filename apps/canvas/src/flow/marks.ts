import { useMemo } from 'react'
import { useSession } from '../stores/session.ts'
import { useTrace } from '../stores/trace.ts'
import type { FlowPlace } from './place.ts'
import { isOf } from './ran.ts'

/** That requests are held at a step, or that one is held there now. */
export type Mark = 'breakpoint' | 'held'

export const MARK_WORDS: Readonly<Record<Mark, string>> = {
  breakpoint: 'Breakpoint',
  held: 'A request is held here',
}

/** Where requests to a flow are held, by the ids of its steps. */
export function useMarks(flow: FlowPlace): ReadonlyMap<string, Mark> {
  const breakpoints = useSession((session) => session.breakpoints)
  const paused = useTrace(({ preview }) => preview?.debug?.paused)
  return useMemo(() => {
    const own = breakpoints.filter((one) => isOf(one, flow))
    const marks = new Map<string, Mark>(own.map(({ step }) => [step, 'breakpoint']))
    if (paused && isOf(paused, flow)) marks.set(paused.step, 'held')
    return marks
  }, [breakpoints, paused, flow])
}
