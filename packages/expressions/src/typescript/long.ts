import { code, lit, type Code } from '@drawbridge/source/pieces'
import { TIGHTNESS, UNARY } from '../operators.ts'
import type { TypedExpression } from '../typed-expression.ts'
import { at, piece, type Piece } from './piece.ts'
import type { Writer } from './writer.ts'

const OPERATORS = { '+': code`+`, '-': code`-`, '*': code`*`, '%': code`%` } as const

const isArithmetic = (operator: string): operator is keyof typeof OPERATORS =>
  Object.hasOwn(OPERATORS, operator)

/** A large whole number as a `bigint`, so that a longer sum is text only at its end. */
export function longOf(typed: TypedExpression, write: Writer): Piece {
  if (typed.type.kind === 'bigint') {
    if (typed.kind === 'binary' && isArithmetic(typed.operator)) {
      const level = TIGHTNESS[typed.operator]
      return piece(
        code`${at(longOf(typed.left, write), level)} ${OPERATORS[typed.operator]} ${at(longOf(typed.right, write), level + 1)}`,
        level,
      )
    }
    if (typed.kind === 'unary' && typed.operand.kind !== 'literal')
      return piece(code`-${at(longOf(typed.operand, write), UNARY + 1)}`, UNARY)
    if (typed.kind === 'conversion') return longOf(typed.operand, write)
  }
  if (typed.kind === 'literal' && typed.value.type === 'number' && typed.value.digits.length < 16)
    return piece(code`BigInt(${lit(Number(typed.value.digits))})`)
  return piece(code`BigInt(${write.settled(typed).code})`)
}

export const longText = (long: Code): Code => code`String(${long})`
