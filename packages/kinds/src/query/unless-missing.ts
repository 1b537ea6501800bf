import type { TypedExpression } from '@drawbridge/expressions'
import { mayBeNothing } from './value-types.ts'

/** `title == null ? null : slug(title)`: `instead` where something that a formula counts on is not there. */
export function unlessMissing(
  piece: TypedExpression,
  missing: readonly TypedExpression[],
  instead: TypedExpression = NOTHING,
): TypedExpression {
  const { span } = piece
  const type = instead === NOTHING ? orNothing(piece.type) : piece.type
  return missing.reduceRight<TypedExpression>((otherwise, field) => {
    const left = { ...field, type: orNothing(field.type) }
    const condition = {
      kind: 'binary',
      operator: '==',
      left,
      right: NOTHING,
      type: { kind: 'boolean' },
      span,
    } as const
    return { kind: 'choice', condition, then: instead, otherwise, type, span }
  }, piece)
}

const NOTHING = {
  kind: 'literal',
  value: { type: 'null' },
  type: { kind: 'null' },
  span: { from: 0, to: 0 },
} as const

export function orNothing(type: TypedExpression['type']): TypedExpression['type'] {
  return mayBeNothing(type) ? type : { kind: 'nullable', of: type }
}
