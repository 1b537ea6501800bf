import { Send } from 'lucide-react'
import { showSide } from '../stores/session.ts'
import { always } from './action.ts'
import type { Action } from './action.ts'

export const tryAction: Action = {
  name: 'try',
  label: 'Go to the endpoints',
  icon: Send,
  section: 'Go',
  shortcuts: ['G A'],
  scope: 'surface',
  isPossible: always,
  perform: () => showSide('try'),
}
