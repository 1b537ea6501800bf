import type { Type } from '../type.ts'
import type { TypedExpression } from '../typed-expression.ts'
import { literalsOf } from './literals-of.ts'

/** Whether a value is one of these literals, whatever it is. */
export function covers(literals: readonly TypedExpression[], { type }: TypedExpression): boolean {
  const named = new Set(literals.flatMap((one) => [...(literalsOf(one) ?? [])]))
  return valuesOf(type)?.every((value) => named.has(value)) === true
}

/** All that a value of a type can be, where those are few. */
function valuesOf(type: Type): readonly string[] | undefined {
  if (type.kind === 'boolean') return ['true', 'false']
  return type.kind === 'enum' ? type.values.map((value) => JSON.stringify(value)) : undefined
}
