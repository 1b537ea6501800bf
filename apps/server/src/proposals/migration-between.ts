import type { Release } from '@drawbridge/compiler'
import type { Manifest } from '@drawbridge/manifest'
import { diffSchema, formatMigration, printChanges, type Schema } from '@drawbridge/sql'

const NO_TABLES: Schema = { tables: [] }

/** A drawing, and what it was built into; nothing while it has errors and never was. */
interface Before {
  readonly manifest: Manifest
  readonly release: Release | undefined
}

/**
 * What leads from the tables of one drawing to those of the next; all of them where there were none, or
 * in another database. Null where nothing does, or where nobody can tell what tables there were.
 */
export function migrationBetween({ manifest, release }: Before, after: Release): string | null {
  const { schema, dialect } = after
  const ids = new Set(manifest.nodes.map(({ id }) => id))
  if (!release && schema.tables.some(({ id }) => ids.has(id))) return null
  const from = release?.dialect === dialect ? release.schema : NO_TABLES
  const changes = diffSchema(from, schema)
  return changes.length === 0 ? null : formatMigration(printChanges(changes, dialect))
}
