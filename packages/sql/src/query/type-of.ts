import type { Value } from './tree.ts'
import type { ValueType } from './value-type.ts'

const BOOLEAN: ValueType = { kind: 'boolean' }

export function typeOf<P>(value: Value<P>): ValueType {
  return value.kind === 'test' ? BOOLEAN : value.type
}
