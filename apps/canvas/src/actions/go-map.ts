import { Map } from 'lucide-react'
import { focusMap } from '../map/camera.ts'
import { useSession } from '../stores/session.ts'
import { always } from './action.ts'
import { showView } from './show-view.ts'
import type { Action } from './action.ts'

export const goMapAction: Action = {
  name: 'go-map',
  label: 'Go to the map',
  words: ['map', 'canvas', 'drawing', 'diagram'],
  icon: Map,
  section: 'Go',
  shortcuts: ['G M'],
  scope: 'surface',
  isPossible: always,
  perform: () => {
    showView('map')
    requestAnimationFrame(() => focusMap(useSession.getState().selection[0]))
  },
}
