import {
  authTables,
  outboxTables,
  type Drawing,
  type SqlNames,
  type TableNames,
  type TablePart,
} from '@drawbridge/kinds'
import type {
  Column,
  ColumnLimits,
  ForeignKey,
  Index,
  OnDelete,
  Schema,
  Table,
} from '@drawbridge/sql'
import { keyType, type BuiltColumn } from './columns.ts'
import type { JoinTable } from './relations.ts'

interface Built {
  readonly part: TablePart
  readonly names: TableNames
  readonly columns: readonly BuiltColumn[]
}

/** Every table that the database has: those that are drawn, then join tables, then those of auth. */
export function schemaOf(
  drawing: Drawing,
  built: readonly Built[],
  joins: readonly JoinTable[],
  sqlNames: SqlNames,
): Schema {
  const byNode = new Map(built.map((one) => [one.part.node.id, one]))
  const drawn = built.map((one) => drawnTable(one, byNode, sqlNames))
  const linking = joins.map((join) => linkingTable(join, byNode, sqlNames))
  return { tables: [...drawn, ...linking, ...ofAuth(drawing, byNode), ...outboxTables(drawing)] }
}

function ofAuth(drawing: Drawing, byNode: ReadonlyMap<string, Built>): readonly Table[] {
  const { accounts } = drawing
  const names = accounts === undefined ? undefined : byNode.get(accounts.table.node.id)?.names
  if (accounts === undefined || names === undefined) return []
  const { node, settings } = accounts.auth
  const kept = drawing.organisations?.table
  const organisations = kept && byNode.get(kept.node.id)?.names.sql
  const users = {
    table: names.sql,
    key: keyType(accounts.table),
    ...(kept && organisations && { organisations: { table: organisations, key: keyType(kept) } }),
  }
  return authTables(node.id, settings, users)
}

function drawnTable(
  { part, names, columns }: Built,
  byNode: ReadonlyMap<string, Built>,
  sqlNames: SqlNames,
): Table {
  const indexes: Index[] = []
  const foreignKeys: ForeignKey[] = []
  for (const { model } of columns) {
    if (!model.unique || model.role === 'key') continue
    indexes.push(index(`${model.id}.unique`, names.sql, [model.sql], 'unique', sqlNames))
  }
  for (const drawn of part.settings.indexes ?? []) {
    const list = drawn.fields.flatMap((name) => columnNamed(columns, name)?.model.sql ?? [])
    indexes.push(index(drawn.id, names.sql, list, drawn.kind ?? 'plain', sqlNames))
  }
  for (const { model, points } of columns) {
    const target = points === undefined ? undefined : byNode.get(points.target)
    if (points === undefined || target === undefined) continue
    foreignKeys.push({
      id: `${model.id}.key`,
      name: sqlNames.take(`${names.sql}_${model.sql}_fk`),
      column: model.sql,
      target: { table: target.names.sql, column: 'id' },
      onDelete: onDelete(points.relation),
    })
    if (indexes.some((one) => one.kind !== 'fulltext' && one.columns[0] === model.sql)) continue
    indexes.push(index(`${model.id}.index`, names.sql, [model.sql], 'plain', sqlNames))
  }
  return {
    id: part.node.id,
    name: names.sql,
    columns: columns.map(sqlColumn),
    primaryKey: ['id'],
    indexes,
    foreignKeys,
  }
}

/** The column behind the name of a field, of a to-one relation, or of what the table brings. */
export function columnNamed(
  columns: readonly BuiltColumn[],
  name: string,
): BuiltColumn | undefined {
  return columns.find(
    ({ model, points }) =>
      model.name === name ||
      points?.relation?.name === name ||
      (model.role === 'owner' && name === 'owner'),
  )
}

function onDelete(relation: NonNullable<BuiltColumn['points']>['relation']): OnDelete {
  if (relation === undefined || relation.required === true) return relation?.onDelete ?? 'restrict'
  return relation.onDelete ?? 'setNull'
}

function sqlColumn({ model, default: fallback }: BuiltColumn): Column {
  const { id, sql: name, type, nullable } = model
  const limits = limitsOf(model)
  return {
    id,
    name,
    type,
    nullable,
    ...(fallback !== undefined && { default: fallback }),
    ...(limits !== undefined && { limits }),
  }
}

/** What is drawn that the type of the column doesn't say already. */
function limitsOf({ type, settings }: BuiltColumn['model']): ColumnLimits | undefined {
  const { minimum, maximum, minLength = 0, maxLength = Infinity } = settings ?? {}
  const longest = type.type === 'string' ? type.length : Infinity
  const limits = {
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
    ...(minLength > 0 && { minLength }),
    ...(maxLength < longest && { maxLength }),
  }
  return Object.keys(limits).length === 0 ? undefined : limits
}

function index(
  id: string,
  table: string,
  columns: readonly string[],
  kind: Index['kind'],
  sqlNames: SqlNames,
): Index {
  const suffix = kind === 'plain' ? '' : `_${kind}`
  return { id, name: sqlNames.take(`${table}_${columns.join('_')}${suffix}`), columns, kind }
}

function linkingTable(
  join: JoinTable,
  byNode: ReadonlyMap<string, Built>,
  sqlNames: SqlNames,
): Table {
  const sides = [
    { part: join.from, column: join.column },
    { part: join.to, column: join.targetColumn },
  ]
  return {
    id: join.id,
    name: join.name,
    columns: sides.map(({ part, column }, side) => ({
      id: side === 0 ? '$from' : '$to',
      name: column,
      type: keyType(part),
      nullable: false,
    })),
    primaryKey: [join.column, join.targetColumn],
    indexes: [index('$to.index', join.name, [join.targetColumn], 'plain', sqlNames)],
    foreignKeys: sides.map(({ part, column }, side) => ({
      id: side === 0 ? '$from.key' : '$to.key',
      name: sqlNames.take(`${join.name}_${column}_fk`),
      column,
      target: { table: byNode.get(part.node.id)?.names.sql ?? '', column: 'id' },
      onDelete: 'cascade',
    })),
  }
}
