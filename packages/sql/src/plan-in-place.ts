import { columnCheck } from './column-limits.ts'
import { conversion } from './conversion.ts'
import { createTables } from './create-schema.ts'
import { fillEmpty, fillFor, fitLimits, fitValues } from './fill.ts'
import { checkName } from './names.ts'
import { orderRenames } from './order-renames.ts'
import { orderTables } from './order-tables.ts'
import {
  alterationsOf,
  sortChanges,
  type SchemaChange,
  type TableAlteration,
} from './schema-change.ts'
import type { Column, Dialect, ForeignKey, Table } from './schema.ts'
import type { Statement } from './statement.ts'

/**
 * Statements for a database that alters tables where they stand. What holds things in place goes
 * first, then names, columns and values change, then it comes back; so no statement meets a state
 * that the database refuses.
 */
export function planInPlace(
  changes: readonly SchemaChange[],
  dialect: Dialect,
): readonly Statement[] {
  const { altered, dropped, created, renames } = sortChanges(changes)
  return [
    ...altered.flatMap((change) => releaseTable(change, dialect)),
    ...dropTables(dropped),
    ...orderRenames(renames).map((names): Statement => ({
      kind: 'renameTable',
      ...names,
    })),
    ...renameIndexes(altered),
    ...altered.flatMap((change) => changeColumns(change)),
    ...altered.flatMap((change) => holdTable(change, dialect)),
    ...createTables(created, dialect),
    ...altered.flatMap((change) => addForeignKeys(change)),
  ]
}

/** Takes off keys, checks and indexes that stand in the way, under the names they have before. */
function releaseTable(change: TableAlteration, dialect: Dialect): readonly Statement[] {
  const table = change.from.name
  const keys = [
    ...alterationsOf(change, 'dropForeignKey').map(({ foreignKey }) => foreignKey),
    ...remadeKeys(change).map(([old]) => old),
  ]
  return [
    ...keys.map(({ name }): Statement => ({ kind: 'dropForeignKey', table, foreignKey: name })),
    ...remadeChecks(change, dialect).gone.map((column): Statement => ({
      kind: 'dropCheck',
      table,
      column,
    })),
    ...alterationsOf(change, 'dropIndex').map(({ index }): Statement => ({
      kind: 'dropIndex',
      table,
      index: index.name,
    })),
  ]
}

function dropTables(tables: readonly Table[]): readonly Statement[] {
  const ordered = orderTables(tables)
  return [
    ...ordered.flatMap(({ table, deferred }) =>
      deferred.map(({ name }): Statement => ({
        kind: 'dropForeignKey',
        table: table.name,
        foreignKey: name,
      })),
    ),
    ...ordered.toReversed().map(({ table }): Statement => ({
      kind: 'dropTable',
      table: table.name,
      destroys: `the rows of ${table.name}`,
    })),
  ]
}

function renameIndexes(altered: readonly TableAlteration[]): readonly Statement[] {
  const renames = altered.flatMap((change) =>
    alterationsOf(change, 'renameIndex').map(({ from, to }) => ({
      table: change.to.name,
      from,
      to,
    })),
  )
  return orderRenames(renames).map((rename) => ({ kind: 'renameIndex', ...rename }))
}

function changeColumns(change: TableAlteration): readonly Statement[] {
  const table = change.to.name
  return [
    ...alterationsOf(change, 'dropColumn').map(({ column }): Statement => ({
      kind: 'dropColumn',
      table,
      column: column.name,
      destroys: `the values of ${table}.${column.name}`,
    })),
    ...orderRenames(alterationsOf(change, 'renameColumn')).map(({ from, to }): Statement => ({
      kind: 'renameColumn',
      table,
      from,
      to,
    })),
    ...alterationsOf(change, 'addColumn').flatMap(({ column }) => addColumn(change.to, column)),
    ...alterationsOf(change, 'alterColumn').flatMap(({ from, to }) =>
      alterColumn(change.to, from, to),
    ),
  ]
}

