import { createIndexes, createTables } from './create-schema.ts'
import { breaksLimits, fillEmpty, fillFor, fitValues } from './fill.ts'
import { fitName } from './names.ts'
import { orderRenames, type Rename } from './order-renames.ts'
import {
  alterationsOf,
  sortChanges,
  type SchemaChange,
  type TableAlteration,
} from './schema-change.ts'
import type { Column, Dialect, Table } from './schema.ts'
import type { Statement, Value } from './statement.ts'

/**
 * Statements for a database that can only rename, add and drop in a table that stands. For the rest
 * the table is made anew, its rows are copied, and it takes the old one's name. Foreign keys must be
 * off meanwhile (they are, in a migration) and are checked at its end.
 */
export function planRebuild(
  changes: readonly SchemaChange[],
  dialect: Dialect,
): readonly Statement[] {
  const { altered, dropped, created, renames } = sortChanges(changes)
  return [
    ...altered.flatMap(dropIndexes),
    ...dropped.map((table): Statement => ({
      kind: 'dropTable',
      table: table.name,
      destroys: `the rows of ${table.name}`,
    })),
    ...orderRenames(renames).map((names): Statement => ({
      kind: 'renameTable',
      ...names,
    })),
    ...altered.flatMap(renameColumns),
    ...altered.flatMap((change) =>
      standsAsItIs(change) ? alterTable(change) : rebuildTable(change),
    ),
    ...createTables(created, dialect),
  ]
}

/** All of a table that is rebuilt, as they keep their names; else those that go or are renamed. */
function dropIndexes(change: TableAlteration): readonly Statement[] {
  const gone = standsAsItIs(change)
    ? [
        ...alterationsOf(change, 'dropIndex').map(({ index }) => index.name),
        ...alterationsOf(change, 'renameIndex').map(({ from }) => from),
      ]
    : change.from.indexes.map(({ name }) => name)
  return gone.map((index) => ({ kind: 'dropIndex', table: change.from.name, index }))
}

function renameColumns(change: TableAlteration): readonly Statement[] {
  const table = change.to.name
  const dropped = alterationsOf(change, 'dropColumn').map(({ column }) => column.name)
  const renames = alterationsOf(change, 'renameColumn')
  if (standsAsItIs(change)) {
    return [
      ...dropped.map((column) => dropColumn(table, column)),
      ...orderRenames(renames).map((rename) => renameColumn(table, rename)),
    ]
  }
  // A column that goes only with the old table leaves its name to one that takes it now.
  const leaving = dropped
    .filter((name) => renames.some(({ to }) => to === name))
    .map((name) => ({ from: name, to: fitName(`_dropped_${name}`) }))
  return orderRenames([...leaving, ...renames]).map((rename) => renameColumn(table, rename))
}

function dropColumn(table: string, column: string): Statement {
  return { kind: 'dropColumn', table, column, destroys: `the values of ${table}.${column}` }
}

function renameColumn(table: string, { from, to }: Rename): Statement {
  return { kind: 'renameColumn', table, from, to }
}

/** Whether SQLite can do without a rebuild. */
function standsAsItIs(change: TableAlteration): boolean {
  return change.alterations.every((alteration) => {
    switch (alteration.kind) {
      case 'alterColumn':
      case 'addForeignKey':
      case 'dropForeignKey':
        return false
      case 'addColumn': {
        const { column } = alteration
        return column.default ? fillFor(change.to, column)?.kind === 'literal' : column.nullable
      }
      default:
        return true
    }
  })
}

function alterTable(change: TableAlteration): readonly Statement[] {
  const table = change.to.name
  const renamed = new Set(alterationsOf(change, 'renameIndex').map(({ to }) => to))
  const fresh = new Set(alterationsOf(change, 'addIndex').map(({ index }) => index.name))
  return [
    ...alterationsOf(change, 'addColumn').map(({ column }): Statement => ({
      kind: 'addColumn',
      table,
      column,
    })),
    ...change.to.indexes
      .filter(({ name }) => renamed.has(name) || fresh.has(name))
      .map((index): Statement => ({ kind: 'createIndex', table, index })),
  ]
}

function rebuildTable(change: TableAlteration): readonly Statement[] {
  const { to } = change
  const table = { ...to, name: `_new_${to.name}` }
  const altered = alterationsOf(change, 'alterColumn')
  const added = new Map(alterationsOf(change, 'addColumn').map(({ column }) => [column.id, column]))
  const lost = [...added.values()].some((column) => !column.nullable && !fillFor(to, column))
  const doomed = altered.filter(
    ({ from, to: now }) => from.nullable && !now.nullable && !fillFor(to, now),
  )
  const columns = to.columns.flatMap((column) => {
    const change = altered.find((alteration) => alteration.to.id === column.id)
    const value = added.has(column.id)
      ? addedValue(to, column)
      : keptValue(to, change?.from ?? column, column)
    return value ? [{ name: column.name, value }] : []
  })
  const counted = to.columns.some(({ default: value }) => value?.kind === 'autoincrement')
  const counter: readonly Statement[] = [
    { kind: 'forgetCounter', table: table.name },
    { kind: 'copyCounter', from: to.name, to: table.name },
  ]
  return [
    ...altered.flatMap(({ from, to: now }) => fitUnchecked(to.name, from, now)),
    ...doomed.map(({ to: now }) => fillEmpty(to, now)),
    { kind: 'createTable', table, foreignKeys: to.foreignKeys },
    ...(lost ? [] : [{ kind: 'copyRows', from: to.name, to: table.name, columns } as const]),
    ...(counted ? counter : []),
    { kind: 'dropTable', table: to.name, ...destroyedBy(change, lost) },
    { kind: 'renameTable', from: table.name, to: to.name },
    ...createIndexes(to),
  ]
}

/** What fits the next type need not fit the limits that still stand. */
function fitUnchecked(table: string, from: Column, to: Column): readonly Statement[] {
  const fits = fitValues(table, from, to)
  if (fits.length === 0 || from.limits === undefined) return fits
  return [{ kind: 'ignoreChecks', on: true }, ...fits, { kind: 'ignoreChecks', on: false }]
}

function destroyedBy(change: TableAlteration, lost: boolean): { readonly destroys?: string } {
  const table = change.to.name
  if (lost) return { destroys: `the rows of ${table}` }
  const gone = alterationsOf(change, 'dropColumn').map(({ column }) => `${table}.${column.name}`)
  return gone.length === 0 ? {} : { destroys: `the values of ${gone.join(', ')}` }
}

function addedValue(table: Table, column: Column): Value | undefined {
  if (column.nullable && !column.default) return undefined
  const value = fillFor(table, column)
  return value ? { kind: 'default', value, type: column.type } : { kind: 'null' }
}

function keptValue(table: Table, from: Column, to: Column): Value {
  const converted: Value = { kind: 'converted', from, to }
  const kept: Value = breaksLimits(from, to)
    ? { kind: 'within', value: converted, column: to }
    : converted
  if (!from.nullable || to.nullable) return kept
  const value = fillFor(table, to)
  return value
    ? { kind: 'filled', value: kept, empty: { kind: 'default', value, type: to.type } }
    : kept
}
