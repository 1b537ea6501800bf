import { CircleDot } from 'lucide-react'
import { currentFlow, selectedSteps } from '../../flow/current.ts'
import { toggleBreakpoint } from '../../runs/breakpoints.ts'
import type { Action } from '../action.ts'

/** Holds requests before the selected step, or does not any more. */
function toggle(): void {
  const shown = currentFlow()
  const [placed] = selectedSteps()
  if (!shown || !placed) return
  const { node, item } = shown.flow
  toggleBreakpoint({ node, item, step: placed.step.id })
}

export const breakpointAction: Action = {
  name: 'breakpoint',
  label: 'Hold requests before this step, or not',
  icon: CircleDot,
  section: 'Run',
  shortcuts: ['F9'],
  scope: 'flow',
  edits: true,
  isPossible: () => selectedSteps().length === 1,
  perform: toggle,
}
