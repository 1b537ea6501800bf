import type { DatabaseSync } from 'node:sqlite'
import { openFile } from './client.ts'
import {
  assertUnchanged,
  MigrationError,
  MIGRATIONS,
  readMigrations,
  type Migration,
} from './migrations.ts'

const JOURNAL = `
  CREATE TABLE IF NOT EXISTS schema_migrations (
    name TEXT PRIMARY KEY,
    checksum TEXT NOT NULL,
    applied_at TEXT NOT NULL
  ) STRICT`

/**
 * Applies the migrations that the database has not had, each in one transaction, and returns their
 * names. Of several that start at once, one applies a migration and the others wait for it.
 */
export async function migrate(databaseUrl: string, folder = MIGRATIONS): Promise<string[]> {
  const migrations = readMigrations(folder, { backslashes: false })
  // A table is rebuilt by dropping it, which must not take along the rows that refer to it.
  const sqlite = openFile(databaseUrl, { foreignKeys: false })
  try {
    sqlite.exec(JOURNAL)
    return migrations
      .filter((migration) => inTransaction(sqlite, () => apply(sqlite, migration)))
      .map(({ name }) => name)
  } finally {
    sqlite.close()
  }
}

/** The migrations that `migrate` would apply. Changes nothing. */
export async function pendingMigrations(
  databaseUrl: string,
  folder = MIGRATIONS,
): Promise<Migration[]> {
  const migrations = readMigrations(folder, { backslashes: false })
  const sqlite = openFile(databaseUrl)
  try {
    const journal = sqlite.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'schema_migrations'")
    if (!journal.get()) return migrations
    return migrations.filter((migration) => !isApplied(sqlite, migration))
  } finally {
    sqlite.close()
  }
}

/** Whether there was something to apply. */
function apply(sqlite: DatabaseSync, migration: Migration): boolean {
  if (isApplied(sqlite, migration)) return false
  for (const statement of migration.statements) sqlite.exec(statement)
  const [orphan] = sqlite.prepare('PRAGMA foreign_key_check').all()
  if (orphan) {
    throw new MigrationError(
      `${migration.name} would leave rows of ${String(orphan['table'])} that refer to rows of ${String(orphan['parent'])} which are gone. Nothing of it was applied.`,
    )
  }
  sqlite
    .prepare('INSERT INTO schema_migrations (name, checksum, applied_at) VALUES (?, ?, ?)')
    .run(migration.name, migration.checksum, new Date().toISOString())
  return true
}

function isApplied(sqlite: DatabaseSync, migration: Migration): boolean {
  const row = sqlite
    .prepare('SELECT checksum FROM schema_migrations WHERE name = ?')
    .get(migration.name)
  if (row) assertUnchanged(migration, String(row['checksum']))
  return row !== undefined
}

function inTransaction<T>(sqlite: DatabaseSync, work: () => T): T {
  sqlite.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    sqlite.exec('COMMIT')
    return result
  } catch (error) {
    if (sqlite.isTransaction) sqlite.exec('ROLLBACK')
    throw error
  }
}
