import { didYouMean } from '../did-you-mean.ts'
import type { Expression } from '../expression.ts'
import { FUNCTIONS } from '../functions/table.ts'
import { print } from '../print.ts'
import type { Problem } from '../problem.ts'
import type { Scope } from '../scope.ts'
import type { Type } from '../type.ts'
import type { TypedExpression } from '../typed-expression.ts'
import {
  BIGINT,
  BOOLEAN,
  decimal,
  INTEGER,
  isNumber,
  list,
  mayBeNothing,
  NULL,
  TEXT,
  UNKNOWN,
} from '../types/basic.ts'
import { commonType } from '../types/common-type.ts'
import { PRINTABLE } from '../functions/families.ts'
import { typePhrase } from '../types/type-text.ts'
import { adapt, unify } from './adapt.ts'
import { checkBinary, condition } from './check-binary.ts'
import { checkCall } from './check-call.ts'
import { checkIndex, checkMember } from './check-member.ts'
import { checkMethod } from './check-method.ts'
import { collect, type Context } from './context.ts'
import { narrow } from './narrow.ts'
import { narrowedType, type Narrowed } from './narrowed-type.ts'
import { refuseNothing } from './nothing.ts'
import { isInteger, isLong, scaleOf } from './spellings.ts'
import { refuseMismatch } from './mismatch.ts'

export interface Checked {
  readonly type: Type
  readonly problems: readonly Problem[]
  /** Fit for a printer only where there are no problems. */
  readonly typed: TypedExpression
}

/** The type of a formula and of all its pieces; with `expected`, also whether it is of that one. */
export function check(expression: Expression, scope: Scope, expected?: Type): Checked {
  const problems: Problem[] = []
  const context = collect(problems, scope, checkPiece)
  const piece = context.check(expression)
  const typed = expected === undefined ? piece : expect(piece, expected, context)
  return { type: typed.type, problems, typed }
}

function expect(piece: TypedExpression, expected: Type, context: Context): TypedExpression {
  if (expected.kind === 'boolean' && piece.type.kind !== 'boolean') return condition(piece, context)
  const adapted = adapt(piece, expected)
  if (adapted !== undefined) return adapted
  refuseMismatch(piece, expected, context)
  return piece
}

function checkPiece(expression: Expression, context: Context, isRounded: boolean): TypedExpression {
  switch (expression.kind) {
    case 'literal':
      return { ...expression, type: literalType(expression, context) }
    case 'template':
      return checkTemplate(expression, context)
    case 'name':
      return { ...expression, ...checkName(expression, context) }
    case 'member':
      return checkMember(expression, context)
    case 'index':
      return checkIndex(expression, context)
    case 'unary':
      return checkUnary(expression, context)
    case 'binary':
      return checkBinary(expression, context, isRounded)
    case 'choice':
      return checkChoice(expression, context)
    case 'call':
      return checkCall(expression, context)
    case 'method':
      return checkMethod(expression, context)
    case 'list':
      return checkList(expression, context)
    case 'object': {
      const entries = expression.entries.map((entry) => ({
        ...entry,
        value: context.check(entry.value),
      }))
      const members = entries.map(({ name, value: { type } }) => [name, { type }] as const)
      return { ...expression, entries, type: { kind: 'object', members: new Map(members) } }
    }
  }
}

function literalType(
  { value, span }: Extract<Expression, { kind: 'literal' }>,
  context: Context,
): Type {
  if (value.type === 'null') return NULL
  if (value.type === 'boolean') return BOOLEAN
  if (value.type === 'text') return TEXT
  if (isInteger(value.digits)) return INTEGER
  if (isLong(value.digits)) return BIGINT
  if (value.digits.includes('.') && value.digits.length <= 40) return decimal(scaleOf(value.digits))
  context.report(span, 'This number has too many digits.', 'The largest is 9223372036854775807.')
  return UNKNOWN
}

function checkName(expression: Extract<Expression, { kind: 'name' }>, context: Context): Narrowed {
  const { name, span } = expression
  const { names } = context.scope
  const type = names.get(name)
  if (type !== undefined) return narrowedType(expression, type, context)
  context.report(
    span,
    `\`${name}\` is not known here.`,
    FUNCTIONS.has(name)
      ? `It is a function: write \`${name}(…)\`.`
      : didYouMean(name, names.keys()),
  )
  return { type: UNKNOWN }
}

function checkTemplate(
  expression: Extract<Expression, { kind: 'template' }>,
  context: Context,
): TypedExpression {
  const values = expression.values.map((value) => {
    const piece = context.check(value)
    const { type } = piece
    if (type.kind !== 'unknown' && !refuseNothing(piece, context) && !PRINTABLE.accepts(type))
      context.report(
        piece.span,
        `\`${print(piece)}\` is ${typePhrase(type)}, which can't stand in a text.`,
      )
    return piece
  })
  return { ...expression, values, type: TEXT }
}

function checkUnary(
  expression: Extract<Expression, { kind: 'unary' }>,
  context: Context,
): TypedExpression {
  const operand = context.check(expression.operand)
  const piece = { ...expression, operand, type: UNKNOWN }
  if (operand.type.kind === 'unknown') return piece
  if (expression.operator === '!')
    return { ...piece, operand: condition(operand, context), type: BOOLEAN }
  if (refuseNothing(operand, context, true)) return piece
  if (isNumber(operand.type)) return { ...piece, type: operand.type }
  context.report(
    expression.span,
    `\`-\` needs a number; \`${print(operand)}\` is ${typePhrase(operand.type)}.`,
  )
  return piece
}

function checkChoice(
  expression: Extract<Expression, { kind: 'choice' }>,
  context: Context,
): TypedExpression {
  const question = condition(context.check(expression.condition), context)
  const then = context.check(expression.then, narrow(context.scope, expression.condition, true))
  const otherwise = context.check(
    expression.otherwise,
    narrow(context.scope, expression.condition, false),
  )
  const piece = { ...expression, condition: question, then, otherwise, type: UNKNOWN }
  const unified = unify(then, otherwise)
  if (unified !== undefined)
    return { ...piece, then: unified.left, otherwise: unified.right, type: unified.type }
  context.report(
    expression.span,
    `This gives ${typePhrase(then.type)} or ${typePhrase(otherwise.type)}.`,
    'Both sides of `:` have to be of one type.',
  )
  return piece
}

function checkList(
  expression: Extract<Expression, { kind: 'list' }>,
  context: Context,
): TypedExpression {
  const items = expression.items.map((item) => context.check(item))
  const [first, ...others] = items
  if (first === undefined) return { ...expression, items, type: list(UNKNOWN) }
  let sample = first
  for (const item of others) {
    const unified = unify(sample, item)
    if (unified === undefined) {
      context.report(
        item.span,
        `The items of a list are of one type: this is ${typePhrase(item.type)}, the one before is ${typePhrase(sample.type)}.`,
      )
      return { ...expression, items, type: UNKNOWN }
    }
    sample = { ...unified.left, type: unified.type }
  }
  const of = sample.type
  const adapted = items.map((item) => adapt(item, of) ?? item)
  return {
    ...expression,
    items: adapted,
    type: list(mayBeNothing(of) ? of : (commonType(of, of) ?? of)),
  }
}
