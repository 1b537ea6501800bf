import { History } from 'lucide-react'
import { toggleRail } from '../stores/session.ts'
import { always } from './action.ts'
import type { Action } from './action.ts'

export const historyAction: Action = {
  name: 'history',
  label: 'History',
  words: ['versions', 'restore', 'changes', 'back'],
  icon: History,
  section: 'Go',
  shortcuts: ['G H'],
  scope: 'surface',
  isPossible: always,
  perform: () => toggleRail('history'),
}
