import { Plus } from 'lucide-react'
import { show } from '../stores/session.ts'
import { always } from './action.ts'
import { chosenConnection, chosenPart } from './chosen.ts'
import { showInsert } from './insert-part.ts'
import type { Action } from './action.ts'

export const addAction: Action = {
  name: 'add',
  label: 'Add a part',
  icon: Plus,
  section: 'Add',
  shortcuts: ['N', '/'],
  scope: 'map',
  edits: true,
  isPossible: always,
  perform: () => {
    const line = chosenConnection()
    if (line) showInsert(line)
    else show({ type: 'add', after: chosenPart()?.id ?? null, at: null })
  },
}
