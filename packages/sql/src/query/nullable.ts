import type { Value } from './tree.ts'

/** Whether a value may be nothing. */
export function isNullable<P>(value: Value<P>): boolean {
  switch (value.kind) {
    case 'column':
    case 'parameter':
      return value.nullable
    case 'null':
    case 'joined':
      return true
    case 'literal':
    case 'test':
      return false
    case 'arithmetic':
      return isNullable(value.left) || isNullable(value.right)
    case 'call':
      return value.arguments.some(isNullable)
    case 'coalesce':
      return value.values.every(isNullable)
    case 'choice':
      return isNullable(value.whenTrue) || isNullable(value.whenFalse)
    case 'cast':
      return isNullable(value.value)
    case 'select':
      return !isCount(value)
    case 'aggregate':
      return !isTotal(value)
  }
}

/** A select of one total gives a row in any case. */
function isCount<P>({ select }: Extract<Value<P>, { kind: 'select' }>): boolean {
  const [first] = select.values
  return select.groupBy === undefined && first?.value.kind === 'aggregate' && isTotal(first.value)
}

function isTotal({ of }: Extract<Value<unknown>, { kind: 'aggregate' }>): boolean {
  return of === 'count' || of === 'countDistinct' || of === 'sum'
}
