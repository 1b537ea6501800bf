import { PanelLeft } from 'lucide-react'
import { toggleRail, useSession } from '../stores/session.ts'
import { currentPlace } from '../use-place.ts'
import { always } from './action.ts'
import { showView } from './show-view.ts'
import type { Action } from './action.ts'

/** From the code and the rows it leads to the map: there is something to drop parts on. */
function togglePalette(): void {
  const place = currentPlace()
  if (place.page !== 'project' || place.view === 'map' || place.view === 'split')
    return toggleRail('palette')
  showView('map')
  useSession.setState({ rail: 'palette' })
}

export const paletteAction: Action = {
  name: 'palette',
  label: 'Palette',
  icon: PanelLeft,
  section: 'View',
  shortcuts: ['Mod+B'],
  scope: 'project',
  isPossible: always,
  perform: togglePalette,
}
