import { assignable, type Type, type TypedExpression } from '@drawbridge/expressions'
import type { StepCheck } from '../step-check.ts'
import { columnValueType } from '../row-type.ts'
import { present } from '../../query/value-types.ts'
import { tableOf } from '../../table/emit/lookup.ts'
import { columnOfRole } from '../../table/emit/resource.ts'

/** The key of a row that a formula gives: the row itself, or its id already. */
export function keyFormula(
  check: StepCheck,
  key: string,
  table: string,
): TypedExpression | undefined {
  const text = check.text(key)
  const formula = text === undefined ? undefined : check.rowFormulaAt(['settings', key], text)
  return formula && keyOf(check, ['settings', key], formula.typed, table)
}

export function keyOf(
  check: StepCheck,
  path: readonly (string | number)[],
  typed: TypedExpression,
  table: string,
  mayBeNothing = false,
): TypedExpression | undefined {
  const target = tableOf(table, check.model)
  if (target === undefined) return undefined
  const key = columnValueType(columnOfRole(target, 'key'))
  const wanted: Type = mayBeNothing ? { kind: 'nullable', of: key } : key
  const found = present(typed.type).kind === 'object' ? idOf(typed) : typed
  if (found !== undefined && assignable(found.type, wanted)) return found
  const isThere = found !== undefined && assignable(present(found.type), wanted)
  return check.report('not-a-key', path, {
    step: check.title,
    table: target.names.plural,
    ...(isThere && { mayBeNothing: true }),
  })
}

function idOf(object: TypedExpression): TypedExpression | undefined {
  const { type, span } = object
  const row = present(type)
  const id = row.kind === 'object' ? row.members.get('id') : undefined
  if (id === undefined || id.optional === true) return undefined
  const member = { kind: 'member', object, name: 'id', span } as const
  return type.kind === 'nullable'
    ? { ...member, optional: true, type: { kind: 'nullable', of: id.type } }
    : { ...member, optional: false, type: id.type }
}
