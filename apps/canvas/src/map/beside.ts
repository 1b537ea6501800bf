import type { Manifest, Position } from '@drawbridge/manifest'
import { judge } from '../kinds/connecting.ts'
import { isStore } from '../kinds/roles.ts'
import { COLUMN_WIDTH } from './geometry.ts'

/**
 * Where a new part goes that is to be joined to others, so that lines run from left to right: right
 * of what leads to it, else left of what it leads to. Undefined where it can't be joined to any.
 */
export function placeBeside(
  manifest: Manifest,
  part: string,
  others: readonly string[],
  places: ReadonlyMap<string, Position>,
): Position | undefined {
  const verdicts = others.map((other) => judge(manifest, other, part)).filter(({ ok }) => ok)
  const ends = verdicts.flatMap((verdict) => (verdict.ok ? [verdict] : []))
  const placed = (ids: readonly string[]): readonly Position[] =>
    ids.flatMap((id) => places.get(id) ?? [])
  const before = placed(ends.flatMap(({ from, to }) => (to === part ? [from] : [])))
  const last = before.toSorted((a, b) => b.x - a.x)[0]
  if (last) return { x: last.x + COLUMN_WIDTH, y: last.y }
  const behind = placed(ends.flatMap(({ from, to }) => (from === part ? held(manifest, to) : [])))
  const first = behind.toSorted((a, b) => a.x - b.x)[0]
  return first && { x: first.x - COLUMN_WIDTH, y: first.y }
}

/** A part, with the tables that it keeps although no line leads to them. */
function held({ nodes }: Manifest, id: string): readonly string[] {
  const keeps = nodes.some((node) => node.id === id && isStore(node))
  return [
    id,
    ...(keeps ? nodes.flatMap(({ kind, id: table }) => (kind === 'table' ? [table] : [])) : []),
  ]
}
