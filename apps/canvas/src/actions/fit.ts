import { Maximize } from 'lucide-react'
import { fit } from '../map/camera.ts'
import { always } from './action.ts'
import type { Action } from './action.ts'

export const fitAction: Action = {
  name: 'fit',
  label: 'Show everything',
  words: ['fit', 'zoom to fit', 'overview'],
  icon: Maximize,
  section: 'View',
  shortcuts: ['1', 'Shift+1'],
  scope: 'surface',
  isPossible: always,
  perform: () => fit(),
}
