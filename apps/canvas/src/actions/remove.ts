import { removal } from '@drawbridge/commands'
import { Trash2 } from 'lucide-react'
import { performCarefully } from '../document/careful.ts'
import { wordsFor } from '../document/parts.ts'
import { useDocument } from '../stores/document.ts'
import { select, useSession } from '../stores/session.ts'
import { hasSelection } from './chosen.ts'
import type { Action } from './action.ts'
import { focusMap } from '../map/camera.ts'
import { offerUndo } from './offer-undo.ts'

function remove(ids: readonly string[]): void {
  const { manifest } = useDocument.getState()
  const words = wordsFor(manifest, ids)
  void performCarefully(`Remove ${words}`, removal(manifest, ids), () => removed(words))
}

function removed(words: string): void {
  select()
  if (!document.activeElement?.closest('[data-outline]')) focusMap()
  offerUndo(`Removed ${words}`)
}

export const removeConnection = (id: string): void => remove([id])

/** Takes away every connection that begins, or ends, at a part. */
export function removeConnections(part: string, end: 'from' | 'to'): void {
  const { connections } = useDocument.getState().manifest
  const ids = connections.filter((one) => one[end] === part).map(({ id }) => id)
  if (ids.length > 0) remove(ids)
}

export const removeAction: Action = {
  name: 'remove',
  label: 'Delete',
  icon: Trash2,
  section: 'Edit',
  shortcuts: ['Delete', 'Backspace'],
  scope: 'map',
  edits: true,
  isPossible: hasSelection,
  perform: () => remove(useSession.getState().selection),
}
