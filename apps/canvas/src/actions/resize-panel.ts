import { PanelRight } from 'lucide-react'
import { resize, useSession } from '../stores/session.ts'
import type { Action } from './action.ts'

const STEP = 40

const resizing = (name: string, label: string, key: string, by: number): Action => ({
  name,
  label,
  icon: PanelRight,
  section: 'View',
  shortcuts: [key],
  scope: 'surface',
  isPossible: () => useSession.getState().side !== null,
  perform: () => resize('side', useSession.getState().sizes.side + by),
})

export const widenPanelAction = resizing('widenPanel', 'Widen the panel', '[', STEP)
export const narrowPanelAction = resizing('narrowPanel', 'Narrow the panel', ']', -STEP)
