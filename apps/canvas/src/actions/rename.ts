import { PencilLine } from 'lucide-react'
import { useSession } from '../stores/session.ts'
import { chosenPart } from './chosen.ts'
import type { Action } from './action.ts'
import { isNote } from '../kinds/roles.ts'

export const renameAction: Action = {
  name: 'rename',
  label: 'Rename',
  icon: PencilLine,
  section: 'Edit',
  shortcuts: ['F2'],
  scope: 'map',
  edits: true,
  isPossible: () => {
    const part = chosenPart()
    return part !== null && !isNote(part)
  },
  perform: () => useSession.setState({ renaming: chosenPart()?.id ?? null }),
}
