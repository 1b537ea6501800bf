import { Focus } from 'lucide-react'
import { fit } from '../map/camera.ts'
import { useSession } from '../stores/session.ts'
import { hasParts } from './chosen.ts'
import type { Action } from './action.ts'

export const fitSelectionAction: Action = {
  name: 'fit-selection',
  label: 'Show the selection',
  icon: Focus,
  section: 'View',
  shortcuts: ['2', 'Shift+2'],
  scope: 'map',
  isPossible: hasParts,
  perform: () => fit({ ids: useSession.getState().selection }),
}
