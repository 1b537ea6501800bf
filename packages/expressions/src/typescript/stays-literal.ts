import type { TypedExpression } from '../typed-expression.ts'
import { present } from '../types/basic.ts'
import { templateText } from './literal-text.ts'

/** Whether TypeScript would take a value for the literals written in it, and compare it with no others. */
export function staysLiteral(typed: TypedExpression): boolean {
  switch (typed.kind) {
    case 'literal':
      return typed.value.type !== 'null'
    case 'template':
      return templateText(typed) !== undefined
    case 'unary':
      return typed.operator === '-' && staysLiteral(typed.operand)
    case 'name':
    case 'member':
      return typed.only !== undefined && present(typed.type).kind !== 'enum'
    case 'list':
      return typed.items.some(isKnownBoolean)
    case 'object':
      return typed.entries.some(({ value }) => isKnownBoolean(value))
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

/** Of numbers and texts in lists and objects TypeScript forgets which they are; of `true` it does not. */
const isKnownBoolean = (typed: TypedExpression): boolean =>
  present(typed.type).kind === 'boolean' && typed.kind !== 'literal' && staysLiteral(typed)
