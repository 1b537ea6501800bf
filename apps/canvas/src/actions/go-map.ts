import { Map } from 'lucide-react'
import { always } from './action.ts'
import { showView } from './show-view.ts'
import type { Action } from './action.ts'

export const goMapAction: Action = {
  name: 'go-map',
  label: 'Go to the map',
  icon: Map,
  section: 'Go',
  shortcuts: ['G M'],
  scope: 'surface',
  isPossible: always,
  perform: () => showView('map'),
}
