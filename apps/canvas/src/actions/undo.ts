import { Undo2 } from 'lucide-react'
import { undo, useDocument } from '../stores/document.ts'
import { tell } from './tell.ts'
import type { Action } from './action.ts'

export const undoAction: Action = {
  name: 'undo',
  label: 'Undo',
  icon: Undo2,
  section: 'Edit',
  shortcuts: ['Mod+Z'],
  scope: 'project',
  edits: true,
  isPossible: () => useDocument.getState().past.length > 0,
  perform: () => tell('Undone', undo()),
}
