import { PanelLeft } from 'lucide-react'
import { toggleRail } from '../stores/session.ts'
import { always } from './action.ts'
import type { Action } from './action.ts'

export const paletteAction: Action = {
  name: 'palette',
  label: 'Palette',
  icon: PanelLeft,
  section: 'View',
  shortcuts: ['Mod+B'],
  scope: 'project',
  isPossible: always,
  perform: () => toggleRail('palette'),
}
