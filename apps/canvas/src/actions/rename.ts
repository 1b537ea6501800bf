import { PencilLine } from 'lucide-react'
import { useSession } from '../stores/session.ts'
import { chosenPart } from './chosen.ts'
import type { Action } from './action.ts'

export const renameAction: Action = {
  name: 'rename',
  label: 'Rename',
  icon: PencilLine,
  section: 'Edit',
  shortcuts: ['F2'],
  scope: 'map',
  isPossible: () => chosenPart() !== null && chosenPart()?.kind !== 'note',
  perform: () => useSession.setState({ renaming: chosenPart()?.id ?? null }),
}
