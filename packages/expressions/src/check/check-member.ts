import { isIdentifier } from '@drawbridge/source/pieces'
import type { Expression } from '../expression.ts'
import { didYouMean } from '../did-you-mean.ts'
import { print } from '../print.ts'
import type { ObjectType, Type } from '../type.ts'
import type { TypedExpression } from '../typed-expression.ts'
import { INTEGER, mayBeNothing, nullable, present, UNKNOWN } from '../types/basic.ts'
import { typePhrase } from '../types/type-text.ts'
import type { Context } from './context.ts'
import { narrowedType } from './narrowed-type.ts'

export function checkMember(
  expression: Extract<Expression, { kind: 'member' }>,
  context: Context,
): TypedExpression {
  const object = context.check(expression.object)
  const type = memberType(expression, object, context)
  return { ...expression, object, ...narrowedType(expression, type, context) }
}

function memberType(
  expression: Extract<Expression, { kind: 'member' }>,
  object: TypedExpression,
  context: Context,
): Type {
  const { name, optional, span } = expression
  const { type } = object
  if (type.kind === 'unknown') return UNKNOWN
  if (type.kind === 'null') {
    context.report(object.span, `\`${print(object)}\` is nothing here, and has no \`${name}\`.`)
    return UNKNOWN
  }
  if (mayBeNothing(type) && !optional) {
    const text = print(object)
    context.report(
      object.span,
      `\`${text}\` may be nothing, and then it has no \`${name}\`.`,
      isIdentifier(name)
        ? `Write \`${text}?.${name}\`, or check \`${text} != null\` before.`
        : `Check \`${text} != null\` before.`,
    )
  }
  const of = present(type)
  const members = membersOf(of, context)
  if (members === undefined) {
    context.report(
      span,
      `\`${print(object)}\` is ${typePhrase(of)}, which has no \`${name}\`.`,
      cureOf(of, name, print(object)),
    )
    return UNKNOWN
  }
  const member = members.members.get(name)
  if (member === undefined) {
    context.report(
      { from: span.to - name.length, to: span.to },
      `\`${print(object)}\` has no \`${name}\`.`,
      didYouMean(name, members.members.keys()),
    )
    return UNKNOWN
  }
  const own = member.optional === true ? nullable(member.type) : member.type
  return optional && mayBeNothing(type) ? nullable(own) : own
}

/** What can stand behind the point. */
export function membersOf(type: Type, context: Pick<Context, 'scope'>): ObjectType | undefined {
  if (type.kind === 'object') return type
  return type.kind === 'row' ? context.scope.row(type.table) : undefined
}

function cureOf(type: Type, name: string, text: string): string | undefined {
  if (name === 'length')
    return type.kind === 'list' ? `Write \`count(${text})\`.` : `Write \`length(${text})\`.`
  if (type.kind === 'list')
    return `Write \`${text}.map(item => item.${name})\`, or \`first(${text})\`.`
  if (type.kind === 'json') return `Write \`getText(${text}, '${name}')\`, or validate it first.`
  return undefined
}

export function checkIndex(
  expression: Extract<Expression, { kind: 'index' }>,
  context: Context,
): TypedExpression {
  const object = context.check(expression.object)
  const index = context.check(expression.index)
  const piece = { ...expression, object, index, type: UNKNOWN }
  if (object.type.kind === 'unknown' || index.type.kind === 'unknown') return piece
  const text = print(object)
  if (mayBeNothing(object.type)) {
    context.report(object.span, `\`${text}\` may be nothing.`, `Write \`(${text} ?? [])[…]\`.`)
    return piece
  }
  if (object.type.kind !== 'list') {
    context.report(
      expression.span,
      `\`${text}\` is ${typePhrase(object.type)}, and no list.`,
      object.type.kind === 'json' ? `Write \`getText(${text}, 'name')\`.` : undefined,
    )
    return piece
  }
  if (index.type.kind !== INTEGER.kind) {
    context.report(
      index.span,
      `A position in a list is a whole number, and not ${typePhrase(index.type)}.`,
      'The first is `[0]`.',
    )
    return piece
  }
  return { ...piece, type: nullable(object.type.of) }
}
