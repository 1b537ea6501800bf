import type { Type } from '@drawbridge/expressions'
import type { ValueType } from '@drawbridge/sql'
import type { Outer } from './outer.ts'
import { Unsuitable } from './unsuitable.ts'

/** Whether a value of the type may be nothing. */
export function mayBeNothing(type: Type): boolean {
  return type.kind === 'nullable' || type.kind === 'null'
}

export function present(type: Type): Type {
  return type.kind === 'nullable' ? type.of : type
}

/** The type of a piece in SQL. Throws where it has none. */
export function sqlType(piece: Outer): ValueType {
  const type = present(piece.type)
  switch (type.kind) {
    case 'enum':
      return { kind: 'text' }
    case 'decimal':
      if (type.scale !== undefined) return { kind: 'decimal', scale: type.scale }
      throw new Unsuitable(
        piece.span,
        'It is not known how many decimals this number has.',
        'Say it: `round(value, 2)`.',
      )
    case 'null':
      return { kind: 'text' }
    case 'object':
    case 'list':
    case 'row':
    case 'unknown':
    case 'nullable':
      throw new Unsuitable(
        piece.span,
        'A database can’t compare this as one value.',
        'Use a member of it.',
      )
    default:
      return { kind: type.kind }
  }
}