function addColumn(table: Table, column: Column): readonly Statement[] {
  const filled = column.default && fillFor(table, column)
  if (
    column.default ? filled?.kind === 'literal' || (column.nullable && filled) : column.nullable
  ) {
    return [{ kind: 'addColumn', table: table.name, column }]
  }
  const empty: Column = { ...withoutDefault(column), nullable: true }
  return [
    { kind: 'addColumn', table: table.name, column: empty },
    ...(column.nullable ? [] : [fillEmpty(table, column)]),
    { kind: 'alterColumn', table: table.name, from: empty, to: column },
  ]
}

function alterColumn(table: Table, from: Column, to: Column): readonly Statement[] {
  const fitted = fitValues(table.name, from, to)
  if (!from.nullable || to.nullable)
    return [
      ...fitted,
      { kind: 'alterColumn', table: table.name, from, to },
      ...fitLimits(table.name, from, to),
    ]
  // The new type first, so that what fills the empty ones is a value of it.
  const converted: Column = { ...to, nullable: true }
  const typed: Statement[] = sameValues(from, to)
    ? []
    : [{ kind: 'alterColumn', table: table.name, from, to: converted }]
  const last = typed.length > 0 ? converted : from
  return [
    ...fitted,
    ...typed,
    fillEmpty(table, to),
    { kind: 'alterColumn', table: table.name, from: last, to },
    ...fitLimits(table.name, from, to),
  ]
}

/** Puts indexes and checks on, under the names they have afterwards. */
function holdTable(change: TableAlteration, dialect: Dialect): readonly Statement[] {
  const table = change.to.name
  return [
    ...alterationsOf(change, 'addIndex').map(({ index }): Statement => ({
      kind: 'createIndex',
      table,
      index,
    })),
    ...remadeChecks(change, dialect).fresh.map((column): Statement => ({
      kind: 'addCheck',
      table,
      column,
    })),
  ]
}

function addForeignKeys(change: TableAlteration): readonly Statement[] {
  const keys = [
    ...remadeKeys(change).map(([, now]) => now),
    ...alterationsOf(change, 'addForeignKey').map(({ foreignKey }) => foreignKey),
  ]
  return keys.map((foreignKey) => ({ kind: 'addForeignKey', table: change.to.name, foreignKey }))
}

/** Keys that stay but whose column is altered, or loses an index that MySQL holds them by. */
function remadeKeys(change: TableAlteration): readonly (readonly [ForeignKey, ForeignKey])[] {
  const altered = new Set(alterationsOf(change, 'alterColumn').map(({ to }) => to.name))
  const unindexed = new Set(alterationsOf(change, 'dropIndex').map(({ index }) => index.columns[0]))
  const fresh = new Set(
    alterationsOf(change, 'addForeignKey').map(({ foreignKey }) => foreignKey.id),
  )
  return change.to.foreignKeys.flatMap((now) => {
    const old = change.from.foreignKeys.find(({ id }) => id === now.id)
    if (!old || fresh.has(now.id)) return []
    return altered.has(now.column) || unindexed.has(old.column) ? [[old, now] as const] : []
  })
}

/** Columns whose checks go and come, because of what they say or because of their names. */
function remadeChecks(
  change: TableAlteration,
  dialect: Dialect,
): { readonly gone: readonly Column[]; readonly fresh: readonly Column[] } {
  const text = (table: Table, column: Column) =>
    `${checkName(table.name, column.name)} ${columnCheck(column, dialect) ?? ''}`
  const replaced = new Set(alterationsOf(change, 'addColumn').map(({ column }) => column.id))
  const kept = (column: Column) => {
    const old = change.from.columns.find(({ id }) => id === column.id)
    return old && !replaced.has(column.id) && text(change.from, old) === text(change.to, column)
      ? column.id
      : undefined
  }
  const ids = new Set(change.to.columns.flatMap((column) => kept(column) ?? []))
  return {
    gone: change.from.columns.filter(({ id }) => !ids.has(id)),
    fresh: change.to.columns.filter(({ id }) => !ids.has(id)),
  }
}

function sameValues(from: Column, to: Column): boolean {
  return (
    JSON.stringify(from.type) === JSON.stringify(to.type) &&
    conversion(from.type, to.type) === 'keeps'
  )
}

function withoutDefault({ id, name, type, nullable }: Column): Column {
  return { id, name, type, nullable }
}
