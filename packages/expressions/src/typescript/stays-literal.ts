import type { TypedExpression } from '../typed-expression.ts'

/** Whether TypeScript would take a value for the literals written in it, and compare it with no others. */
export function staysLiteral(typed: TypedExpression): boolean {
  switch (typed.kind) {
    case 'literal':
      return typed.value.type !== 'null'
    case 'choice':
      return staysLiteral(typed.then) || staysLiteral(typed.otherwise)
    case 'binary':
      return typed.operator === '??' && staysLiteral(typed.right)
    case 'conversion':
      return staysLiteral(typed.operand)
    default:
      return false
  }
}
