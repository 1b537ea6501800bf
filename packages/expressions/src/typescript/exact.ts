import { code, lit, type Code } from '@drawbridge/source/pieces'
import type { Type } from '../type.ts'
import type { TypedExpression } from '../typed-expression.ts'
import { BIG } from './helper.ts'
import type { Writer } from './writer.ts'

const METHODS = { '+': 'plus', '-': 'minus', '*': 'times', '%': 'mod' } as const

const isArithmetic = (operator: string): operator is keyof typeof METHODS =>
  Object.hasOwn(METHODS, operator)

/** An exact number as a `Big`, so that a longer sum is text only at its end. */
export function exactOf(typed: TypedExpression, write: Writer): Code {
  if (typed.type.kind === 'decimal') {
    if (typed.kind === 'binary' && isArithmetic(typed.operator))
      return code`${write.exact(typed.left)}.${method(typed.operator)}(${operandOf(typed.right, write)})`
    if (typed.kind === 'unary' && typed.operand.kind !== 'literal')
      return code`${write.exact(typed.operand)}.neg()`
    if (typed.kind === 'call') {
      const { exact } = write.call(typed)
      if (exact !== undefined) return exact
    }
    if (typed.kind === 'conversion') return exactOf(typed.operand, write)
  }
  return code`${BIG}(${operandOf(typed, write)})`
}

const method = (operator: keyof typeof METHODS): Code => raw[METHODS[operator]]

const raw = { plus: code`plus`, minus: code`minus`, times: code`times`, mod: code`mod` } as const

/** What `plus`, `times` and `lt` take: a `Big`, a whole number, or digits. */
export function operandOf(typed: TypedExpression, write: Writer): Code {
  if (typed.kind === 'conversion') return operandOf(typed.operand, write)
  if (typed.kind === 'literal' && typed.value.type === 'number') {
    const { digits } = typed.value
    return lit(/^\d{1,15}$/.test(digits) ? Number(digits) : digits)
  }
  return isExact(typed, write) ? exactOf(typed, write) : write.settled(typed).code
}

/** Whether a piece is a `Big` before it is text. */
export function isExact(typed: TypedExpression, write: Writer): boolean {
  if (typed.type.kind !== 'decimal') return false
  if (typed.kind === 'binary') return isArithmetic(typed.operator)
  if (typed.kind === 'unary') return typed.operand.kind !== 'literal'
  return typed.kind === 'call' && write.call(typed).exact !== undefined
}

/** A `Big` as its text, with the decimals of its type. */
export const fixed = (exact: Code, type: Type): Code =>
  type.kind === 'decimal' && type.scale !== undefined
    ? code`${exact}.toFixed(${lit(type.scale)})`
    : code`${exact}.toFixed()`
