import { ArrowLeftToLine, ArrowRightToLine } from 'lucide-react'
import { currentFlow, selectedSteps } from '../../flow/current.ts'
import { moving, type Spot } from '../../flow/edits.ts'
import { bodyAt } from '../../flow/tree.ts'
import { performAll } from '../../stores/document.ts'
import { notify } from '../../stores/session.ts'
import type { Action } from '../action.ts'

/** Moves steps, with all that they hold, to another place in the flow. */
export function moveSteps(ids: readonly string[], spot: Spot): void {
  const shown = currentFlow()
  if (!shown) return
  const commands = moving(shown.flow.node, shown.tree, ids, spot)
  const reason = commands
    ? performAll(ids.length === 1 ? 'Move a step' : `Move ${ids.length} steps`, commands)
    : 'A step can’t be moved into itself.'
  if (reason) notify({ tone: 'error', text: reason })
}

/** Where the selected step would stand one place earlier or later in its list. */
function neighbour(way: -1 | 1): Spot | null {
  const [step, ...others] = selectedSteps()
  const shown = currentFlow()
  if (!step || !shown || others.length > 0) return null
  const last = (bodyAt(shown.tree, step.list)?.steps.length ?? 0) - 1
  const to = step.at + way
  if (to < 0 || to > last) return null
  return { list: step.list, at: way === 1 ? to + 1 : to }
}

function move(way: -1 | 1): void {
  const spot = neighbour(way)
  if (spot)
    moveSteps(
      selectedSteps().map(({ step }) => step.id),
      spot,
    )
}

export const moveEarlierAction: Action = {
  name: 'move-step-earlier',
  label: 'Move the step earlier',
  icon: ArrowLeftToLine,
  section: 'Arrange',
  shortcuts: ['Mod+ArrowLeft'],
  scope: 'flow',
  edits: true,
  isPossible: () => neighbour(-1) !== null,
  perform: () => move(-1),
}

export const moveLaterAction: Action = {
  name: 'move-step-later',
  label: 'Move the step later',
  icon: ArrowRightToLine,
  section: 'Arrange',
  shortcuts: ['Mod+ArrowRight'],
  scope: 'flow',
  edits: true,
  isPossible: () => neighbour(1) !== null,
  perform: () => move(1),
}
