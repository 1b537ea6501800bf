import { ZoomIn } from 'lucide-react'
import { zoomIn } from '../map/camera.ts'
import { always } from './action.ts'
import type { Action } from './action.ts'

export const zoomInAction: Action = {
  name: 'zoom-in',
  label: 'Zoom in',
  icon: ZoomIn,
  section: 'View',
  shortcuts: ['+', '='],
  scope: 'surface',
  isPossible: always,
  perform: zoomIn,
}
