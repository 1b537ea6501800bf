import type { LiteralValue } from '../expression.ts'
import type { Type } from '../type.ts'
import type { TypedEntry, TypedExpression } from '../typed-expression.ts'
import { fit } from '../types/assignable.ts'
import { decimal, list, nullable, present } from '../types/basic.ts'
import { commonType } from '../types/common-type.ts'
import { isBase64, isDate, isDateTime, isInteger, isLong, isUuid, scaleOf } from './spellings.ts'

/** The piece as a value of this type, where it is one: with its literals read so, or converted. */
export function adapt(piece: TypedExpression, to: Type): TypedExpression | undefined {
  const literal = asLiteral(piece, present(to))
  if (literal !== undefined) return literal
  const inner = asParts(piece, to)
  if (inner !== undefined) return inner
  const fitting = fit(piece.type, to)
  if (fitting === 'no') return undefined
  if (fitting === 'same') return piece
  return {
    kind: 'conversion',
    operand: piece,
    type: converted(piece.type, present(to)),
    span: piece.span,
  }
}

/** A whole number as an exact one has no decimals. */
const converted = (from: Type, to: Type): Type =>
  to.kind === 'decimal' && to.scale === undefined && from.kind !== 'decimal' ? decimal(0) : to

/** `5` where an exact number is wanted, `'2026-11-22'` where a date is. */
function asLiteral(piece: TypedExpression, to: Type): TypedExpression | undefined {
  if (piece.kind === 'unary' && piece.operator === '-') {
    const operand = asLiteral(piece.operand, to)
    return operand && { ...piece, operand, type: operand.type }
  }
  if (piece.kind === 'choice') {
    const then = asLiteral(piece.then, to)
    const otherwise = asLiteral(piece.otherwise, to)
    return then && otherwise && { ...piece, then, otherwise, type: both(then.type, otherwise.type) }
  }
  if (piece.kind !== 'literal') return undefined
  const type = literalAs(piece.value, to)
  return type && { ...piece, type }
}

function literalAs(value: LiteralValue, to: Type): Type | undefined {
  if (value.type === 'text') return isSpelling(value.value, to) ? to : undefined
  if (value.type !== 'number') return undefined
  const { digits } = value
  if (to.kind === 'float') return to
  if (to.kind === 'integer') return isInteger(digits) ? to : undefined
  if (to.kind === 'bigint') return isLong(digits) ? to : undefined
  if (to.kind !== 'decimal') return undefined
  if (to.scale === undefined) return decimal(scaleOf(digits))
  return scaleOf(digits) <= to.scale ? to : undefined
}

function isSpelling(text: string, to: Type): boolean {
  if (to.kind === 'enum') return to.values.includes(text)
  if (to.kind === 'date') return isDate(text)
  if (to.kind === 'datetime') return isDateTime(text)
  if (to.kind === 'bytes') return isBase64(text)
  return to.kind === 'uuid' && isUuid(text)
}

/** Goes into what is written out in the formula itself: lists, objects, choices. */
function asParts(piece: TypedExpression, to: Type): TypedExpression | undefined {
  const wanted = present(to)
  if (piece.kind === 'choice') {
    const then = adapt(piece.then, to)
    const otherwise = adapt(piece.otherwise, to)
    const type = then && otherwise && commonType(then.type, otherwise.type)
    return type && { ...piece, then, otherwise, type }
  }
  if (piece.kind === 'list' && wanted.kind === 'list') {
    const items = piece.items.map((item) => adapt(item, wanted.of))
    return items.every((item) => item !== undefined)
      ? { ...piece, items, type: list(wanted.of) }
      : undefined
  }
  if (piece.kind !== 'object' || wanted.kind !== 'object') return undefined
  const entries: TypedEntry[] = []
  for (const entry of piece.entries) {
    const member = wanted.members.get(entry.name)
    const value = member && adapt(entry.value, member.type)
    if (value === undefined) return undefined
    entries.push({ ...entry, value })
  }
  const isComplete = [...wanted.members].every(
    ([name, { optional }]) => optional === true || entries.some((entry) => entry.name === name),
  )
  return isComplete ? { ...piece, entries, type: wanted } : undefined
}

export interface Unified {
  readonly left: TypedExpression
  readonly right: TypedExpression
  readonly type: Type
}

/** Two pieces as values of one type, literals following what is no literal. */
export function unify(left: TypedExpression, right: TypedExpression): Unified | undefined {
  const rightAsLeft = asLiteral(right, present(left.type))
  if (rightAsLeft !== undefined)
    return { left, right: rightAsLeft, type: both(left.type, rightAsLeft.type) }
  const leftAsRight = asLiteral(left, present(right.type))
  if (leftAsRight !== undefined)
    return { left: leftAsRight, right, type: both(leftAsRight.type, right.type) }
  const type = commonType(left.type, right.type)
  if (type === undefined) return undefined
  const [a, b] = [adapt(left, type), adapt(right, type)]
  return a && b && { left: a, right: b, type }
}

const both = (a: Type, b: Type): Type => commonType(a, b) ?? nullable(a)
