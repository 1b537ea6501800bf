import { StickyNote } from 'lucide-react'
import { always } from './action.ts'
import { addPart } from './add-part.ts'
import type { Action } from './action.ts'
import { kindFor } from '../kinds/roles.ts'

export const addNoteAction: Action = {
  name: 'add-note',
  label: 'Add a note',
  icon: StickyNote,
  section: 'Add',
  shortcuts: ['Shift+S'],
  scope: 'map',
  edits: true,
  isPossible: always,
  perform: () => addPart(kindFor('note').kind),
}
