import type { TypedExpression } from '@drawbridge/expressions'
import { assignable } from '@drawbridge/expressions'
import type { StepCheck } from '../step-check.ts'
import { columnValueType } from '../row-type.ts'
import { tableOf } from '../../table/emit/lookup.ts'
import { columnOfRole } from '../../table/emit/resource.ts'

/** The key of a row that a formula gives: the row itself, or its id already. */
export function keyFormula(
  check: StepCheck,
  key: string,
  table: string,
): TypedExpression | undefined {
  const formula = check.formula(key)
  return formula && keyOf(check, ['settings', key], formula.typed, table)
}

export function keyOf(
  check: StepCheck,
  path: readonly (string | number)[],
  typed: TypedExpression,
  table: string,
): TypedExpression | undefined {
  const target = tableOf(table, check.model)
  if (target === undefined) return undefined
  const wanted = columnValueType(columnOfRole(target, 'key'))
  const found = typed.type.kind === 'object' ? idOf(typed) : typed
  if (found !== undefined && assignable(found.type, wanted)) return found
  return check.report('not-a-key', path, { step: check.title, table: target.names.plural })
}

function idOf(object: TypedExpression): TypedExpression | undefined {
  const { type, span } = object
  const id = type.kind === 'object' ? type.members.get('id') : undefined
  if (id === undefined || id.optional === true) return undefined
  return { kind: 'member', object, name: 'id', optional: false, type: id.type, span }
}
