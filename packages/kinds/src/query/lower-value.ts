import { isStorableText, sameType, typeOf, type ValueType } from '@drawbridge/sql'
import { isSearch, lowerCall } from './lower-call.ts'
import type { Lowering, Outer, OuterValue } from './outer.ts'
import { memberValue } from './row-path.ts'
import { isRow, keyOf, rowOf, rowsOf, selectOf, withRow } from './row-list.ts'
import { Unsuitable } from './unsuitable.ts'
import { sqlType } from './value-types.ts'

/** A piece that needs a row of the query, as a value in it. */
export function lowerValue(piece: Outer, lowering: Lowering): OuterValue {
  switch (piece.kind) {
    case 'name':
    case 'member':
      return isRow(piece) ? keyOf(piece, lowering) : member(piece, lowering)
    case 'conversion': {
      const value = lowering.value(piece.operand)
      return piece.type.kind === 'decimal' ? exact(value) : cast(value, sqlType(piece))
    }
    case 'unary':
      if (piece.operator === '!') return test(piece, lowering)
      return arithmetic('-', zero(lowering.value(piece.operand)), lowering.value(piece.operand))
    case 'binary':
      return binary(piece, lowering)
    case 'choice': {
      const [whenTrue, whenFalse] = aligned(
        lowering.value(piece.then),
        lowering.value(piece.otherwise),
      )
      const condition = lowering.condition(piece.condition)
      return { kind: 'choice', condition, whenTrue, whenFalse, type: typeOf(whenTrue) }
    }
    case 'template':
      return template(piece, lowering)
    case 'call':
      return isSearch(piece) ? test(piece, lowering) : lowerCall(piece, lowering)
    case 'method':
      if (piece.method === 'some' || piece.method === 'every') return test(piece, lowering)
      if (piece.method === 'sumOf') return sum(piece, lowering)
      return refuse(piece)
    default:
      return refuse(piece)
  }
}

/** A piece that stands in the formula as it is. */
export function literalValue(piece: Outer): OuterValue | undefined {
  if (piece.kind === 'unary' && piece.operator === '-') {
    const inner = literalValue(piece.operand)
    if (inner?.kind !== 'literal') return undefined
    return { ...inner, value: `-${String(inner.value)}`.replace(/^--/, '') }
  }
  if (piece.kind === 'conversion') {
    const inner = literalValue(piece.operand)
    return inner?.kind === 'literal' && inner.type.kind === 'integer' ? exact(inner) : undefined
  }
  if (piece.kind !== 'literal') return undefined
  const { value } = piece
  switch (value.type) {
    case 'null':
      return { kind: 'null', type: { kind: 'text' } }
    case 'boolean':
      return { kind: 'literal', value: value.value, type: { kind: 'boolean' } }
    case 'number': {
      const type = sqlType(piece)
      return {
        kind: 'literal',
        value: type.kind === 'float' ? Number(value.digits) : value.digits,
        type,
      }
    }
    case 'text':
      if (isStorableText(value.value))
        return { kind: 'literal', value: value.value, type: sqlType(piece) }
      throw new Unsuitable(piece.span, 'No database keeps such a text.')
  }
}

function member(piece: Outer, lowering: Lowering): OuterValue {
  if (piece.kind !== 'member') return refuse(piece)
  const path = rowOf(piece.object, lowering)
  const column = path?.table.columns.find(({ name }) => name === piece.name)
  if (path === undefined || column === undefined) return refuse(piece)
  if (column.computed?.after === undefined) return memberValue(path, column, lowering)
  try {
    return memberValue(path, column, lowering)
  } catch (error) {
    if (!(error instanceof Unsuitable)) throw error
    throw new Unsuitable(
      piece.span,
      `\`${column.name}\` is worked out after the rows are read, so no query can ask for it.`,
      'Ask for what it is made from, or keep it in a field of its own.',
    )
  }
}

function test(piece: Outer, lowering: Lowering): OuterValue {
  return { kind: 'test', condition: lowering.condition(piece) }
}

