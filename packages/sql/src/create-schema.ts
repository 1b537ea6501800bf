import { withKeyIndexes } from './key-indexes.ts'
import { orderTables } from './order-tables.ts'
import { PORTABILITY } from './dialects.ts'
import { printStatement } from './print-statement.ts'
import type { Dialect, Schema, Table } from './schema.ts'
import type { Statement } from './statement.ts'

/** The statements that make this schema in an empty database, in order and without semicolons. */
export function createSchema(schema: Schema, dialect: Dialect): readonly string[] {
  return createTables(withKeyIndexes(schema).tables, dialect).flatMap(
    (statement) => printStatement(statement, dialect) ?? [],
  )
}

/** Makes tables that refer to each other and to tables that stand. */
export function createTables(tables: readonly Table[], dialect: Dialect): readonly Statement[] {
  const { inlineIndexes, inPlace } = PORTABILITY[dialect]
  const ordered = orderTables(tables)
  const created = ordered.flatMap(({ table, foreignKeys }): Statement[] => [
    // A database that can't add foreign keys later doesn't look for their tables before rows come.
    { kind: 'createTable', table, foreignKeys: inPlace ? foreignKeys : table.foreignKeys },
    ...(inlineIndexes ? [] : createIndexes(table)),
  ])
  if (!inPlace) return created
  const later = ordered.flatMap(({ table, deferred }) =>
    deferred.map((foreignKey): Statement => ({
      kind: 'addForeignKey',
      table: table.name,
      foreignKey,
    })),
  )
  return [...created, ...later]
}

export function createIndexes(table: Table): readonly Statement[] {
  return table.indexes.map((index) => ({ kind: 'createIndex', table: table.name, index }))
}
