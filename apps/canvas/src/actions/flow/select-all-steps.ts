import { SquareDashed } from 'lucide-react'
import { currentFlow } from '../../flow/current.ts'
import { select } from '../../stores/session.ts'
import { always, type Action } from '../action.ts'

export const selectAllStepsAction: Action = {
  name: 'select-all-steps',
  label: 'Select every step',
  icon: SquareDashed,
  section: 'Edit',
  shortcuts: ['Mod+A'],
  scope: 'flow',
  isPossible: always,
  perform: () => select(...(currentFlow()?.tree.steps.map(({ step }) => step.id) ?? [])),
}
