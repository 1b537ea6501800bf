import { partsOf, type TypedExpression } from '@drawbridge/expressions'
import { PERMISSIONS } from './caller.ts'
import type { RowPath } from './outer.ts'

/** What is known of whoever calls without asking the database. */
const KNOWN_OF_CALLER = new Set(['id', 'role', PERMISSIONS])

/** Whether a piece needs a row of the query; what doesn't is computed before it runs. */
export function needsRow(piece: TypedExpression, rows: ReadonlyMap<string, RowPath>): boolean {
  const needs = (inner: TypedExpression): boolean => needsRow(inner, rows)
  switch (piece.kind) {
    case 'literal':
      return false
    case 'name':
      return rows.has(piece.name)
    case 'member': {
      const { object, name } = piece
      return isCaller(object, rows) && KNOWN_OF_CALLER.has(name) ? false : needs(object)
    }
    case 'method': {
      const inner = new Map([...rows].filter(([name]) => name !== piece.parameter))
      return needs(piece.object) || needsRow(piece.body, inner)
    }
    default:
      return partsOf(piece).some(needs)
  }
}

/** Whether a piece is whoever calls, known to the function that runs the query. */
function isCaller(piece: TypedExpression, rows: ReadonlyMap<string, RowPath>): boolean {
  const path = piece.kind === 'name' ? rows.get(piece.name) : undefined
  return path?.kind === 'keyed' && path.key.kind === 'parameter'
}
