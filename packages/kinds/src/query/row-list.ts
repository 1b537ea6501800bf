import type { ObjectType, Type } from '@drawbridge/expressions'
import { valueType } from '@drawbridge/sql'
import type { Model, RelationModel, TableModel } from '../model.ts'
import { tableOf } from '../table/emit/lookup.ts'
import { keyColumnOf } from '../table/emit/relations.ts'
import { columnOfRole } from '../table/emit/resource.ts'
import type { Lowering, Outer, OuterCondition, OuterSelect, RowList, RowPath } from './outer.ts'
import { rowMembers } from './row-members.ts'
import { alive, allOf, columnValue, freeRow, keyValue, same, sourceOf } from './row-path.ts'
import { Unsuitable } from './unsuitable.ts'
import { present } from './value-types.ts'

/** The row that a piece leads to; undefined where the piece is no row of the query. */
export function rowOf(piece: Outer, lowering: Lowering): RowPath | undefined {
  if (piece.kind === 'name') return lowering.rows.get(piece.name)
  if (piece.kind !== 'member') return undefined
  const from = rowOf(piece.object, lowering)
  const relation = from && relationOf(from.table, piece.name)
  const table = relation && tableOf(relation.target, lowering.model)
  if (from === undefined || relation === undefined || table === undefined) return undefined
  const { shape } = relation
  if (shape.kind === 'toOne')
    return { kind: 'toOne', table, from, column: keyColumnOf(from.table, shape.column) }
  return shape.kind === 'oneInverse'
    ? { kind: 'inverse', table, from, column: shape.column }
    : undefined
}

/** The rows that a piece leads to: a relation to many, and what is chosen from it. */
export function rowsOf(piece: Outer, lowering: Lowering): RowList | undefined {
  if (piece.kind === 'method' && piece.method === 'filter') {
    const list = rowsOf(piece.object, lowering)
    if (list === undefined) return undefined
    const { row, joins } = withRow(list, lowering)
    const inner = lowering.inside(row, piece.parameter)
    return { ...list, row, joins, where: [...list.where, inner.condition(piece.body)] }
  }
  if (piece.kind !== 'member') return undefined
  const from = rowOf(piece.object, lowering)
  const relation = from && relationOf(from.table, piece.name)
  const table = relation && tableOf(relation.target, lowering.model)
  if (from === undefined || relation === undefined || table === undefined) return undefined
  return related(from, relation, table, lowering)
}

export function relationOf(table: TableModel, name: string): RelationModel | undefined {
  return table.relations.find((relation) => relation.name === name)
}

function related(
  from: RowPath,
  { shape }: RelationModel,
  table: TableModel,
  lowering: Lowering,
): RowList | undefined {
  const key = columnOfRole(table, 'key')
  if (shape.kind === 'toMany') {
    const row = freeRow(table, lowering)
    const isOf = same(columnValue(row, keyColumnOf(table, shape.column)), keyValue(from, lowering))
    const where = [isOf, ...alive(row)]
    return { table, from: sourceOf(row), joins: [], where, key: columnValue(row, key), row }
  }
  if (shape.kind !== 'manyToMany') return undefined
  const link = freeName(shape.table, lowering)
  const linked = (name: string, of: TableModel) =>
    ({
      kind: 'column',
      of: link,
      name,
      type: valueType(columnOfRole(of, 'key').type),
      nullable: false,
    }) as const
  const list: RowList = {
    table,
    from: { table: shape.table, as: link },
    joins: [],
    where: [same(linked(shape.column, from.table), keyValue(from, lowering))],
    key: linked(shape.targetColumn, table),
  }
  if (!table.softDelete) return list
  const { row, joins } = withRow(list, lowering)
  return { ...list, row, joins }
}

/** The list with the rows themselves at hand, and not only their keys. */
export function withRow(
  list: RowList,
  lowering: Lowering,
): Required<Pick<RowList, 'row' | 'joins'>> {
  if (list.row !== undefined) return { row: list.row, joins: list.joins }
  const row = freeRow(list.table, lowering, [list.from])
  const isSame = same(columnValue(row, columnOfRole(list.table, 'key')), list.key)
  const join = { ...sourceOf(row), on: allOf([isSame, ...alive(row)]) }
  return { row, joins: [...list.joins, join] }
}

/** A select of the list, with further conditions. */
export function selectOf(
  { from, joins, where }: Pick<RowList, 'from' | 'joins' | 'where'>,
  values: OuterSelect['values'] = [],
  further: readonly OuterCondition[] = [],
): OuterSelect {
  return { values, from, joins, where: allOf([...where, ...further]) }
}

function freeName(table: string, { taken }: Lowering): string {
  let name = table
  for (let n = 2; taken.has(name); n += 1) name = `${table}_${n}`
  return name
}

/** Whether a piece is a row, or something with the key of one. */
export function isRow(piece: Outer): boolean {
  const { kind } = present(piece.type)
  return kind === 'row' || kind === 'object'
}

function membersOf(type: Type, model: Model): ObjectType | undefined {
  if (type.kind === 'object') return type
  return type.kind === 'row' ? rowMembers(type.table, model) : undefined
}

/** The key of a row, of the query or one that was fetched before; a plain value is a key already. */
export function keyOf(piece: Outer, lowering: Lowering): ReturnType<typeof keyValue> {
  const path = rowOf(piece, lowering)
  if (path !== undefined) return keyValue(path, lowering)
  if (!isRow(piece)) return lowering.value(piece)
  const member = membersOf(present(piece.type), lowering.model)?.members.get('id')
  if (member === undefined)
    throw new Unsuitable(piece.span, 'Only rows can be compared with a row.', 'Compare their ids.')
  const isOptional = piece.type.kind === 'nullable'
  return lowering.value({
    kind: 'member',
    object: piece,
    name: 'id',
    optional: isOptional,
    type: isOptional ? { kind: 'nullable', of: present(member.type) } : member.type,
    span: piece.span,
  })
}
