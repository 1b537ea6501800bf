import { fromColumn, type Member, type ObjectType, type Type } from '@drawbridge/expressions'
import type { ColumnModel, RelationModel, TableModel } from '../model.ts'

const nullable = (of: Type, isNullable: boolean): Type =>
  isNullable ? { kind: 'nullable', of } : of

export function columnValueType(column: ColumnModel): Type {
  return nullable(fromColumn(column.type), column.nullable && column.type.type !== 'json')
}

/** A row that was read: what may leave the server and is the same for everybody, and what else was asked for. */
export function fetchedRow(
  table: TableModel,
  more: ReadonlyMap<string, Type> = new Map(),
): ObjectType {
  const members = new Map<string, Member>()
  const isPersonal = table.columns.some(({ computed }) => computed?.isPersonal)
  for (const column of table.columns)
    if (column.readable && !column.computed?.isPersonal)
      members.set(column.name, { type: columnValueType(column) })
  for (const [name, type] of more) members.set(name, { type })
  return {
    kind: 'object',
    members,
    ...(more.size === 0 && !isPersonal && { name: table.names.type }),
  }
}

/** A row that was just made: what is computed of it is not known yet. */
export function createdRow(table: TableModel): ObjectType {
  const stored = table.columns.filter(({ computed }) => computed === undefined)
  const { name, ...row } = fetchedRow({ ...table, columns: stored })
  return stored.length === table.columns.length && name !== undefined ? { ...row, name } : row
}

/** A row as a caller has written it; what may be left out may be nothing. */
export function rowToBe({ columns }: TableModel): ObjectType {
  const written = columns.filter(({ writable }) => writable)
  const members = written.map((column): readonly [string, Member] => {
    const type = columnValueType(column)
    const mayBeNothing = column.optional && type.kind !== 'nullable' && type.kind !== 'json'
    return [column.name, { type: nullable(type, mayBeNothing) }]
  })
  return { kind: 'object', members: new Map(members) }
}

/** What is about to be written of a row that is there; what is left out stays as it is. */
export function rowChanges({ columns }: TableModel): ObjectType {
  const members = columns
    .filter(({ writable }) => writable)
    .map((column): readonly [string, Member] => [
      column.name,
      { type: columnValueType(column), optional: true },
    ])
  return { kind: 'object', members: new Map(members) }
}

/** One row or nothing, or a list of them. */
export function relatedType({ shape }: RelationModel, row: Type): Type {
  switch (shape.kind) {
    case 'toOne':
      return nullable(row, !shape.required)
    case 'oneInverse':
      return { kind: 'nullable', of: row }
    case 'toMany':
    case 'manyToMany':
      return { kind: 'list', of: row }
  }
}
