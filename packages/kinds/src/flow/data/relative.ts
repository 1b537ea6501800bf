import { partsOf, type TypedExpression } from '@drawbridge/expressions'
import { typeOf, type ValueType } from '@drawbridge/sql'
import type { Formula } from '../formula.ts'
import type { StepCheck } from '../step-check.ts'
import type { ColumnModel, TableModel } from '../../model.ts'
import type { OuterValue } from '../../query/outer.ts'
import { needsRow } from '../../query/mentions.ts'
import { columnValue } from '../../query/row-path.ts'
import { boundRow, valueAt } from './checked-query.ts'

/**
 * What a column becomes by what the row has, such as `row.stock - quantity`: the database works it
 * out, so that of two who take at once each takes from what the other left. Undefined after a problem.
 */
export function relativeValue(
  check: StepCheck,
  table: TableModel,
  path: readonly (string | number)[],
  { column, formula, set }: RelativeFormula,
): OuterValue | undefined {
  const refuse = (problem: string, cure: string): undefined =>
    check.report('wrong-formula', path, { step: check.title, problem, cure })
  const mentioned = ownFields(formula.typed)
  const fields = mentioned?.map((name) => table.columns.find((one) => one.name === name))
  if (fields === undefined || !fields.every((one) => one !== undefined && one.role !== 'computed'))
    return refuse(
      'what a row becomes can be worked out of its own fields only.',
      'Find the row first, and take the value from there.',
    )
  // MySQL gives a formula what earlier assignments of the statement have set, the others what was there.
  const taken = fields.find((one) => one !== column && set.includes(one?.name ?? ''))
  if (taken !== undefined)
    return refuse(
      `“${taken.name}” is changed by this very step, so it is not clear which of its values is meant.`,
      `Change “${taken.name}” in a step after this one.`,
    )
  const value = valueAt(check, table, path, formula)
  if (value === undefined) return undefined
  const type = typeOf(columnValue(boundRow(table), column))
  return sameType(typeOf(value), type) ? value : { kind: 'cast', value, type }
}

/** Whether a formula takes something of the row that is there. */
export function isRelative({ typed }: Formula, table: TableModel): boolean {
  return needsRow(typed, new Map([['row', boundRow(table)]]))
}

interface RelativeFormula {
  readonly column: ColumnModel
  readonly formula: Formula
  /** Columns that the step sets. */
  readonly set: readonly string[]
}

function sameType(one: ValueType, other: ValueType): boolean {
  if (one.kind !== 'decimal' || other.kind !== 'decimal') return one.kind === other.kind
  return one.scale === other.scale
}

/** Which fields of `row` a formula takes; undefined where it takes more of it than that. */
function ownFields(piece: TypedExpression): readonly string[] | undefined {
  if (piece.kind === 'name') return piece.name === 'row' ? undefined : []
  if (piece.kind === 'member' && piece.object.kind === 'name' && piece.object.name === 'row')
    return [piece.name]
  const parts = partsOf(piece).map(ownFields)
  return parts.every((one) => one !== undefined) ? parts.flat() : undefined
}
