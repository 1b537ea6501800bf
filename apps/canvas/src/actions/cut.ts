import { Scissors } from 'lucide-react'
import type { Action } from './action.ts'
import { hasParts } from './chosen.ts'
import { copySelection } from './copy.ts'
import { removeAction } from './remove.ts'

export const cutAction: Action = {
  name: 'cut',
  label: 'Cut',
  icon: Scissors,
  section: 'Edit',
  shortcuts: ['Mod+X'],
  scope: 'map',
  edits: true,
  isPossible: hasParts,
  perform: () => void copySelection().then(removeAction.perform),
}
