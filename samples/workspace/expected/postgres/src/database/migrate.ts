import pg from 'pg'
import {
  assertNothingIsLost,
  assertUnchanged,
  MIGRATIONS,
  readMigrations,
  type MigrateOptions,
  type Migration,
} from './migrations.ts'

const JOURNAL = `
  CREATE TABLE IF NOT EXISTS schema_migrations (
    name text PRIMARY KEY,
    checksum text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now()
  )`

/** Held by the session that migrates, and let go with it, however it ends. */
const LOCK = "SELECT pg_advisory_lock(hashtextextended('schema_migrations', 0))"

const TABLE = `
  SELECT 1 FROM pg_tables
  WHERE schemaname = current_schema() AND tablename <> 'schema_migrations' LIMIT 1`

/**
 * Applies the migrations that the database has not had, each in one transaction, and returns their
 * names. Of several that start at once, one applies them and the others wait.
 */
export async function migrate(
  databaseUrl: string,
  folder = MIGRATIONS,
  { allowDestructive = false }: MigrateOptions = {},
): Promise<string[]> {
  const migrations = readMigrations(folder, { backslashes: false })
  return connected(databaseUrl, async (client) => {
    await client.query(LOCK)
    // What waits for a lock makes all others wait behind it, so rather give up and be run again.
    await client.query("SET lock_timeout = '30s'")
    await client.query(JOURNAL)
    const pending = await pendingOf(client, migrations)
    const isEmpty = (await client.query(TABLE)).rows.length === 0
    if (!isEmpty && !allowDestructive) assertNothingIsLost(pending)
    for (const migration of pending) await apply(client, migration)
    return pending.map(({ name }) => name)
  })
}

/** The migrations that `migrate` would apply. Changes nothing. */
export async function pendingMigrations(
  databaseUrl: string,
  folder = MIGRATIONS,
): Promise<Migration[]> {
  const migrations = readMigrations(folder, { backslashes: false })
  return connected(databaseUrl, async (client) => {
    const { rows } = await client.query("SELECT to_regclass('schema_migrations') AS journal")
    return rows[0]?.journal === null ? migrations : pendingOf(client, migrations)
  })
}

async function pendingOf(
  client: pg.Client,
  migrations: readonly Migration[],
): Promise<Migration[]> {
  const pending: Migration[] = []
  for (const migration of migrations) {
    if (!(await isApplied(client, migration))) pending.push(migration)
  }
  return pending
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('BEGIN')
  try {
    for (const statement of migration.statements) await client.query(statement)
    await client.query('INSERT INTO schema_migrations (name, checksum) VALUES ($1, $2)', [
      migration.name,
      migration.checksum,
    ])
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}

async function isApplied(client: pg.Client, migration: Migration): Promise<boolean> {
  const { rows } = await client.query('SELECT checksum FROM schema_migrations WHERE name = $1', [
    migration.name,
  ])
  if (rows[0]) assertUnchanged(migration, rows[0].checksum)
  return rows.length > 0
}

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    options: '-c TimeZone=UTC',
  })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
