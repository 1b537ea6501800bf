import { SquareDashed } from 'lucide-react'
import { useDocument } from '../stores/document.ts'
import { select } from '../stores/session.ts'
import type { Action } from './action.ts'

export const selectAllAction: Action = {
  name: 'select-all',
  label: 'Select everything',
  icon: SquareDashed,
  section: 'Edit',
  shortcuts: ['Mod+A'],
  scope: 'map',
  isPossible: () => useDocument.getState().manifest.nodes.length > 0,
  perform: () => select(...useDocument.getState().manifest.nodes.map(({ id }) => id)),
}
