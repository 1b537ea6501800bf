import { ListChecks } from 'lucide-react'
import { toggleDock } from '../stores/session.ts'
import { always } from './action.ts'
import type { Action } from './action.ts'

export const testsAction: Action = {
  name: 'tests',
  label: 'Tests',
  words: ['test', 'check'],
  icon: ListChecks,
  section: 'View',
  shortcuts: ['G E'],
  scope: 'surface',
  isPossible: always,
  perform: () => toggleDock('tests'),
}
