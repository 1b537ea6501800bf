import { Columns2 } from 'lucide-react'
import { currentPlace } from '../use-place.ts'
import { always } from './action.ts'
import { showView } from './show-view.ts'
import type { Action } from './action.ts'

export const splitAction: Action = {
  name: 'split',
  label: 'Code beside the map',
  icon: Columns2,
  section: 'View',
  shortcuts: ['Mod+\\'],
  scope: 'project',
  isPossible: always,
  perform: () => {
    const place = currentPlace()
    if (place.page === 'project') showView(place.view === 'split' ? 'map' : 'split')
  },
}
