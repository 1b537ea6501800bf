import { ListTree } from 'lucide-react'
import { toggleRail } from '../stores/session.ts'
import { always } from './action.ts'
import type { Action } from './action.ts'

export const outlineAction: Action = {
  name: 'outline',
  label: 'Outline',
  words: ['list', 'tree', 'parts'],
  icon: ListTree,
  section: 'View',
  shortcuts: ['G O'],
  scope: 'surface',
  isPossible: always,
  perform: () => toggleRail('outline'),
}
