import { print, type Type, type TypedExpression } from '@drawbridge/expressions'

/** A value that stands in a formula; null for nothing. */
export type Constant = string | number | boolean | null

/** What a condition asks of one value, or of something that is simply so or not. */
export type Atom =
  | {
      readonly kind: 'is'
      readonly path: string
      readonly type: Type
      readonly to: Constant
      readonly holds: boolean
    }
  | {
      readonly kind: 'bound'
      readonly path: string
      readonly type: Type
      readonly side: 'above' | 'below'
      readonly to: string | number
      /** Whether it may be `to` itself. */
      readonly closed: boolean
    }
  | { readonly kind: 'so'; readonly text: string; readonly holds: boolean }

/** A condition, taken apart as far as can be told without a row. */
export type Truth =
  | boolean
  | Atom
  | { readonly kind: 'all'; readonly of: readonly Truth[] }
  | { readonly kind: 'any'; readonly of: readonly Truth[] }
  /** There is something of which it holds: what is known of others says nothing of it. */
  | { readonly kind: 'apart'; readonly of: Truth }

export const so = (text: string, holds = true): Atom => ({ kind: 'so', text, holds })
export const all = (of: readonly Truth[]): Truth => ({ kind: 'all', of })
export const any = (of: readonly Truth[]): Truth => ({ kind: 'any', of })

/** That it holds, or with `wanted` false that it doesn't. */
export function truthOf(piece: TypedExpression, wanted = true): Truth {
  switch (piece.kind) {
    case 'conversion':
      return truthOf(piece.operand, wanted)
    case 'literal':
      return piece.value.type === 'boolean'
        ? piece.value.value === wanted
        : so(print(piece), wanted)
    case 'unary':
      return piece.operator === '!' ? truthOf(piece.operand, !wanted) : so(print(piece), wanted)
    case 'name':
    case 'member':
      return { kind: 'is', path: print(piece), type: piece.type, to: true, holds: wanted }
    case 'binary':
      return binary(piece, wanted)
    case 'choice': {
      const { condition, then, otherwise } = piece
      return any([
        all([truthOf(condition), truthOf(then, wanted)]),
        all([truthOf(condition, false), truthOf(otherwise, wanted)]),
      ])
    }
    case 'method': {
      const { method, body } = piece
      const asks = method === (wanted ? 'some' : 'every')
      const whole = so(print(piece), wanted)
      return asks ? all([whole, { kind: 'apart', of: truthOf(body, wanted) }]) : whole
    }
    default:
      return so(print(piece), wanted)
  }
}

type Binary = Extract<TypedExpression, { kind: 'binary' }>

function binary(piece: Binary, wanted: boolean): Truth {
  const { operator, left, right } = piece
  switch (operator) {
    case '&&':
    case '||': {
      const sides = [truthOf(left, wanted), truthOf(right, wanted)]
      return (operator === '&&') === wanted ? all(sides) : any(sides)
    }
    case '==':
    case '!=':
      return equal(left, right, (operator === '==') === wanted)
    case '<':
      return less(left, right, false, wanted)
    case '<=':
      return less(left, right, true, wanted)
    case '>':
      return less(right, left, false, wanted)
    case '>=':
      return less(right, left, true, wanted)
    case 'has': {
      if (left.kind !== 'list') return so(print(piece), wanted)
      const each = left.items.map((item) => equal(right, item, wanted))
      return wanted ? any(each) : all(each)
    }
    default:
      return so(print(piece), wanted)
  }
}

function equal(left: TypedExpression, right: TypedExpression, holds: boolean): Truth {
  const [a, b] = [constantOf(left), constantOf(right)]
  if (a !== undefined && b !== undefined) return (a === b) === holds
  if (a !== undefined) return isConstant(right, a, holds)
  if (b !== undefined) return isConstant(left, b, holds)
  const [one, other] = [print(left), print(right)]
  return one === other ? holds : so(sameText(one, other), holds)
}

/** `row.owner == user`, whichever stands first. */
export const sameText = (one: string, other: string): string => [one, other].toSorted().join(' == ')

function isConstant(piece: TypedExpression, to: Constant, holds: boolean): Truth {
  const { kind } = piece.type
  if (to === null && kind !== 'nullable' && kind !== 'null' && kind !== 'unknown') return !holds
  return { kind: 'is', path: print(piece), type: piece.type, to, holds }
}

/** `left < right`, or with `orSame` `left <= right`. */
function less(
  left: TypedExpression,
  right: TypedExpression,
  orSame: boolean,
  wanted: boolean,
): Truth {
  const [a, b] = [ordered(left), ordered(right)]
  if (a !== undefined && b !== undefined) return (orSame ? a <= b : a < b) === wanted
  const closed = orSame === wanted
  if (b !== undefined) {
    const side = wanted ? 'below' : 'above'
    return { kind: 'bound', path: print(left), type: left.type, side, to: b, closed }
  }
  if (a !== undefined) {
    const side = wanted ? 'above' : 'below'
    return { kind: 'bound', path: print(right), type: right.type, side, to: a, closed }
  }
  const [one, other] = [print(left), print(right)]
  if (one === other) return orSame === wanted
  // `a <= b` is what `b < a` is not.
  return orSame ? so(`${other} < ${one}`, !wanted) : so(`${one} < ${other}`, wanted)
}

/** Numbers and dates have one order everywhere; texts have that of a database. */
function ordered(piece: TypedExpression): string | number | undefined {
  const value = constantOf(piece)
  if (typeof value === 'number') return value
  const isDate = piece.type.kind === 'date' || piece.type.kind === 'datetime'
  return isDate && typeof value === 'string' ? value : undefined
}

function constantOf(piece: TypedExpression): Constant | undefined {
  if (piece.kind === 'conversion') return constantOf(piece.operand)
  if (piece.kind === 'unary' && piece.operator === '-') {
    const value = constantOf(piece.operand)
    return typeof value === 'number' ? -value : undefined
  }
  if (piece.kind !== 'literal') return undefined
  const { value } = piece
  if (value.type === 'null') return null
  return value.type === 'number' ? Number(value.digits) : value.value
}
