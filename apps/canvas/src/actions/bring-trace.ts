import { FileUp } from 'lucide-react'
import { show } from '../stores/session.ts'
import { always } from './action.ts'
import type { Action } from './action.ts'

export const bringTraceAction: Action = {
  name: 'bring-trace',
  label: 'Show a trace from elsewhere',
  icon: FileUp,
  section: 'View',
  shortcuts: [],
  scope: 'project',
  edits: true,
  isPossible: always,
  perform: () => show({ type: 'bringTrace' }),
}
