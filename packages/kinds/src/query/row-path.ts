import { valueType, type Join, type Source } from '@drawbridge/sql'
import type { ColumnModel, TableModel } from '../model.ts'
import { keyColumnOf } from '../table/emit/relations.ts'
import { columnOfRole } from '../table/emit/resource.ts'
import type { BoundRow, Lowering, Outer, OuterCondition, OuterValue, RowPath } from './outer.ts'

/** A column of a row that the statement has. */
export function columnValue(row: BoundRow, column: ColumnModel): OuterValue {
  return {
    kind: 'column',
    of: row.as,
    name: column.sql,
    type: valueType(column.type),
    nullable: column.nullable,
  }
}

/** The key of a row, without reading that row where another one tells it. */
export function keyValue(path: RowPath, lowering: Lowering): OuterValue {
  if (path.kind === 'keyed') return path.key
  if (path.kind === 'toOne' && !path.table.softDelete)
    return memberValue(path.from, path.column, lowering)
  return memberValue(path, columnOfRole(path.table, 'key'), lowering)
}

/** A column of a row that a formula leads to. */
export function memberValue(path: RowPath, column: ColumnModel, lowering: Lowering): OuterValue {
  if (column.computed !== undefined) return lowering.of(path).value(column.computed.formula)
  if (path.kind === 'bound') return columnValue(path, column)
  const isKey = column.role === 'key'
  if (isKey && (path.kind === 'keyed' || (path.kind === 'toOne' && !path.table.softDelete)))
    return keyValue(path, lowering)
  const { row, from, joins, where } = selectedRow(path, lowering)
  const value = columnValue(row, column)
  return {
    kind: 'select',
    select: { values: [{ value }], from, joins, where: { kind: 'and', conditions: where } },
    type: valueType(column.type),
  }
}

interface SelectedRow {
  readonly row: BoundRow
  readonly from: Source
  readonly joins: readonly Join<Outer>[]
  readonly where: readonly OuterCondition[]
}

/** The FROM and WHERE that have the row. */
function selectedRow(path: Exclude<RowPath, BoundRow>, lowering: Lowering): SelectedRow {
  const key = columnOfRole(path.table, 'key')
  if (path.kind === 'toOne' && path.from.kind !== 'bound') {
    const parent = selectedRow(path.from, lowering)
    const row = freeRow(path.table, lowering, [parent.row, ...parent.joins])
    const on = same(columnValue(row, key), columnValue(parent.row, path.column))
    const join = { ...sourceOf(row), on: allOf([on, ...alive(row)]) }
    return { ...parent, row, joins: [...parent.joins, join] }
  }
  const row = freeRow(path.table, lowering)
  const found = (column: ColumnModel, value: OuterValue): SelectedRow => ({
    row,
    from: sourceOf(row),
    joins: [],
    where: [same(columnValue(row, column), value), ...alive(row)],
  })
  switch (path.kind) {
    case 'keyed':
      return found(key, path.key)
    case 'toOne':
      return found(key, memberValue(path.from, path.column, lowering))
    case 'inverse':
      return found(keyColumnOf(path.table, path.column), keyValue(path.from, lowering))
  }
}

/** A row of a table under a name that the statement doesn't use yet. */
export function freeRow(
  table: TableModel,
  { taken }: Lowering,
  also: readonly { readonly as?: string }[] = [],
): BoundRow {
  const isTaken = (name: string): boolean => taken.has(name) || also.some(({ as }) => as === name)
  let as = table.names.sql
  for (let n = 2; isTaken(as); n += 1) as = `${table.names.sql}_${n}`
  return { kind: 'bound', table, as }
}

export function sourceOf({ table, as }: BoundRow): Source {
  return { table: table.names.sql, as }
}

/** Deleted rows are not there for a formula. */
export function alive(row: BoundRow): readonly OuterCondition[] {
  if (!row.table.softDelete) return []
  const value = columnValue(row, columnOfRole(row.table, 'deletedAt'))
  return [same(value, { kind: 'null', type: { kind: 'datetime' } })]
}

export function same(left: OuterValue, right: OuterValue): OuterCondition {
  return { kind: 'equal', left, right }
}

export function allOf(conditions: readonly OuterCondition[]): OuterCondition {
  const [only] = conditions
  return conditions.length === 1 && only !== undefined ? only : { kind: 'and', conditions }
}
