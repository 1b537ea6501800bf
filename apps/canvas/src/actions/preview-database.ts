import { Database } from 'lucide-react'
import { show } from '../stores/session.ts'
import { useTrace } from '../stores/trace.ts'
import type { Action } from './action.ts'

export const previewDatabaseAction: Action = {
  name: 'preview-database',
  label: 'Database of the preview',
  words: ['database', 'MySQL', 'PostgreSQL', 'SQLite', 'connect'],
  icon: Database,
  section: 'Run',
  shortcuts: [],
  scope: 'project',
  isPossible: () => useTrace.getState().preview !== null,
  perform: () => show({ type: 'previewDatabase' }),
}
