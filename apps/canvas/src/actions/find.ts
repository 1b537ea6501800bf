import { Search } from 'lucide-react'
import { show } from '../stores/session.ts'
import { always } from './action.ts'
import type { Action } from './action.ts'

export const findAction: Action = {
  name: 'find',
  label: 'Find in the drawing',
  words: ['search', 'look for'],
  icon: Search,
  section: 'Go',
  shortcuts: ['Mod+F'],
  scope: 'project',
  isPossible: always,
  perform: () => show({ type: 'find' }),
}
