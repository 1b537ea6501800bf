import type { Command } from '@drawbridge/commands'
import type { Manifest } from '@drawbridge/manifest'
import { judge } from '../kinds/connecting.ts'
import { performAll, useDocument } from '../stores/document.ts'
import { notify } from '../stores/session.ts'
import { joining } from './connect-parts.ts'
import { undoAction } from './undo.ts'

/**
 * The edits that put a part between the ends of a connection, or null where that means nothing.
 * The connection itself stays: what it says is still so.
 */
export function inserting(manifest: Manifest, connection: string, id: string): readonly Command[] | null {
  const line = manifest.connections.find((one) => one.id === connection)
  if (!line || line.from === id || line.to === id) return null
  const [before, after] = [judge(manifest, line.from, id), judge(manifest, id, line.to)]
  if (!before.ok || !after.ok || before.to !== id || after.from !== id) return null
  const first = joining(manifest, line.from, id)
  const second = joining(manifest, id, line.to)
  if ('reason' in first || 'reason' in second) return null
  return [...first.commands, ...second.commands]
}

/** Puts a part between the ends of a connection, with what else the hand did in the same move. */
export function insertPart(connection: string, id: string, moves: readonly Command[] = []): void {
  const { manifest } = useDocument.getState()
  const name = (wanted: string | undefined) =>
    manifest.nodes.find((node) => node.id === wanted)?.name ?? ''
  const line = manifest.connections.find((one) => one.id === connection)
  const commands = inserting(manifest, connection, id)
  if (!line || !commands) return
  const words = `${name(id)} between ${name(line.from)} and ${name(line.to)}`
  const reason = performAll(`Put ${words}`, [...moves, ...commands])
  if (reason) return notify({ tone: 'error', text: reason })
  const action = { label: 'Undo', perform: undoAction.perform }
  notify({ tone: 'plain', text: `Put ${words}`, action })
}
