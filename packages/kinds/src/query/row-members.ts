import type { Member, ObjectType, Type } from '@drawbridge/expressions'
import { permissionsMember } from './caller.ts'
import { tableOf } from '../table/emit/lookup.ts'
import type { ColumnModel, Model, RelationModel, TableModel } from '../model.ts'
import { fromColumn } from '@drawbridge/expressions'

/** What a formula sees of a row inside a query: its fields, and where its relations lead. */
export function rowMembers(node: string, model: Model): ObjectType {
  const table = tableOf(node, model)
  const members = new Map<string, Member>()
  if (table === undefined) return { kind: 'object', members }
  for (const column of table.columns) {
    if (column.role !== 'passwordHash') members.set(column.name, { type: columnType(column) })
  }
  for (const relation of table.relations) {
    members.set(relation.name, { type: relationType(relation, table) })
  }
  return { kind: 'object', members, name: table.names.type }
}

/** The same of whoever asks, where a rule names them: what they may is known of them besides. */
export function askerMembers(node: string, model: Model): ObjectType {
  const own = rowMembers(node, model)
  return { ...own, members: new Map([...own.members, ...permissionsMember(model)]) }
}

export function columnType(column: ColumnModel): Type {
  const type = fromColumn(column.type)
  return column.nullable ? { kind: 'nullable', of: type } : type
}

function relationType({ shape, target }: RelationModel, table: TableModel): Type {
  const row: Type = { kind: 'row', table: target }
  switch (shape.kind) {
    case 'toOne': {
      const column = table.columns.find(({ sql }) => sql === shape.column)
      return column?.nullable === false ? row : { kind: 'nullable', of: row }
    }
    case 'oneInverse':
      return { kind: 'nullable', of: row }
    default:
      return { kind: 'list', of: row }
  }
}
