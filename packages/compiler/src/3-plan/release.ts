import { snake, type Model } from '@drawbridge/kinds'
import {
  createSchema,
  diffSchema,
  formatMigration,
  printChanges,
  type SchemaChange,
} from '@drawbridge/sql'
import type { Migration, Release } from '../release.ts'

/** The schema of this compile, and the migration that leads to it from the release before. */
export function releaseOf({ schema, dialect }: Model, previous?: Release): Release {
  if (previous === undefined || previous.dialect !== dialect) {
    const steps = createSchema(schema, dialect).map((statement) => ({ statement }))
    const first = { name: '0001-create-tables.sql', text: formatMigration(steps) }
    return { schema, dialect, migrations: [first] }
  }
  const changes = diffSchema(previous.schema, schema)
  const steps = printChanges(changes, dialect)
  if (steps.length === 0) return { ...previous, schema }
  const next: Migration = {
    name: `${String(previous.migrations.length + 1).padStart(4, '0')}-${titleOf(changes)}.sql`,
    text: formatMigration(steps),
  }
  return { schema, dialect, migrations: [...previous.migrations, next] }
}

/** `change-tasks`, `create-tags-and-2-more` */
function titleOf(changes: readonly SchemaChange[]): string {
  const [first, ...others] = changes
  if (first === undefined) return 'change'
  const verb = { createTable: 'create', dropTable: 'drop', alterTable: 'change' }[first.kind]
  const table = first.kind === 'alterTable' ? first.to : first.table
  const words = [verb, ...snake(table.name).split('_')]
  return [...words, ...(others.length > 0 ? ['and', String(others.length), 'more'] : [])].join('-')
}
