import type { Command } from '@drawbridge/commands'
import { faceOf } from '@drawbridge/kinds/faces'
import type { Connection, Manifest } from '@drawbridge/manifest'
import { BetweenHorizontalStart } from 'lucide-react'
import { judge } from '../kinds/connecting.ts'
import { performAll, useDocument } from '../stores/document.ts'
import { notify, show } from '../stores/session.ts'
import type { Action } from './action.ts'
import { chosenConnection } from './chosen.ts'
import { joining } from './connect-parts.ts'
import { undoAction } from './undo.ts'

/**
 * The edits that put a part between the ends of a connection, or null where that means nothing.
 * The connection itself stays: what it says is still so.
 */
export function inserting(
  manifest: Manifest,
  connection: string,
  id: string,
): readonly Command[] | null {
  const line = manifest.connections.find((one) => one.id === connection)
  if (!line || line.from === id || line.to === id) return null
  const [before, after] = [judge(manifest, line.from, id), judge(manifest, id, line.to)]
  if (!before.ok || !after.ok || before.to !== id || after.from !== id) return null
  const first = joining(manifest, line.from, id)
  const second = joining(manifest, id, line.to)
  if ('reason' in first || 'reason' in second) return null
  return [...first.commands, ...second.commands]
}

/** Whether a new part of a kind could be put between the ends of a connection. */
export function kindFitting(manifest: Manifest, connection: string, kind: string): boolean {
  const id = 'a part to be'
  const face = faceOf(kind)
  if (!face) return false
  const nodes = [...manifest.nodes, { id, kind: face.kind, name: kind, settings: face.defaults }]
  return inserting({ ...manifest, nodes }, connection, id) !== null
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

/** Offers the kinds of part that fit between the ends of a connection. */
export function showInsert({ id, from }: Connection): void {
  show({ type: 'add', after: from, at: null, into: id })
}

/** Puts a new part into the selected connection. */
export const insertAction: Action = {
  name: 'insert',
  label: 'Insert a part…',
  icon: BetweenHorizontalStart,
  section: 'Add',
  shortcuts: [],
  scope: 'map',
  edits: true,
  isPossible: () => chosenConnection() !== null,
  perform: () => {
    const line = chosenConnection()
    if (line) showInsert(line)
  },
}
