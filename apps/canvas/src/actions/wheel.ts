import { Mouse } from 'lucide-react'
import { setWheel, useSession } from '../stores/session.ts'
import { always } from './action.ts'
import type { Action } from './action.ts'

export const wheelAction: Action = {
  name: 'wheel',
  label: 'Scroll wheel: pan or zoom',
  words: ['mouse', 'scroll'],
  icon: Mouse,
  section: 'View',
  shortcuts: [],
  scope: 'project',
  isPossible: always,
  perform: () => setWheel(useSession.getState().wheel === 'pan' ? 'zoom' : 'pan'),
}
