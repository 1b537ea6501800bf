import { ListPlus } from 'lucide-react'
import { selectedSteps } from '../../flow/current.ts'
import type { Spot } from '../../flow/edits.ts'
import { show } from '../../stores/session.ts'
import type { Action } from '../action.ts'

/** Within the selected step: the first of its bodies that is empty, else the end of the first. */
function spotInside(): Spot | null {
  const [placed, ...others] = selectedSteps()
  if (!placed || others.length > 0) return null
  const body = placed.bodies.find(({ steps }) => steps.length === 0) ?? placed.bodies[0]
  return body ? { list: body.list, at: body.steps.length } : null
}

export const addInsideAction: Action = {
  name: 'add-inside',
  label: 'Add a step inside',
  icon: ListPlus,
  section: 'Add',
  shortcuts: ['Shift+N'],
  scope: 'flow',
  edits: true,
  isPossible: () => spotInside() !== null,
  perform: () => show({ type: 'addStep', spot: spotInside() }),
}
