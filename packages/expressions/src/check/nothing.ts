import { print } from '../print.ts'
import type { TypedExpression } from '../typed-expression.ts'
import { mayBeNothing, present } from '../types/basic.ts'
import type { Type } from '../type.ts'
import type { Context } from './context.ts'
import { pathOf } from './path.ts'

/**
 * Tells that a piece may be nothing where something is needed; whether it did. `isOperand`: another
 * operator is beside it, which binds tighter than `??`.
 */
export function refuseNothing(
  piece: TypedExpression,
  context: Context,
  isOperand = false,
): boolean {
  if (!mayBeNothing(piece.type)) return false
  const text = print(piece)
  const whole = `${text} ?? ${fallback(present(piece.type))}`
  if (piece.type.kind === 'null')
    context.report(piece.span, 'There is nothing here that could be used.', 'Write a value.')
  else
    context.report(
      piece.span,
      `\`${text}\` may be nothing.`,
      `Say what holds then: \`${isOperand ? `(${whole})` : whole}\`${
        pathOf(piece) === undefined ? '' : `, or check \`${text} != null\` before`
      }.`,
    )
  return true
}

/** An example of a value, as it is written. */
function fallback(type: Type): string {
  switch (type.kind) {
    case 'integer':
    case 'float':
    case 'bigint':
    case 'decimal':
      return '0'
    case 'boolean':
      return 'false'
    case 'text':
      return "''"
    case 'enum':
      return `'${type.values[0] ?? ''}'`
    case 'date':
      return 'today()'
    case 'datetime':
      return 'now()'
    case 'list':
      return '[]'
    default:
      return '…'
  }
}
