import { code, type Code } from '@drawbridge/source/pieces'
import type { BinaryOperator } from '../expression.ts'
import { TIGHTNESS } from '../operators.ts'
import type { TypedExpression, TypedNode } from '../typed-expression.ts'
import { mayBeNothing } from '../types/basic.ts'
import { printEquality } from './equality.ts'
import { exactOf, fixed, operandOf } from './exact.ts'
import { printHas } from './has.ts'
import { helper } from './helper.ts'
import { longText } from './long.ts'
import { at, piece, type Piece } from './piece.ts'
import type { Writer } from './writer.ts'

type Binary = TypedNode<'binary'>

const MARKS: Readonly<Record<Exclude<BinaryOperator, 'has' | '==' | '!='>, Code>> = {
  '??': code`??`,
  '||': code`||`,
  '&&': code`&&`,
  '<': code`<`,
  '<=': code`<=`,
  '>': code`>`,
  '>=': code`>=`,
  '+': code`+`,
  '-': code`-`,
  '*': code`*`,
  '/': code`/`,
  '%': code`%`,
}

export function printBinary(typed: Binary, write: Writer): Piece {
  const { operator, left, right } = typed
  switch (operator) {
    case '==':
    case '!=':
      return printEquality(typed, operator, write)
    case 'has':
      return printHas(left, right, write)
    case '??':
      return printFallback(left, right, write)
    case '&&':
    case '||':
      return infix(operator, write.value(left), write.value(right))
    case '<':
    case '<=':
    case '>':
    case '>=':
      return printOrder(operator, left, right, write)
    default:
      return printArithmetic(typed, operator, write)
  }
}

function infix(operator: keyof typeof MARKS, left: Piece, right: Piece): Piece {
  const level = TIGHTNESS[operator]
  return piece(code`${at(left, level)} ${MARKS[operator]} ${at(right, level + 1)}`, level)
}

/** TypeScript wants brackets where `??` meets `||` or `&&`. */
function printFallback(left: TypedExpression, right: TypedExpression, write: Writer): Piece {
  const bracketed = (one: Piece): Piece =>
    one.level === TIGHTNESS['||'] || one.level === TIGHTNESS['&&']
      ? piece(code`(${one.code})`)
      : one
  const other = write.value(right)
  const result = infix('??', bracketed(write.value(left)), bracketed(other))
  return { ...result, absence: other.absence }
}

const METHODS = { '<': code`lt`, '<=': code`lte`, '>': code`gt`, '>=': code`gte` } as const

/** Text goes by code points, as in the database; dates are written so that their text does. */
function printOrder(
  operator: keyof typeof METHODS,
  left: TypedExpression,
  right: TypedExpression,
  write: Writer,
): Piece {
  const { kind } = left.type
  if (kind === 'decimal')
    return piece(code`${exactOf(left, write)}.${METHODS[operator]}(${operandOf(right, write)})`)
  if (kind === 'bigint') return infix(operator, write.long(left), write.long(right))
  if (kind !== 'text' && kind !== 'enum')
    return infix(operator, write.settled(left), write.settled(right))
  const [a, b] = [write.settled(left).code, write.settled(right).code]
  return infix(operator, piece(code`${helper('byText', 'sorting')}(${a}, ${b})`), piece(code`0`))
}

function printArithmetic(
  typed: Binary,
  operator: '+' | '-' | '*' | '/' | '%',
  write: Writer,
): Piece {
  const { left, right, type } = typed
  const sort = type.kind === 'nullable' ? type.of : type
  if (mayBeNothing(type)) {
    const [a, b] = [write.settled(left).code, write.settled(right).code]
    const exact = sort.kind === 'decimal' || sort.kind === 'bigint'
    if (exact) return piece(code`${helper('exactRemainder', 'division')}(${a}, ${b})`)
    return piece(
      code`${operator === '/' ? helper('quotient', 'division') : helper('remainder', 'division')}(${a}, ${b})`,
    )
  }
  if (sort.kind === 'decimal') return piece(fixed(exactOf(typed, write), sort))
  if (sort.kind === 'bigint') return piece(longText(write.long(typed).code))
  const [a, b] = [write.settled(left), write.settled(right)]
  return infix(operator, a, b)
}
