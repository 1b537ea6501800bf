import { SquareArrowOutUpLeft } from 'lucide-react'
import { currentFlow, selectedSteps } from '../../flow/current.ts'
import { around } from '../../flow/tree.ts'
import type { Action } from '../action.ts'
import { goTo } from '../go-to.ts'

/** The step whose body the selected one stands in. */
function stepAround(): string | undefined {
  const shown = currentFlow()
  const [placed] = selectedSteps()
  return shown && placed ? around(shown.tree, placed.step.id).at(-1)?.step.id : undefined
}

/** Out of a body again: what is added next comes after all of it. */
export const stepOutAction: Action = {
  name: 'step-out',
  label: 'Go to the step around',
  icon: SquareArrowOutUpLeft,
  section: 'Go',
  shortcuts: ['Alt+ArrowUp'],
  scope: 'flow',
  isPossible: () => stepAround() !== undefined,
  perform: () => void goTo(stepAround()),
}
