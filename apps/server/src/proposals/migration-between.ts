import type { Release } from '@drawbridge/compiler'
import { diffSchema, formatMigration, printChanges, type Schema } from '@drawbridge/sql'

const NO_TABLES: Schema = { tables: [] }

/**
 * What leads from the tables of one release to those of another; all of them where there was none, or
 * where they were in another database.
 */
export function migrationBetween(before: Release | undefined, after: Release): string | null {
  const { schema, dialect } = after
  const from = before?.dialect === dialect ? before.schema : NO_TABLES
  const changes = diffSchema(from, schema)
  return changes.length === 0 ? null : formatMigration(printChanges(changes, dialect))
}
