import { Trash2 } from 'lucide-react'
import { removal, wordsFor } from '../document/parts.ts'
import { performAll, useDocument } from '../stores/document.ts'
import { announce, notify, select, useSession } from '../stores/session.ts'
import { hasSelection } from './chosen.ts'
import type { Action } from './action.ts'
import { focusMap } from '../map/camera.ts'
import { undoAction } from './undo.ts'

function remove(ids: readonly string[]): void {
  const { manifest } = useDocument.getState()
  const words = wordsFor(manifest, ids)
  const reason = performAll(`Remove ${words}`, removal(manifest, ids))
  if (reason) return notify({ tone: 'error', text: reason })
  select()
  focusMap()
  announce(`Removed ${words}. Undo with Control Z.`)
  if (ids.some((id) => manifest.nodes.some((node) => node.id === id)))
    notify({
      tone: 'plain',
      text: `Removed ${words}`,
      action: { label: 'Undo', perform: undoAction.perform },
    })
}

export const removeConnection = (id: string): void => remove([id])

export const removeAction: Action = {
  name: 'remove',
  label: 'Delete',
  icon: Trash2,
  section: 'Edit',
  shortcuts: ['Delete', 'Backspace'],
  scope: 'map',
  isPossible: hasSelection,
  perform: () => remove(useSession.getState().selection),
}
