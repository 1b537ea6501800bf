import { code, type Code } from '@drawbridge/source/pieces'
import { POSTFIX, TIGHTNESS, UNARY } from '../operators.ts'
import type { TypedExpression, TypedNode } from '../typed-expression.ts'
import { mayBeNothing, present } from '../types/basic.ts'
import { exactOf, isExact, operandOf } from './exact.ts'
import { helper } from './helper.ts'
import { at, piece, settled, type Absence, type Piece } from './piece.ts'
import type { Writer } from './writer.ts'

type Equality = '==' | '!='

const MARKS: Readonly<Record<Equality, Code>> = { '==': code`===`, '!=': code`!==` }

/** Either nothing is asked for by the one `==` that TypeScript is left with. */
const NOTHING: Readonly<Record<Absence, Readonly<Record<Equality, Code>>>> = {
  null: { '==': code`=== null`, '!=': code`!== null` },
  undefined: { '==': code`=== undefined`, '!=': code`!== undefined` },
  either: { '==': code`== null`, '!=': code`!= null` },
}

export function printEquality(
  { left, right }: TypedNode<'binary'>,
  operator: Equality,
  write: Writer,
): Piece {
  if (right.type.kind === 'null') return isNothing(write.value(left), operator)
  if (left.type.kind === 'null') return isNothing(write.value(right), operator)
  const isById = present(left.type).kind === 'object'
  if (!isById && present(left.type).kind === 'decimal' && !isOneForm(left, right, write))
    return printExact(left, right, operator, write)
  const [a, b] = isById
    ? [identity(left, write), identity(right, write)]
    : [write.value(left), write.value(right)]
  // Two that may both be nothing are equal then, so it has to be the same nothing.
  const isOneNothing = a.absence === b.absence && a.absence !== 'either'
  const areBoth = mayBeNothing(left.type) && mayBeNothing(right.type)
  const [x, y] = areBoth && !isOneNothing ? [settled(a), settled(b)] : [a, b]
  return compared(x, operator, y)
}

function isNothing(subject: Piece, operator: Equality): Piece {
  const level = TIGHTNESS['==']
  return piece(code`${at(subject, level + 1)} ${NOTHING[subject.absence][operator]}`, level)
}

function compared(a: Piece, operator: Equality, b: Piece): Piece {
  const level = TIGHTNESS['==']
  return piece(code`${at(a, level + 1)} ${MARKS[operator]} ${at(b, level + 1)}`, level)
}

/** Rows and objects are the same when their ids are. */
function identity(typed: TypedExpression, write: Writer): Piece {
  const object = at(write.value(typed), POSTFIX)
  return mayBeNothing(typed.type)
    ? piece(code`${object}?.id`, POSTFIX, 'undefined')
    : piece(code`${object}.id`)
}

/** Whether two exact numbers are texts at hand that are the same when they are equal. */
function isOneForm(left: TypedExpression, right: TypedExpression, write: Writer): boolean {
  if (isExact(left, write) || isExact(right, write)) return false
  const [a, b] = [present(left.type), present(right.type)]
  return (
    a.kind === 'decimal' && b.kind === 'decimal' && a.scale !== undefined && a.scale === b.scale
  )
}

function printExact(
  left: TypedExpression,
  right: TypedExpression,
  operator: Equality,
  write: Writer,
): Piece {
  if (mayBeNothing(left.type) || mayBeNothing(right.type)) {
    const [a, b] = [write.settled(left).code, write.settled(right).code]
    const same = code`${helper('sameNumber', 'sorting')}(${a}, ${b})`
    return operator === '==' ? piece(same) : piece(code`!${same}`, UNARY)
  }
  const equal = code`${exactOf(left, write)}.eq(${operandOf(right, write)})`
  return operator === '==' ? piece(equal) : piece(code`!${equal}`, UNARY)
}
