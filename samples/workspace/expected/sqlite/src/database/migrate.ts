import type { DatabaseSync } from 'node:sqlite'
import { openFile } from './client.ts'
import {
  assertNothingIsLost,
  assertUnchanged,
  MigrationError,
  MIGRATIONS,
  readMigrations,
  type MigrateOptions,
  type Migration,
} from './migrations.ts'

const JOURNAL = `
  CREATE TABLE IF NOT EXISTS schema_migrations (
    name TEXT PRIMARY KEY,
    checksum TEXT NOT NULL,
    applied_at TEXT NOT NULL
  ) STRICT`

const TABLE = `
  SELECT 1 FROM sqlite_schema
  WHERE type = 'table' AND name <> 'schema_migrations' AND name NOT GLOB 'sqlite_*'`

/**
 * Applies the migrations that the database has not had, in one transaction, and returns their
 * names. Of several that start at once, one applies them and the others wait.
 */
export async function migrate(
  databaseUrl: string,
  folder = MIGRATIONS,
  { allowDestructive = false }: MigrateOptions = {},
): Promise<string[]> {
  const migrations = readMigrations(folder, { backslashes: false })
  // A table is rebuilt by dropping it, which must not take along the rows that refer to it.
  const sqlite = openFile(databaseUrl, { foreignKeys: false })
  try {
    sqlite.exec(JOURNAL)
    return inTransaction(sqlite, () => {
      const pending = migrations.filter((migration) => !isApplied(sqlite, migration))
      const isEmpty = sqlite.prepare(TABLE).get() === undefined
      if (!isEmpty && !allowDestructive) assertNothingIsLost(pending)
      for (const migration of pending) apply(sqlite, migration)
      return pending.map(({ name }) => name)
    })
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

function apply(sqlite: DatabaseSync, migration: Migration): void {
  for (const statement of migration.statements) sqlite.exec(statement)
  const [orphan] = sqlite.prepare('PRAGMA foreign_key_check').all()
  if (orphan) {
    throw new MigrationError(
      `${migration.name} would leave rows of ${String(orphan['table'])} that refer to rows of ${String(orphan['parent'])} which are gone. Nothing was applied.`,
    )
  }
  sqlite
    .prepare('INSERT INTO schema_migrations (name, checksum, applied_at) VALUES (?, ?, ?)')
    .run(migration.name, migration.checksum, new Date().toISOString())
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
