import type { Field } from '@drawbridge/kinds/faces'
import type { RowColumn } from '@drawbridge/protocol'
import type { GivenCell } from '../cell-text.ts'
import { madeUpDay } from './day.ts'
import { madeUpExact, madeUpWhole, randomAt } from './number.ts'
import { hashOf, inTurn } from './random.ts'
import { madeUpText, type Spot } from './text.ts'

export type Values = Readonly<Record<string, GivenCell>>

/** What rows are made up from. */
export interface Ground {
  /** What the table is called. */
  readonly table: string
  readonly columns: readonly RowColumn[]
  /** What the drawing says of them, by their names. */
  readonly fields: ReadonlyMap<string, Field>
  /** Keys of rows that there are, by the column that leads to them. */
  readonly keys: ReadonlyMap<string, readonly GivenCell[]>
  /** Columns that lead to a row that no other may lead to. */
  readonly once: ReadonlySet<string>
  /** How many rows there were before: with as many, the same ones are made up. */
  readonly before: number
  readonly today: Date
}

/** Rows as they might be: each cell by what its column is called and may hold. */
export function madeUpRows(ground: Ground, count: number): readonly Values[] {
  const columns = ground.columns.filter(({ isEditable }) => isEditable)
  return Array.from({ length: count }, (_, row) =>
    Object.fromEntries(
      columns.flatMap((column) => {
        const value = cellOf(column, ground, row)
        return value === undefined ? [] : [[column.name, value]]
      }),
    ),
  )
}

function cellOf(column: RowColumn, ground: Ground, row: number): GivenCell | undefined {
  const { name, type, leads, isMany, optional, values } = column
  const field: Partial<Field> = ground.fields.get(name) ?? {}
  const spot: Spot = { table: ground.table, name, at: ground.before + row }
  if (leads) {
    const there = ground.keys.get(name) ?? []
    if (isMany) return linkedKeys(there, spot) || null
    // A key that one row alone may lead to is given away once.
    return ground.once.has(name) ? there[row] : inTurn(there, `${ground.table} ${name}`, spot.at)
  }
  // Nothing has happened yet, in most rows.
  if (name.endsWith('At') && optional && randomAt(spot) < 0.7) return undefined
  switch (type) {
    case 'boolean':
      return randomAt(spot) < 0.4
    case 'enum':
      return values[hashOf(`${ground.table} ${name} ${spot.at}`) % values.length]
    case 'date':
      return madeUpDay(spot, ground.today).toISOString().slice(0, 10)
    case 'datetime':
      return madeUpDay(spot, ground.today).toISOString()
    case 'integer':
      return madeUpWhole(field, spot)
    case 'bigint':
      return madeUpWhole(field, spot)?.toString()
    case 'float': {
      const exact = madeUpExact(field, spot, 2)
      return exact === undefined ? undefined : Number(exact)
    }
    case 'decimal':
      return madeUpExact(field, spot, field.scale ?? 2)
    case 'string':
    case 'text':
      return madeUpText({ ...field, type }, spot)
    default:
      return undefined
  }
}

/** None, one or two of them. */
function linkedKeys(there: readonly GivenCell[], spot: Spot): string {
  const many = Math.floor(randomAt(spot) * 3)
  const some = Array.from({ length: Math.min(many, there.length) }, (_, at) =>
    inTurn(there, spot.name, spot.at + at),
  )
  return [...new Set(some)].join(',')
}
