import { partsOf } from '@drawbridge/expressions'
import { columnOfRole } from '../table/emit/resource.ts'
import type { Lowering, Outer, OuterCondition } from './outer.ts'
import { rowOf } from './row-list.ts'
import { memberValue } from './row-path.ts'

/**
 * A condition of a rule that holds because something is not so: only where the rows that it speaks of
 * are there. A deleted project is no open one, and it is no closed one either.
 */
export function whereKept(
  condition: OuterCondition,
  pieces: readonly Outer[],
  lowering: Lowering,
): OuterCondition {
  const kept = lowering.isRule ? pieces.flatMap((piece) => keptRows(piece, lowering)) : []
  return kept.length === 0 ? condition : { kind: 'and', conditions: [...kept, condition] }
}

/** That rows are there which a row can't be without, and which may be deleted all the same. */
function keptRows(piece: Outer, lowering: Lowering): readonly OuterCondition[] {
  // What is said of lists is said of the rows that are in them.
  if (piece.kind === 'method' || piece.kind === 'call') return []
  const inner = partsOf(piece).flatMap((part) => keptRows(part, lowering))
  if (piece.kind !== 'member' || piece.object.type.kind !== 'row') return inner
  const path = rowOf(piece.object, lowering)
  if (path?.kind !== 'toOne' || !path.table.softDelete) return inner
  const key = memberValue(path, columnOfRole(path.table, 'key'), lowering)
  if (key.kind !== 'select') return inner
  return [{ kind: 'exists', select: { ...key.select, values: [] } }]
}
