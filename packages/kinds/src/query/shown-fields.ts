import { partsOf, type Type, type TypedExpression } from '@drawbridge/expressions'
import type { ColumnModel, Model } from '../model.ts'
import { tableOf } from '../table/emit/lookup.ts'

/** A field whose value can be seen in that of a formula, and the row that it is read from. */
export interface ShownField {
  readonly column: ColumnModel
  /** Whether it is of whoever asks. */
  readonly isOfUser: boolean
  /** Whether it is shown as it is, and nothing is made of it first. */
  readonly isWhole: boolean
}

/**
 * The fields of rows that a formula shows: what it is made of, and not what it only asks about, as in
 * `row.code == 'x'` or `count(row.notes)`.
 */
export function shownFields(formula: TypedExpression, model: Model): readonly ShownField[] {
  return showing(formula).flatMap(({ piece, isWhole }) => {
    if (piece.kind !== 'member') return []
    const table = tableOf(rowTable(piece.object.type) ?? '', model)
    const column = table?.columns.find(({ name }) => name === piece.name)
    const isOfUser = piece.object.kind === 'name' && piece.object.name === 'user'
    return column === undefined ? [] : [{ column, isOfUser, isWhole }]
  })
}

function rowTable(type: Type): string | undefined {
  if (type.kind === 'nullable') return rowTable(type.of)
  return type.kind === 'row' ? type.table : undefined
}

interface Shown {
  readonly piece: TypedExpression
  readonly isWhole: boolean
}

/** The pieces of a formula whose values are in its own. */
function showing(piece: TypedExpression, isWhole = true): readonly Shown[] {
  // What comes to yes or no gives no value away.
  if (piece.type.kind === 'boolean' && piece.kind !== 'member' && piece.kind !== 'choice') return []
  if (piece.kind === 'call' && piece.name === 'count') return []
  const parts = piece.kind === 'choice' ? [piece.then, piece.otherwise] : partsOf(piece)
  const isMade = piece.kind === 'call' || piece.kind === 'method'
  return [{ piece, isWhole }, ...parts.flatMap((part) => showing(part, isWhole && !isMade))]
}
