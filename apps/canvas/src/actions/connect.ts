import { Spline } from 'lucide-react'
import { show } from '../stores/session.ts'
import { chosenPart } from './chosen.ts'
import type { Action } from './action.ts'

export const connectAction: Action = {
  name: 'connect',
  label: 'Connect to…',
  icon: Spline,
  section: 'Edit',
  shortcuts: ['C'],
  scope: 'map',
  edits: true,
  isPossible: () => chosenPart() !== null,
  perform: () => {
    const part = chosenPart()
    if (part) show({ type: 'connect', from: part.id })
  },
}
