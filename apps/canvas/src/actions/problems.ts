import { CircleAlert } from 'lucide-react'
import { toggleDock } from '../stores/session.ts'
import { always } from './action.ts'
import type { Action } from './action.ts'

export const problemsAction: Action = {
  name: 'problems',
  label: 'Problems',
  words: ['errors', 'warnings', 'issues'],
  icon: CircleAlert,
  section: 'View',
  shortcuts: ['Mod+J'],
  scope: 'project',
  isPossible: always,
  perform: () => toggleDock('problems'),
}
