import type { Command } from '@drawbridge/commands'
import type { JsonObject, Manifest, Node, Position } from '@drawbridge/manifest'
import { tableView } from '../kinds/table.ts'

/** Edits of whole parts, as commands. Pure, but for new ids, which the caller brings. */

const FIRST_NAMES: Readonly<Record<string, string>> = {
  table: 'items',
  note: 'note',
  group: 'group',
}

/** A name that no other part has: `items`, `items2`, … */
export function freeName(manifest: Manifest, wished: string): string {
  const taken = new Set(manifest.nodes.map(({ name }) => name.toLowerCase()))
  if (!taken.has(wished.toLowerCase())) return wished
  const stem = wished.replace(/\d+$/, '')
  for (let number = 2; ; number += 1)
    if (!taken.has(`${stem}${number}`.toLowerCase())) return `${stem}${number}`
}

export const newPart = (
  manifest: Manifest,
  kind: string,
  settings: JsonObject,
  position: Position,
  id: string,
): Node => ({
  id,
  kind,
  name: freeName(manifest, FIRST_NAMES[kind] ?? kind),
  settings,
  position,
})

/** Takes parts and connections away; relations and groups that point to them go too. */
export function removal(manifest: Manifest, ids: readonly string[]): readonly Command[] {
  const gone = new Set(ids)
  const nodes = manifest.nodes.filter(({ id }) => gone.has(id))
  const dangling = manifest.nodes.filter(({ id, kind }) => kind === 'table' && !gone.has(id))
  return [
    ...dangling.flatMap((node) =>
      tableView(node)
        .relations.filter(({ target }) => gone.has(target))
        .map(({ id }): Command => ({
          type: 'removeItem',
          id: node.id,
          path: ['relations', `#${id}`],
        })),
    ),
    ...manifest.connections
      .filter(({ id, from, to }) => gone.has(id) && !gone.has(from) && !gone.has(to))
      .map(({ id }): Command => ({ type: 'disconnect', id })),
    ...nodes.map(({ id }): Command => ({ type: 'removeNode', id })),
  ]
}

/** “tasks”, “3 parts”, “a connection”. */
export function wordsFor(manifest: Manifest, ids: readonly string[]): string {
  const nodes = manifest.nodes.filter(({ id }) => ids.includes(id))
  const [only] = nodes
  if (nodes.length === 1 && only) return only.name
  if (nodes.length === 0) return ids.length === 1 ? 'a connection' : `${ids.length} connections`
  return `${nodes.length} parts`
}
