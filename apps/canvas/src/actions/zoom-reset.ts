import { Search } from 'lucide-react'
import { zoomReset } from '../map/camera.ts'
import { always } from './action.ts'
import type { Action } from './action.ts'

export const zoomResetAction: Action = {
  name: 'zoom-reset',
  label: 'Zoom to 100 %',
  icon: Search,
  section: 'View',
  shortcuts: ['0'],
  scope: 'surface',
  isPossible: always,
  perform: zoomReset,
}
