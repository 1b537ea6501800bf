import { Keyboard } from 'lucide-react'
import { show } from '../stores/session.ts'
import { always } from './action.ts'
import type { Action } from './action.ts'

export const shortcutsAction: Action = {
  name: 'shortcuts',
  label: 'Keyboard shortcuts',
  words: ['keys', 'help', 'hotkeys'],
  icon: Keyboard,
  section: 'Go',
  shortcuts: ['?'],
  scope: 'project',
  isPossible: always,
  perform: () => show({ type: 'shortcuts' }),
}
