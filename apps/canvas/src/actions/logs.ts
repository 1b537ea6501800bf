import { ScrollText } from 'lucide-react'
import { toggleDock } from '../stores/session.ts'
import { always } from './action.ts'
import type { Action } from './action.ts'

export const logsAction: Action = {
  name: 'logs',
  label: 'Logs',
  words: ['log', 'console', 'output'],
  icon: ScrollText,
  section: 'View',
  shortcuts: ['G L'],
  scope: 'surface',
  isPossible: always,
  perform: () => toggleDock('logs'),
}
