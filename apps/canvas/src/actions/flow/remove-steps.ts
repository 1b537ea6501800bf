import { Trash2 } from 'lucide-react'
import { stepTitle } from '../../kinds/steps.ts'
import { currentFlow, leaveFlow, selectedSteps } from '../../flow/current.ts'
import { removing } from '../../flow/edits.ts'
import { bodyAt } from '../../flow/tree.ts'
import { START_ID } from '../../flow/to-nodes.ts'
import { focusMap } from '../../map/camera.ts'
import { performAll } from '../../stores/document.ts'
import { notify, select } from '../../stores/session.ts'
import { always, type Action } from '../action.ts'
import { offerUndo } from '../offer-undo.ts'

/** Removes the selected steps; those before and after them close up. */
export function removeSteps(): void {
  const shown = currentFlow()
  const steps = selectedSteps()
  const [first] = steps
  if (!shown) return
  if (!first) return leaveFlow()
  const words = steps.length === 1 ? stepTitle(first.step.kind) : `${steps.length} steps`
  const ids = steps.map(({ step }) => step.id)
  const reason = performAll(`Remove ${words}`, removing(shown.flow.node, shown.tree, ids))
  if (reason) return notify({ tone: 'error', text: reason })
  // What stands before is where a paste would go, and where the arrows go on from.
  const before = bodyAt(shown.tree, first.list)?.steps[first.at - 1]?.step.id ?? START_ID
  select(before)
  focusMap(before)
  offerUndo(`Removed ${words}`)
}

export const removeStepsAction: Action = {
  name: 'remove-steps',
  label: 'Delete',
  icon: Trash2,
  section: 'Edit',
  shortcuts: ['Delete', 'Backspace'],
  scope: 'flow',
  edits: true,
  isPossible: always,
  perform: removeSteps,
}
