import type { Connection, Node } from '@drawbridge/manifest'
import { useDocument } from '../stores/document.ts'
import { useSession } from '../stores/session.ts'

/** The selected parts, in the order of the drawing. */
export function chosenParts(): readonly Node[] {
  const { selection } = useSession.getState()
  return useDocument.getState().manifest.nodes.filter(({ id }) => selection.includes(id))
}

/** The one selected part, or null. */
export function chosenPart(): Node | null {
  const parts = chosenParts()
  return parts.length === 1 ? (parts[0] ?? null) : null
}

export const hasSelection = (): boolean => useSession.getState().selection.length > 0
export const hasParts = (): boolean => chosenParts().length > 0

/** The one selected connection, or null. */
export function chosenConnection(): Connection | null {
  const { selection } = useSession.getState()
  const { connections } = useDocument.getState().manifest
  const chosen = connections.filter(({ id }) => selection.includes(id))
  return selection.length === 1 ? (chosen[0] ?? null) : null
}
