import { didYouMean } from '../did-you-mean.ts'
import { print } from '../print.ts'
import type { Type } from '../type.ts'
import type { TypedExpression, TypedNode } from '../typed-expression.ts'
import { mayBeNothing, present } from '../types/basic.ts'
import { assignable } from '../types/assignable.ts'
import { typePhrase } from '../types/type-text.ts'
import { unify } from './adapt.ts'
import type { Context } from './context.ts'
import { idOf } from './identity.ts'
import { literalsOf } from './literals-of.ts'

type Binary = TypedNode<'binary'>

/** `==` and `!=`: of like with like, or with nothing. */
export function checkEquality(piece: Binary, context: Context): TypedExpression {
  const { left, right } = piece
  if (isFixed(left) && isFixed(right)) {
    context.report(
      piece.span,
      'Both sides are fixed values, so the answer is always the same.',
      'Compare with a field or an earlier step.',
    )
    return piece
  }
  if (left.type.kind === 'null' || right.type.kind === 'null') return piece
  if (areApart(left, right)) {
    refuseApart(piece, context)
    return piece
  }
  const [a, b] = [present(left.type), present(right.type)]
  const [leftId, rightId] = [idOf(a, context.scope), idOf(b, context.scope)]
  if (leftId !== undefined && rightId !== undefined && assignable(leftId, rightId)) return piece
  const unified = isOtherChoice(left, b) || isOtherChoice(right, a) ? undefined : unify(left, right)
  if (unified !== undefined && isComparable(a, b, present(unified.type)))
    return { ...piece, left: unified.left, right: unified.right }
  refuse(piece, context)
  return piece
}

/** `done && done == false`, `(n != 1 ? 2 : n) == 4`: what is one of these is none of those. */
function areApart(left: TypedExpression, right: TypedExpression): boolean {
  if (mayBeNothing(left.type) && mayBeNothing(right.type)) return false
  const [a, b] = [literalsOf(left), literalsOf(right)]
  return a !== undefined && b !== undefined && ![...a].some((one) => b.has(one))
}

function refuseApart({ left, right }: Binary, context: Context): void {
  const [subject, other] = right.kind === 'literal' ? [left, right] : [right, left]
  context.report(
    other.span,
    `After the conditions before, \`${print(subject)}\` is never \`${print(other)}\` here.`,
    'Look for a condition that contradicts this one.',
  )
}

/** `state == 'payd'`: a text of its own beside a choice. */
const isOtherChoice = (piece: TypedExpression, beside: Type): boolean =>
  beside.kind === 'enum' &&
  piece.kind === 'literal' &&
  piece.value.type === 'text' &&
  !beside.values.includes(piece.value.value)

const isFixed = (piece: TypedExpression): boolean =>
  piece.kind === 'literal' ||
  (piece.kind === 'unary' && isFixed(piece.operand)) ||
  (piece.kind === 'template' && piece.values.length === 0) ||
  (piece.kind === 'choice' && isFixed(piece.then) && isFixed(piece.otherwise))

function isComparable(a: Type, b: Type, common: Type): boolean {
  if (a.kind === 'enum' && b.kind === 'enum')
    return a.values.some((value) => b.values.includes(value))
  return COMPARABLE.has(common.kind)
}

const COMPARABLE: ReadonlySet<Type['kind']> = new Set([
  'text',
  'integer',
  'float',
  'bigint',
  'decimal',
  'boolean',
  'date',
  'datetime',
  'uuid',
  'enum',
  'unknown',
])

function refuse({ left, right, span }: Binary, context: Context): void {
  const [a, b] = [present(left.type), present(right.type)]
  for (const [choice, literal] of [
    [a, right],
    [b, left],
  ] as const) {
    if (literal.kind !== 'literal' || literal.value.type !== 'text') continue
    const { value } = literal.value
    if (choice.kind === 'enum')
      return context.report(
        literal.span,
        `\`${value}\` is none of the choices.`,
        didYouMean(value, choice.values),
      )
    const form = FORMS[choice.kind]
    if (form !== undefined)
      return context.report(literal.span, `\`${value}\` is not ${typePhrase(choice)}.`, form)
  }
  if (a.kind === b.kind && a.kind !== 'enum')
    return context.report(
      span,
      `Two values that are each ${typePhrase(a)} can't be compared as a whole.`,
      'Compare a part of them.',
    )
  context.report(
    span,
    `\`${print(left)}\` is ${typePhrase(left.type)} and \`${print(right)}\` is ${typePhrase(right.type)}: they are never equal.`,
    cureOf(a, b),
  )
}

const FORMS: Readonly<Partial<Record<Type['kind'], string>>> = {
  date: "Write it like `'2026-11-22'`.",
  datetime: "Write it like `'2026-11-22T10:48:52.000Z'`, in UTC.",
  uuid: "Write it like `'0b9f2c3e-5d2a-4d6f-9c51-3a2b1c0d4e5f'`.",
}

function cureOf(a: Type, b: Type): string | undefined {
  const kinds = [a.kind, b.kind]
  if (kinds.includes('date') && kinds.includes('datetime'))
    return 'Write `dateOf(moment, zone)` to compare the day.'
  if (kinds.includes('json')) return "Take the value out of the JSON first: `getText(data, 'a.b')`."
  return undefined
}
