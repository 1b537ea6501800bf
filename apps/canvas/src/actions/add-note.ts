import { kindFor } from '@drawbridge/kinds/faces'
import { StickyNote } from 'lucide-react'
import { always } from './action.ts'
import { addPart } from './add-part.ts'
import type { Action } from './action.ts'

export const addNoteAction: Action = {
  name: 'add-note',
  label: 'Add a note',
  words: ['comment', 'sticky'],
  icon: StickyNote,
  section: 'Add',
  shortcuts: ['Shift+S'],
  scope: 'map',
  edits: true,
  isPossible: always,
  perform: () => addPart(kindFor('notes').kind),
}
