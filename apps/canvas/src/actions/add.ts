import { Plus } from 'lucide-react'
import { show } from '../stores/session.ts'
import { always } from './action.ts'
import { chosenPart } from './chosen.ts'
import type { Action } from './action.ts'

export const addAction: Action = {
  name: 'add',
  label: 'Add a part',
  icon: Plus,
  section: 'Add',
  shortcuts: ['N', '/'],
  scope: 'map',
  isPossible: always,
  perform: () => show({ type: 'add', after: chosenPart()?.id ?? null, at: null }),
}
