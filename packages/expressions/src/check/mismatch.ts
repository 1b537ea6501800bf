import { didYouMean } from '../did-you-mean.ts'
import { print } from '../print.ts'
import type { Type } from '../type.ts'
import type { TypedExpression } from '../typed-expression.ts'
import { mayBeNothing, present } from '../types/basic.ts'
import { fit } from '../types/assignable.ts'
import { typePhrase } from '../types/type-text.ts'
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
    cureOf(present(type), wanted, print(piece)),
  )
}

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text)

/** How a value of one type becomes one of another. */
export function cureOf(from: Type, to: Type, text: string): string | undefined {
  const short = text.length > 60 ? 'value' : text
  if (to.kind === 'text') {
    if (from.kind === 'list') return `Write \`join(${short}, ', ')\`.`
    return from.kind === 'object' || from.kind === 'json'
      ? `Write \`toJson(${short})\`.`
      : `Write \`text(${short})\`.`
  }
  if (to.kind === 'integer')
    return from.kind === 'text' ? `Write \`integer(${short}) ?? 0\`.` : `Write \`round(${short})\`.`
  if (to.kind === 'decimal')
    return from.kind === 'decimal'
      ? `Say how many decimals are kept: \`round(${short}, ${to.scale ?? 2})\`.`
      : `Write \`decimal(${short}, ${to.scale ?? 2})\`.`
  if (to.kind === 'date' && from.kind === 'datetime') return `Write \`dateOf(${short}, 'UTC')\`.`
  if (to.kind === 'datetime' && from.kind === 'date')
    return `Write \`startOfDay(${short}, 'UTC')\`.`
  return undefined
}
