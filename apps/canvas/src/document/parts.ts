import type { JsonObject, Manifest, Node, Position } from '@drawbridge/manifest'

/** Parts before they are drawn, and the words for them. Pure: new ids are the caller's. */

const FIRST_NAMES: Readonly<Record<string, string>> = { table: 'items' }

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

/** “tasks”, “3 parts”, “a connection”. */
export function wordsFor(manifest: Manifest, ids: readonly string[]): string {
  const nodes = manifest.nodes.filter(({ id }) => ids.includes(id))
  const [only] = nodes
  if (nodes.length === 1 && only) return only.name
  if (nodes.length === 0) return ids.length === 1 ? 'a connection' : `${ids.length} connections`
  return `${nodes.length} parts`
}
