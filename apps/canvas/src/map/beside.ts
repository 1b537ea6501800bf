import type { Manifest, Position } from '@drawbridge/manifest'
import { judge } from '../kinds/connecting.ts'
import { isStore } from '../kinds/roles.ts'
import { COLUMN_WIDTH } from './geometry.ts'

/** Where a new part goes, and what makes way for it. */
export interface Beside {
  readonly place: Position
  readonly moved: Readonly<Record<string, Position>>
}

/**
 * A place for a new part that is to be joined to others, so that lines run from left to right: right
 * of what leads to it, and left of what it leads to, which makes way where it must. Undefined where
 * it can't be joined to any.
 */
export function placeBeside(
  manifest: Manifest,
  part: string,
  others: readonly string[],
  places: ReadonlyMap<string, Position>,
): Beside | undefined {
  const ends = others.flatMap((other) => {
    const verdict = judge(manifest, other, part)
    return verdict.ok ? [verdict] : []
  })
  const placed = (ids: readonly string[]): readonly Placed[] =>
    [...new Set(ids)].flatMap((id) => {
      const place = places.get(id)
      return place ? [{ id, ...place }] : []
    })
  const before = placed(ends.flatMap(({ from, to }) => (to === part ? [from] : [])))
  const behind = placed(ends.flatMap(({ from, to }) => (from === part ? held(manifest, to) : [])))
  const last = before.toSorted((a, b) => b.x - a.x)[0]
  const first = behind.toSorted((a, b) => a.x - b.x)[0]
  if (!last) return first && { place: { x: first.x - COLUMN_WIDTH, y: first.y }, moved: {} }
  const place = { x: last.x + COLUMN_WIDTH, y: last.y }
  const way = first ? place.x + COLUMN_WIDTH - first.x : 0
  const moving = way > 0 ? behind.map(({ id, x, y }) => [id, { x: x + way, y }] as const) : []
  return { place, moved: Object.fromEntries(moving) }
}

interface Placed extends Position {
  readonly id: string
}

/** A part, with the tables that it keeps although no line leads to them. */
function held({ nodes }: Manifest, id: string): readonly string[] {
  const keeps = nodes.some((node) => node.id === id && isStore(node))
  return [
    id,
    ...(keeps ? nodes.flatMap(({ kind, id: table }) => (kind === 'table' ? [table] : [])) : []),
  ]
}
