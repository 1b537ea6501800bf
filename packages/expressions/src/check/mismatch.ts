import { didYouMean } from '../did-you-mean.ts'
import { ANY_NUMBER, NUMBER_LIKE, PRINTABLE } from '../functions/families.ts'
import { print } from '../print.ts'
import type { Type } from '../type.ts'
import type { TypedExpression } from '../typed-expression.ts'
import { mayBeNothing, present } from '../types/basic.ts'
import { fit } from '../types/assignable.ts'
import { typePhrase } from '../types/type-text.ts'
import { membersOf } from './check-member.ts'
import type { Context } from './context.ts'
import { refuseNothing } from './nothing.ts'

/** Says why a value can't stand where one of another type is wanted, and how it could. */
export function refuseMismatch(piece: TypedExpression, expected: Type, context: Context): void {
  const { type, span } = piece
  const wanted = present(expected)
  if (mayBeNothing(type) && !mayBeNothing(expected) && fit(present(type), wanted) !== 'no') {
    refuseNothing(piece, context)
    return
  }
  if (piece.kind === 'literal' && piece.value.type === 'text' && wanted.kind === 'enum')
    return context.report(
      span,
      `\`${piece.value.value}\` is none of the choices.`,
      didYouMean(piece.value.value, wanted.values),
    )
  if (piece.kind === 'object' && wanted.kind === 'object') {
    const excess = piece.entries.find(({ name }) => !wanted.members.has(name))
    if (excess !== undefined)
      return context.report(
        excess.span,
        `There is no \`${excess.name}\` in what is wanted here.`,
        didYouMean(excess.name, wanted.members.keys()),
      )
    const missing = [...wanted.members].find(
      ([name, { optional }]) =>
        optional !== true && !piece.entries.some((entry) => entry.name === name),
    )
    if (missing !== undefined)
      return context.report(span, `\`${missing[0]}\` is missing.`, `Add \`${missing[0]}: …\`.`)
    for (const { name, value } of piece.entries) {
      const member = wanted.members.get(name)
      if (member !== undefined && fit(value.type, member.type) === 'no')
        return refuseMismatch(value, member.type, context)
    }
  }
  context.report(
    span,
    `Here ${typePhrase(expected)} is wanted, and \`${short(print(piece))}\` is ${typePhrase(type)}.`,
    cureOf(piece, expected, context),
  )
}

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text)

/** How a value of one type becomes one of another; of an object, which of its members is meant. */
export function cureOf(
  piece: TypedExpression,
  expected: Type,
  context: Pick<Context, 'scope'>,
): string | undefined {
  const [from, to] = [present(piece.type), present(expected)]
  const member = memberThatFits(piece, to, context)
  if (member !== undefined) return `Write \`${member}\`.`
  const text = print(piece)
  const short = text.length > 60 ? 'value' : text
  if (to.kind === 'text') {
    if (from.kind === 'list') return `Write \`join(${short}, ', ')\`.`
    if (from.kind === 'object' || from.kind === 'json') return `Write \`toJson(${short})\`.`
    return PRINTABLE.accepts(from) ? `Write \`text(${short})\`.` : undefined
  }
  if (to.kind === 'integer' && ANY_NUMBER.accepts(from)) return `Write \`round(${short})\`.`
  if (to.kind === 'integer' && NUMBER_LIKE.accepts(from)) return `Write \`integer(${short}) ?? 0\`.`
  if (to.kind === 'decimal' && from.kind === 'decimal')
    return `Say how many decimals are kept: \`round(${short}, ${to.scale ?? 2})\`.`
  if (to.kind === 'decimal' && NUMBER_LIKE.accepts(from))
    return `Write \`decimal(${short}, ${to.scale ?? 2})\`.`
  if (to.kind === 'date' && from.kind === 'datetime') return `Write \`dateOf(${short}, 'UTC')\`.`
  if (to.kind === 'datetime' && from.kind === 'date')
    return `Write \`startOfDay(${short}, 'UTC')\`.`
  return undefined
}

/** `user.id` where an id is wanted and `user` was given: its id, or the one member that could be meant. */
function memberThatFits(
  object: TypedExpression,
  to: Type,
  context: Pick<Context, 'scope'>,
): string | undefined {
  const members = membersOf(present(object.type), context)?.members
  if (members === undefined) return undefined
  const fitting = [...members].filter(([, { type }]) => fit(present(type), to) !== 'no')
  const meant = fitting.find(([name]) => name === 'id') ?? fitting[0]
  if (meant === undefined || (meant[0] !== 'id' && fitting.length > 1)) return undefined
  const [name, { type }] = meant
  const { span } = object
  return print({ kind: 'member', object, name, optional: mayBeNothing(object.type), span, type })
}
