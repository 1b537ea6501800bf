import { ZoomOut } from 'lucide-react'
import { zoomOut } from '../map/camera.ts'
import { always } from './action.ts'
import type { Action } from './action.ts'

export const zoomOutAction: Action = {
  name: 'zoom-out',
  label: 'Zoom out',
  icon: ZoomOut,
  section: 'View',
  shortcuts: ['-'],
  scope: 'surface',
  isPossible: always,
  perform: zoomOut,
}
