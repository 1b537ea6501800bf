import { Map } from 'lucide-react'
import { changePlace } from '../use-place.ts'
import { always } from './action.ts'
import type { Action } from './action.ts'

export const goMapAction: Action = {
  name: 'go-map',
  label: 'Go to the map',
  icon: Map,
  section: 'Go',
  shortcuts: ['G M'],
  scope: 'map',
  isPossible: always,
  perform: () => changePlace({ view: 'map' }),
}
