import { parse, type Member, type ObjectType } from '@drawbridge/expressions'
import type { Formula } from '../../flow/formula.ts'
import { columnValueType } from '../../flow/row-type.ts'
import type { RowToFill, StepCheck } from '../../flow/step-check.ts'

/** Values of a row that is about to be written: of fields of its table, by their names. */
export function valuesOfRow(
  check: StepCheck,
  { table, columns }: RowToFill,
): { readonly value: Formula; readonly type: ObjectType } | undefined {
  // In a branch it would give them at times only.
  const isLast = check.path.length === check.flow.source.path.length + 2
  if (!isLast) return check.report('nobody-asks', [], { step: check.title })
  const path = ['settings', 'value']
  const parsed = parse(check.text('value') ?? '')
  if (parsed.ok && parsed.expression.kind !== 'object')
    return check.report('wrong-formula', path, {
      step: check.title,
      problem: 'values of a row are given field by field.',
      cure: 'Write “{ field: value }”, with the names of the fields.',
    })
  const names =
    parsed.ok && parsed.expression.kind === 'object'
      ? parsed.expression.entries.map(({ name }) => name)
      : []
  const strange = names.find((name) => !columns.some((column) => column.name === name))
  if (strange !== undefined) {
    const known = table.columns.filter(({ role }) => role === 'field').map(({ name }) => name)
    return check.report('unknown-choice', path, { what: 'field', found: strange, known })
  }
  const members = names.flatMap((name): readonly (readonly [string, Member])[] => {
    const column = columns.find((one) => one.name === name)
    return column === undefined ? [] : [[name, { type: columnValueType(column) }]]
  })
  const type: ObjectType = { kind: 'object', members: new Map(members) }
  const value = check.formula('value', type)
  return value && { value, type }
}
