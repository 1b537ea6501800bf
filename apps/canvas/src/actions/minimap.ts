import { Map } from 'lucide-react'
import { useSession } from '../stores/session.ts'
import { always } from './action.ts'
import { isMinimapShown } from '../map/minimap-shown.ts'
import type { Action } from './action.ts'

export const minimapAction: Action = {
  name: 'minimap',
  label: 'Minimap',
  icon: Map,
  section: 'View',
  shortcuts: ['Alt+M'],
  scope: 'project',
  isPossible: always,
  perform: () => useSession.setState({ minimap: !isMinimapShown() }),
}
