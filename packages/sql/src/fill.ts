import { isTightened } from './column-limits.ts'
import { conversion, sharedChoices } from './conversion.ts'
import { neutralValue } from './neutral.ts'
import type { Column, ColumnDefault, ColumnType, Table } from './schema.ts'
import type { Condition, Statement, Value } from './statement.ts'

/**
 * What the rows there are get in a column that is new or must no longer be empty. Undefined where they
 * can be given nothing: in a reference, and where all would get the same but must differ.
 */
export function fillFor(table: Table, column: Column): ColumnDefault | undefined {
  const value = column.default ?? (isReference(table, column) ? undefined : neutralValue(column))
  return value?.kind !== 'uuid' && isUnique(table, column) ? undefined : value
}

function isReference(table: Table, column: Column): boolean {
  return table.foreignKeys.some((key) => key.column === column.name)
}

function isUnique(table: Table, column: Column): boolean {
  return table.indexes.some(
    ({ kind, columns }) => kind === 'unique' && columns.includes(column.name),
  )
}

/** Puts a value where there is none, or takes away the rows that can't have one. */
export function fillEmpty(table: Table, column: Column): Statement {
  const where: Condition = { kind: 'isNull', column: column.name }
  const value = fillFor(table, column)
  if (!value)
    return {
      kind: 'delete',
      table: table.name,
      where,
      destroys: `rows of ${table.name} without ${column.name}`,
    }
  return {
    kind: 'update',
    table: table.name,
    column: column.name,
    value: { kind: 'default', value, type: column.type },
    where,
  }
}

/** Cuts the values of a column to what its next type holds, while it still has the old one. */
export function fitValues(table: string, from: Column, to: Column): readonly Statement[] {
  if (conversion(from.type, to.type) !== 'narrows') return []
  const column = from.name
  const set = (value: Value, where: Condition): Statement => ({
    kind: 'update',
    table,
    column,
    value,
    where,
    destroys: `values of ${table}.${column} that don't fit any more`,
  })
  if (to.type.type === 'enum') {
    const [first = ''] = sharedChoices(from.type, to.type.values)
    const wanted = to.default?.kind === 'literal' ? String(to.default.value) : first
    const choice = sharedChoices(from.type, [wanted])[0] ?? first
    const value: Value =
      to.nullable && from.nullable
        ? { kind: 'null' }
        : { kind: 'literal', value: choice, type: from.type }
    return [set(value, { kind: 'notIn', column, values: to.type.values })]
  }
  if (to.type.type === 'string' || to.type.type === 'bytes') {
    const { length } = to.type
    return [set({ kind: 'start', column, length }, { kind: 'longerThan', column, length })]
  }
  // A decimal that only loses places is rounded by the database.
  if (to.type.type !== 'decimal' && to.type.type !== 'integer') return []
  if (wholeDigits(to.type) >= wholeDigits(from.type)) return []
  const largest = largestValue(to.type, from.type)
  return [largest, `-${largest}`].map((text, at) => {
    const value: Value = { kind: 'literal', value: text, type: from.type }
    return set(value, { kind: 'compare', column, operator: at === 0 ? '>' : '<', value })
  })
}

/** Brings the values of a column that has its next type within its next limits. */
export function fitLimits(table: string, from: Column, to: Column): readonly Statement[] {
  if (!breaksLimits(from, to)) return []
  const column = to.name
  return [
    {
      kind: 'update',
      table,
      column,
      value: { kind: 'within', value: { kind: 'column', name: column }, column: to },
      where: { kind: 'outside', column: to },
      destroys: `values of ${table}.${column} that are outside its limits`,
    },
  ]
}

/** Whether what a column held may be outside of what it is to hold. */
export function breaksLimits(from: Column, to: Column): boolean {
  const isRounded = JSON.stringify(from.type) !== JSON.stringify(to.type)
  return to.limits !== undefined && (isRounded || isTightened(from, to))
}

/** The largest number that one type holds, with no more decimals than another has. */
function largestValue(type: ColumnType, within: ColumnType): string {
  if (type.type !== 'decimal') return String(Number.MAX_SAFE_INTEGER)
  const whole = '9'.repeat(type.precision - type.scale) || '0'
  const decimals = within.type === 'decimal' ? '9'.repeat(Math.min(type.scale, within.scale)) : ''
  return decimals === '' ? whole : `${whole}.${decimals}`
}

function wholeDigits(type: ColumnType): number {
  if (type.type === 'decimal') return type.precision - type.scale
  return type.type === 'integer' ? 16 : 19
}
