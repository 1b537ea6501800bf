import type { BinaryOperator, Expression } from '../expression.ts'
import { narrow } from './narrow.ts'
import { print } from '../print.ts'
import type { Type } from '../type.ts'
import type { TypedExpression, TypedNode } from '../typed-expression.ts'
import { BOOLEAN, decimal, mayBeNothing, nullable, present, TEXT, UNKNOWN } from '../types/basic.ts'
import { commonType } from '../types/common-type.ts'
import { typePhrase } from '../types/type-text.ts'
import { adapt, unify } from './adapt.ts'
import { checkArithmetic } from './check-arithmetic.ts'
import { checkEquality } from './check-equality.ts'
import { checkHas } from './check-has.ts'
import type { Context } from './context.ts'
import { refuseNothing } from './nothing.ts'

type Binary = Extract<Expression, { kind: 'binary' }>

export function checkBinary(
  expression: Binary,
  context: Context,
  isRounded: boolean,
): TypedExpression {
  const { operator } = expression
  if (operator === '&&' || operator === '||') return checkLogic(expression, operator, context)
  const left = context.check(expression.left)
  const right = context.check(expression.right)
  if (left.type.kind === 'unknown' || right.type.kind === 'unknown')
    return { ...expression, left, right, type: resultOf(operator) }
  if (operator === '??')
    return checkFallback({ ...expression, left, right, type: UNKNOWN }, context)
  const piece = { ...expression, left, right, type: resultOf(operator) }
  if (operator === '==' || operator === '!=') return checkEquality(piece, context)
  if (operator === 'has') return checkHas(piece, context)
  if (refuseNothing(left, context, true) || refuseNothing(right, context, true)) return piece
  if (operator === '+' && isTextual(left.type) && isTextual(right.type))
    return { ...piece, type: TEXT }
  if (isOrder(operator)) return checkOrder(piece, context)
  return checkArithmetic(piece, context, isRounded)
}

const isOrder = (operator: BinaryOperator): boolean =>
  operator === '<' || operator === '<=' || operator === '>' || operator === '>='

const isTextual = (type: Type): boolean => type.kind === 'text' || type.kind === 'enum'

const resultOf = (operator: BinaryOperator): Type =>
  isOrder(operator) || operator === '==' || operator === '!=' || operator === 'has'
    ? BOOLEAN
    : UNKNOWN

/** What stands on the right is asked only where the left leaves it open, and may rely on that. */
function checkLogic(expression: Binary, operator: '&&' | '||', context: Context): TypedExpression {
  const left = condition(context.check(expression.left), context)
  const scope = narrow(context.scope, expression.left, operator === '&&')
  const right = condition(context.check(expression.right, scope), context)
  return { ...expression, left, right, type: BOOLEAN }
}

/** Tells it when a piece is no question of yes or no. */
export function condition(piece: TypedExpression, context: Context): TypedExpression {
  const { type, span } = piece
  if (type.kind === 'boolean' || type.kind === 'unknown') return piece
  const text = print(piece)
  if (type.kind === 'nullable' && type.of.kind === 'boolean')
    context.report(span, `\`${text}\` may be nothing.`, `Write \`${text} ?? false\`.`)
  else if (mayBeNothing(type))
    context.report(
      span,
      `\`${text}\` is ${typePhrase(type)}, and not a yes or no.`,
      `To ask whether it is there, write \`${text} != null\`.`,
    )
  else context.report(span, `\`${text}\` is ${typePhrase(type)}, and not a yes or no.`)
  return { ...piece, type: UNKNOWN }
}

function checkFallback(piece: TypedNode<'binary'>, context: Context): TypedExpression {
  const { left, right } = piece
  if (!mayBeNothing(left.type)) {
    context.report(
      left.span,
      `\`${print(left)}\` is always there, so what follows \`??\` is never used.`,
      'Take `??` and what follows away.',
    )
    return { ...piece, type: left.type }
  }
  if (left.type.kind !== 'nullable') {
    context.report(left.span, 'Before `??` stands nothing at all.', 'Keep what follows alone.')
    return { ...piece, type: right.type }
  }
  const { of } = left.type
  const adapted = adapt(right, mayBeNothing(right.type) ? left.type : of)
  if (adapted !== undefined)
    return { ...piece, right: adapted, type: mayBeNothing(right.type) ? nullable(of) : of }
  const unified = unify({ ...left, type: of }, { ...right, type: present(right.type) })
  if (unified?.type.kind === 'decimal' && !mayBeNothing(right.type))
    return {
      kind: 'conversion',
      operand: { ...piece, type: decimal() },
      type: unified.type,
      span: piece.span,
    }
  const hasForm = unified !== undefined && unified.left.kind !== 'conversion'
  const type = mayBeNothing(right.type) ? nullable(unified?.type ?? of) : (unified?.type ?? of)
  const fallback = hasForm ? adapt(right, type) : undefined
  if (fallback !== undefined) return { ...piece, right: fallback, type }
  context.report(
    piece.span,
    `\`${print(left)}\` is ${typePhrase(of)}, and \`${print(right)}\` is ${typePhrase(right.type)}.`,
    bracketed(left, of, right) ?? 'Both sides of `??` have to be of one type.',
  )
  return piece
}

/** `note ?? '' < 'm'` was meant as `(note ?? '') < 'm'`. */
function bracketed(left: TypedExpression, of: Type, right: TypedExpression): string | undefined {
  if (right.kind !== 'binary' || commonType(of, right.left.type) === undefined) return undefined
  const meant = `(${print(left)} ?? ${print(right.left)}) ${right.operator} ${print(right.right)}`
  return `Put it in brackets: \`${meant}\`.`
}

function checkOrder(piece: TypedNode<'binary'>, context: Context): TypedExpression {
  const unified = unify(piece.left, piece.right)
  if (unified !== undefined && ORDERED.has(unified.type.kind))
    return { ...piece, left: unified.left, right: unified.right }
  const [a, b] = [typePhrase(piece.left.type), typePhrase(piece.right.type)]
  if (unified !== undefined)
    context.report(
      piece.span,
      `There is no smaller and larger among values like \`${print(piece.left)}\`.`,
      'Only numbers, texts and dates can be compared with `<` and `>`.',
    )
  else context.report(piece.span, `${capital(a)} can't be compared with ${b}.`)
  return piece
}

const ORDERED: ReadonlySet<Type['kind']> = new Set([
  'text',
  'integer',
  'float',
  'bigint',
  'decimal',
  'date',
  'datetime',
])

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)
