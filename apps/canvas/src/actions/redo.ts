import { Redo2 } from 'lucide-react'
import { redo, useDocument } from '../stores/document.ts'
import { tell } from './tell.ts'
import type { Action } from './action.ts'

export const redoAction: Action = {
  name: 'redo',
  label: 'Redo',
  icon: Redo2,
  section: 'Edit',
  shortcuts: ['Mod+Shift+Z', 'Mod+Y'],
  scope: 'project',
  edits: true,
  isPossible: () => useDocument.getState().future.length > 0,
  perform: () => tell('Done again', redo()),
}