function binary(piece: Extract<Outer, { kind: 'binary' }>, lowering: Lowering): OuterValue {
  const { operator } = piece
  switch (operator) {
    case '??': {
      const values = aligned(lowering.value(piece.left), lowering.value(piece.right))
      return { kind: 'coalesce', values, type: typeOf(values[0]) }
    }
    case '+': {
      const [left, right] = [lowering.value(piece.left), lowering.value(piece.right)]
      if (typeOf(left).kind !== 'text') return arithmetic('+', left, right)
      return { kind: 'call', name: 'concat', arguments: [left, right], type: { kind: 'text' } }
    }
    case '-':
    case '*':
      return arithmetic(operator, lowering.value(piece.left), lowering.value(piece.right))
    case '/':
    case '%':
      throw new Unsuitable(
        piece.span,
        'A database divides otherwise than the rest of the backend.',
        'Compute it before the query, or after it.',
      )
    default:
      return test(piece, lowering)
  }
}

/** Exact numbers of one scale; the places of a product add up. */
export function arithmetic(
  operator: '+' | '-' | '*',
  left: OuterValue,
  right: OuterValue,
): OuterValue {
  const [one, other] = [typeOf(left), typeOf(right)]
  if (operator === '*' && one.kind === 'decimal' && other.kind === 'decimal') {
    const type: ValueType = { kind: 'decimal', scale: one.scale + other.scale }
    return { kind: 'arithmetic', operator, left, right, type }
  }
  const [a, b] = aligned(left, right)
  return { kind: 'arithmetic', operator, left: a, right: b, type: typeOf(a) }
}

/** Both with the decimals of the longer, or as what one of them is. */
export function aligned(left: OuterValue, right: OuterValue): readonly [OuterValue, OuterValue] {
  const [one, other] = [typeOf(left), typeOf(right)]
  if (left.kind === 'null') return [{ ...left, type: other }, right]
  if (right.kind === 'null') return [left, { ...right, type: one }]
  if (one.kind === 'decimal' || other.kind === 'decimal') {
    const scale = Math.max(scaleOf(one), scaleOf(other))
    const type: ValueType = { kind: 'decimal', scale }
    return [cast(left, type), cast(right, type)]
  }
  if (one.kind === 'float' || other.kind === 'float')
    return [cast(left, { kind: 'float' }), cast(right, { kind: 'float' })]
  return [left, right]
}

function cast(value: OuterValue, type: ValueType): OuterValue {
  if (sameType(typeOf(value), type)) return value
  if (value.kind === 'literal') return { ...value, type }
  return { kind: 'cast', value, type }
}

/** A whole number as an exact one without decimals. */
function exact(value: OuterValue): OuterValue {
  return typeOf(value).kind === 'decimal' ? value : cast(value, { kind: 'decimal', scale: 0 })
}

function scaleOf(type: ValueType): number {
  return type.kind === 'decimal' ? type.scale : 0
}

function zero(like: OuterValue): OuterValue {
  const type = typeOf(like)
  return { kind: 'literal', value: type.kind === 'float' ? 0 : '0', type }
}

function template(piece: Extract<Outer, { kind: 'template' }>, lowering: Lowering): OuterValue {
  const parts = piece.texts.flatMap((text, index): readonly OuterValue[] => {
    const literal: OuterValue = { kind: 'literal', value: text, type: { kind: 'text' } }
    const inner = piece.values[index]
    if (inner === undefined) return text === '' ? [] : [literal]
    const value = lowering.value(inner)
    if (typeOf(value).kind !== 'text')
      throw new Unsuitable(inner.span, 'In a query, only text can stand within a text.')
    return text === '' ? [value] : [literal, value]
  })
  return { kind: 'call', name: 'concat', arguments: parts, type: { kind: 'text' } }
}

function sum(piece: Extract<Outer, { kind: 'method' }>, lowering: Lowering): OuterValue {
  const list = rowsOf(piece.object, lowering) ?? refuse(piece)
  const { row, joins } = withRow(list, lowering)
  const value = lowering.inside(row, piece.parameter).value(piece.body)
  const type = typeOf(value)
  const total: OuterValue = { kind: 'aggregate', of: 'sum', value, type }
  return { kind: 'select', select: selectOf({ ...list, joins }, [{ value: total }]), type }
}

export function refuse(piece: Outer): never {
  throw new Unsuitable(
    piece.span,
    'A database can’t compute this for each row.',
    'Compute it before the query, or after it.',
  )
}
