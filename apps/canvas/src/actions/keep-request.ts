import { ClipboardCheck } from 'lucide-react'
import { keepRun } from '../runs/keep-run.ts'
import { useTrace } from '../stores/trace.ts'
import type { Action } from './action.ts'

export const keepRequestAction: Action = {
  name: 'keep-request',
  label: 'Save the request as a test',
  words: ['test', 'keep', 'regression'],
  icon: ClipboardCheck,
  section: 'Run',
  shortcuts: ['G K'],
  scope: 'surface',
  edits: true,
  isPossible: () => Boolean(useTrace.getState().opened?.run.route),
  perform: () => {
    const { opened } = useTrace.getState()
    if (opened) void keepRun(opened.run)
  },
}
