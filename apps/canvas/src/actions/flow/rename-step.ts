import { PencilLine } from 'lucide-react'
import { selectedSteps } from '../../flow/current.ts'
import { showSide } from '../../stores/session.ts'
import type { Action } from '../action.ts'

export const renameStepAction: Action = {
  name: 'rename-step',
  label: 'Name its value',
  icon: PencilLine,
  section: 'Edit',
  shortcuts: ['F2'],
  scope: 'flow',
  edits: true,
  isPossible: () => selectedSteps().length === 1,
  perform: () => {
    showSide('details')
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>('#details [data-field$="/name"]')?.focus(),
    )
  },
}
