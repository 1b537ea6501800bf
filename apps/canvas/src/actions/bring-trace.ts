import { FileUp } from 'lucide-react'
import { show } from '../stores/session.ts'
import { always } from './action.ts'
import type { Action } from './action.ts'

export const bringTraceAction: Action = {
  name: 'bring-trace',
  label: 'Show a trace from elsewhere',
  words: ['trace', 'OpenTelemetry', 'OTLP', 'import'],
  icon: FileUp,
  section: 'View',
  shortcuts: [],
  scope: 'project',
  edits: true,
  isPossible: always,
  perform: () => show({ type: 'bringTrace' }),
}
