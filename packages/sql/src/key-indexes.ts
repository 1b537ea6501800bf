import { fitName } from './names.ts'
import type { Schema, Table } from './schema.ts'

/**
 * The schema with an index on every column that refers to another table. MySQL makes these itself
 * and the others don't; without one, deleting a row reads the whole table that refers to it.
 */
export function withKeyIndexes(schema: Schema): Schema {
  return { tables: schema.tables.map(indexKeys) }
}

function indexKeys(table: Table): Table {
  const missing = table.foreignKeys.filter(({ column }) => !leads(table, column))
  if (missing.length === 0) return table
  const added = missing.map(({ id, name, column }) => ({
    id: `${id}:index`,
    name: fitName(`${name}_index`),
    columns: [column],
    kind: 'plain' as const,
  }))
  return { ...table, indexes: [...table.indexes, ...added] }
}

/** Whether a key already finds rows by this column. */
function leads(table: Table, column: string): boolean {
  const keys = table.indexes.filter(({ kind }) => kind !== 'fulltext').map(({ columns }) => columns)
  return [table.primaryKey, ...keys].some((columns) => columns[0] === column)
}
