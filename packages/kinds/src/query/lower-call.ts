import { type SqlFunction, typeOf, type ValueType } from '@drawbridge/sql'
import type { Lowering, Outer, OuterValue } from './outer.ts'
import { rowsOf, selectOf, withRow } from './row-list.ts'
import { Unsuitable } from './unsuitable.ts'
import { present, sqlType } from './value-types.ts'

type Call = Extract<Outer, { kind: 'call' }>

/** Functions of the language that a database computes alike. */
const FUNCTIONS: Readonly<Record<string, SqlFunction>> = {
  lower: 'lower',
  upper: 'upper',
  length: 'length',
  abs: 'absolute',
  year: 'yearOf',
  month: 'monthOf',
  day: 'dayOf',
}

/** Whether it asks for a part of a text, which is a condition. */
export const isSearch = ({ name }: Pick<Call, 'name'>): boolean =>
  name === 'contains' || name === 'startsWith'

/** What a database tells by itself. */
export function isClock(piece: Outer): piece is Call & { readonly name: 'now' | 'today' } {
  if (piece.kind !== 'call' || piece.arguments.length > 0) return false
  return piece.name === 'now' || piece.name === 'today'
}

const INTEGER: ValueType = { kind: 'integer' }

export function lowerCall(piece: Call, lowering: Lowering): OuterValue {
  const [first] = piece.arguments
  if (first !== undefined && (piece.name === 'count' || piece.name === 'length')) {
    const list = rowsOf(first, lowering)
    if (list !== undefined) {
      const count: OuterValue = { kind: 'aggregate', of: 'count', type: INTEGER }
      return { kind: 'select', select: selectOf(list, [{ value: count }]), type: INTEGER }
    }
  }
  const extreme = first && extremeOf(piece.name, first, lowering)
  if (extreme !== undefined) return extreme
  if (isClock(piece)) return { kind: 'call', name: piece.name, arguments: [], type: sqlType(piece) }
  const name = Object.hasOwn(FUNCTIONS, piece.name) ? FUNCTIONS[piece.name] : undefined
  if (name === undefined)
    throw new Unsuitable(
      piece.span,
      `A database can’t compute \`${piece.name}\` for each row.`,
      'Compute it before the query, or after it.',
    )
  const values = piece.arguments.map((one) => lowering.value(one))
  return { kind: 'call', name, arguments: values, type: sqlType(piece) }
}

/** Of numbers and times: texts are ordered otherwise by some databases. */
const ORDERED: ReadonlySet<string> = new Set([
  'integer',
  'bigint',
  'decimal',
  'float',
  'date',
  'datetime',
])

/** `largest(row.tasks.map(task => task.price))`, with or without `compact`: databases pass over what is nothing. */
function extremeOf(name: string, list: Outer, lowering: Lowering): OuterValue | undefined {
  const of = name === 'largest' ? 'max' : name === 'smallest' ? 'min' : undefined
  const [inner = list] = list.kind === 'call' && list.name === 'compact' ? list.arguments : [list]
  if (of === undefined || inner.kind !== 'method' || inner.method !== 'map') return undefined
  const rows = rowsOf(inner.object, lowering)
  if (rows === undefined || !ORDERED.has(present(inner.body.type).kind)) return undefined
  const { row, joins } = withRow(rows, lowering)
  const value = lowering.inside(row, inner.parameter).value(inner.body)
  const type = typeOf(value)
  const extreme: OuterValue = { kind: 'aggregate', of, value, type }
  return { kind: 'select', select: selectOf({ ...rows, joins }, [{ value: extreme }]), type }
}
