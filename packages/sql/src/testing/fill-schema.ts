import { withKeyIndexes } from '../key-indexes.ts'
import { orderTables } from '../order-tables.ts'
import { PORTABILITY } from '../dialects.ts'
import { identifier } from '../quote.ts'
import type { Column, Dialect, Schema, Table } from '../schema.ts'
import type { TestDatabase } from './test-database.ts'

/** Two rows in every table that can have any: one with all its values, one with as few as it may have. */
export async function fillSchema(database: TestDatabase, schema: Schema, dialect: Dialect) {
  const filled = new Set<string>()
  for (const { table } of orderTables(withKeyIndexes(schema).tables)) {
    const possible = table.foreignKeys.every(({ column, target }) => {
      const nullable = table.columns.find(({ name }) => name === column)?.nullable
      return nullable || target.table === table.name || filled.has(target.table)
    })
    if (!possible) continue
    filled.add(table.name)
    for (const row of [1, 2]) await database.run(insertRow(table, row, dialect, filled))
  }
}

function insertRow(
  table: Table,
  row: number,
  dialect: Dialect,
  filled: ReadonlySet<string>,
): string {
  const values = table.columns.map((column) => {
    const target = table.foreignKeys.find((key) => key.column === column.name)?.target.table
    const absent = column.nullable && (row === 2 || (target !== undefined && !filled.has(target)))
    return absent ? 'NULL' : PORTABILITY[dialect].literal(sample(column, row), column.type)
  })
  const names = table.columns.map(({ name }) => identifier(name, dialect))
  return `INSERT INTO ${identifier(table.name, dialect)} (${names.join(', ')}) VALUES (${values.join(', ')})`
}

function sample({ type, limits }: Column, row: number): string | number | boolean {
  switch (type.type) {
    case 'integer':
    case 'bigint':
    case 'decimal':
      return row + Math.ceil(limits?.minimum ?? 0)
    case 'float':
      return row + 0.25
    case 'boolean':
      return row === 1
    case 'date':
      return `2026-01-0${row}`
    case 'datetime':
      return `2026-01-0${row}T10:20:30.456Z`
    case 'json':
      return `{"row":${row}}`
    case 'uuid':
      return `00000000-0000-4000-8000-00000000000${row}`
    case 'enum':
      return type.values[row - 1] ?? ''
    case 'bytes':
      return btoa(`bytes ${row}`)
    default:
      return `It's \\ row ${row}`
  }
}
