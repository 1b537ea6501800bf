import type { Expression, ListMethod } from '../expression.ts'
import { print } from '../print.ts'
import type { Type } from '../type.ts'
import type { TypedExpression } from '../typed-expression.ts'
import {
  BOOLEAN,
  FLOAT,
  isNumber,
  list,
  mayBeNothing,
  nullable,
  object,
  present,
  UNKNOWN,
} from '../types/basic.ts'
import { typePhrase } from '../types/type-text.ts'
import { isHelper } from '../typescript/helper.ts'
import { condition } from './check-binary.ts'
import type { Context } from './context.ts'
import { withItem } from './narrow.ts'
import { refuseNothing } from './nothing.ts'

type Method = Extract<Expression, { kind: 'method' }>

export function checkMethod(expression: Method, context: Context): TypedExpression {
  const { method, parameter } = expression
  const items = context.check(expression.object)
  const isList = items.type.kind === 'list'
  if (!isList && items.type.kind !== 'unknown' && !refuseNothing(items, context, true))
    context.report(
      items.span,
      `\`${method}\` goes through a list, and \`${print(items)}\` is ${typePhrase(items.type)}.`,
    )
  if (context.scope.names.has(parameter) || isHelper(parameter))
    context.report(
      expression.span,
      `\`${parameter}\` is the name of something else here.`,
      'Choose another name before `=>`.',
    )
  const of = items.type.kind === 'list' ? items.type.of : UNKNOWN
  const body = context.check(expression.body, withItem(context.scope, parameter, of))
  const checked = isQuestion(method) ? condition(body, context) : body
  const piece = { ...expression, object: items, body: checked }
  return { ...piece, type: resultOf(method, of, checked, context) }
}

const isQuestion = (method: ListMethod): boolean =>
  method === 'filter' || method === 'find' || method === 'some' || method === 'every'

function resultOf(method: ListMethod, of: Type, body: TypedExpression, context: Context): Type {
  switch (method) {
    case 'some':
    case 'every':
      return BOOLEAN
    case 'filter':
      return list(of)
    case 'find':
      return nullable(of)
    case 'map':
      return list(body.type)
    case 'sortBy':
      mustBe(ORDERED, body, context, 'Sort by a number, text or date.')
      return list(of)
    case 'groupBy':
      mustBe(KEYS, body, context, 'Group by text, a number, a date or a choice.')
      return list(object({ key: body.type, items: list(of) }))
    case 'sumOf':
      return sum(body, context)
  }
}

function sum(body: TypedExpression, context: Context): Type {
  if (refuseNothing(body, context) || body.type.kind === 'unknown') return UNKNOWN
  if (isNumber(body.type)) return body.type
  context.report(body.span, `A sum is made of numbers, and this is ${typePhrase(body.type)}.`)
  return FLOAT
}

function mustBe(
  kinds: ReadonlySet<Type['kind']>,
  body: TypedExpression,
  context: Context,
  cure: string,
): void {
  const { kind } = mayBeNothing(body.type) ? present(body.type) : body.type
  if (!kinds.has(kind))
    context.report(body.span, `\`${print(body)}\` is ${typePhrase(body.type)}.`, cure)
}

const ORDERED: ReadonlySet<Type['kind']> = new Set([
  ...(['text', 'integer', 'float', 'bigint', 'decimal', 'boolean'] as const),
  ...(['date', 'datetime', 'uuid', 'enum', 'unknown'] as const),
])

/** A decimal of unknown scale has more than one spelling, and would make two groups. */
const KEYS: ReadonlySet<Type['kind']> = ORDERED
