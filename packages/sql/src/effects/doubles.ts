import { identifier } from '../quote.ts'
import { alterationsOf, type TableAlteration } from '../schema-change.ts'
import type { Dialect, Table } from '../schema.ts'
import type { Effect } from './effect.ts'

/** Values that are alike where they must differ from now on. Which of them to change, only a person knows. */
export function doublesIn(change: TableAlteration, dialect: Dialect): readonly Effect[] {
  const { from, to } = change
  return alterationsOf(change, 'addIndex').flatMap(({ index }): readonly Effect[] => {
    if (index.kind !== 'unique') return []
    const columns = index.columns.flatMap((name) => columnBefore(name, from, to) ?? [])
    // A field that is new brings no values along.
    if (columns.length < index.columns.length) return []
    const names = columns.map(({ name }) => name)
    const [column] = columns
    return [
      {
        tableId: to.id,
        table: from,
        why: 'notUnique',
        outcome: 'conflicts',
        isLoss: false,
        ...(columns.length === 1 &&
          column && { columnId: column.id, column: column.name, from: column }),
        where: `${tuple(names, dialect)} IN (${alikeValues(from, names, dialect)})`,
        alike: { columns: names, later: laterRows(from, names, dialect) },
      },
    ]
  })
}

/** Each value that occurs more than once; empty ones never meet each other. */
function alikeValues({ name }: Table, columns: readonly string[], dialect: Dialect): string {
  const list = listed(columns, dialect)
  return `SELECT ${list} FROM ${identifier(name, dialect)} WHERE ${filled(columns, dialect)} GROUP BY ${list} HAVING count(*) > 1`
}

/** How many such values there are. */
export function countAlike({ table, alike }: Effect, dialect: Dialect): string {
  return `SELECT count(*) FROM (${alikeValues(table, alike?.columns ?? [], dialect)}) AS doubles`
}

/** All rows but the first of those that are alike. */
function laterRows(table: Table, columns: readonly string[], dialect: Dialect): string {
  const key = listed(table.primaryKey, dialect)
  const ranked = `SELECT ${key}, row_number() OVER (PARTITION BY ${listed(columns, dialect)} ORDER BY ${key}) AS place FROM ${identifier(table.name, dialect)} WHERE ${filled(columns, dialect)}`
  return `${tuple(table.primaryKey, dialect)} IN (SELECT ${key} FROM (${ranked}) AS ranked WHERE place > 1)`
}

function columnBefore(name: string, from: Table, to: Table) {
  const id = to.columns.find((column) => column.name === name)?.id
  return from.columns.find((column) => column.id === id)
}

const listed = (columns: readonly string[], dialect: Dialect): string =>
  columns.map((column) => identifier(column, dialect)).join(', ')

const tuple = (columns: readonly string[], dialect: Dialect): string =>
  columns.length === 1 ? listed(columns, dialect) : `(${listed(columns, dialect)})`

const filled = (columns: readonly string[], dialect: Dialect): string =>
  columns.map((column) => `${identifier(column, dialect)} IS NOT NULL`).join(' AND ')
