import { CornerUpLeft } from 'lucide-react'
import { leaveFlow } from '../../flow/current.ts'
import { always, type Action } from '../action.ts'

export const leaveFlowAction: Action = {
  name: 'leave-flow',
  label: 'Back to the map',
  icon: CornerUpLeft,
  section: 'Go',
  shortcuts: ['Alt+ArrowUp'],
  scope: 'flow',
  isPossible: always,
  perform: leaveFlow,
}
