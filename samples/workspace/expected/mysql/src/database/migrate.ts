import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise'
import { fingerprint } from './fingerprint.ts'
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
    name VARCHAR(200) NOT NULL,
    checksum CHAR(64) NOT NULL,
    statements_done INT NOT NULL DEFAULT 0,
    schema_before CHAR(64),
    applied_at DATETIME(3),
    PRIMARY KEY (name)
  ) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`

/** Held by the connection that migrates, and let go with it, however it ends. */
const LOCK = "SELECT GET_LOCK(CONCAT('migrate ', LEFT(SHA2(DATABASE(), 256), 40)), 600) AS locked"

/** Statements about rows, which MySQL can take back; it can't those that change tables. */
const ABOUT_ROWS = /^\s*(insert|update|delete|replace)\b/i

const TABLE = `
  SELECT 1 FROM information_schema.tables
  WHERE table_schema = DATABASE() AND table_name <> 'schema_migrations' LIMIT 1`

interface Journal extends RowDataPacket {
  checksum: string
  statements_done: number
  schema_before: string | null
  applied_at: string | null
}

/** A migration, and the journal's record of it where it was begun. */
interface Pending {
  readonly migration: Migration
  readonly journal: Journal | undefined
}

/**
 * Applies the migrations that the database has not had, and returns their names. MySQL commits each
 * change of a table by itself, so the journal counts statements, and keeps what the schema was
 * before the one under way: whoever is killed at any point, the next one goes on from there. Of
 * several that start at once, one applies them and the others wait.
 */
export async function migrate(
  databaseUrl: string,
  folder = MIGRATIONS,
  { allowDestructive = false }: MigrateOptions = {},
): Promise<string[]> {
  const migrations = readMigrations(folder, { backslashes: true })
  return connected(databaseUrl, async (connection) => {
    const [locks] = await connection.query<RowDataPacket[]>(LOCK)
    if (locks[0]?.['locked'] !== 1) {
      throw new MigrationError('Another process has been migrating this database for ten minutes.')
    }
    await connection.query(JOURNAL)
    const pending = await pendingOf(connection, migrations)
    const [tables] = await connection.query<RowDataPacket[]>(TABLE)
    if (tables.length > 0 && !allowDestructive) {
      assertNothingIsLost(pending.filter(isNew).map(({ migration }) => migration))
    }
    for (const one of pending) await apply(connection, one)
    return pending.map(({ migration }) => migration.name)
  })
}

/** The migrations that `migrate` would apply or go on with. Changes nothing. */
export async function pendingMigrations(
  databaseUrl: string,
  folder = MIGRATIONS,
): Promise<Migration[]> {
  const migrations = readMigrations(folder, { backslashes: true })
  return connected(databaseUrl, async (connection) => {
    const [tables] = await connection.query<RowDataPacket[]>("SHOW TABLES LIKE 'schema_migrations'")
    if (tables.length === 0) return migrations
    const pending = await pendingOf(connection, migrations)
    return pending.map(({ migration }) => migration)
  })
}

async function pendingOf(
  connection: Connection,
  migrations: readonly Migration[],
): Promise<Pending[]> {
  const pending: Pending[] = []
  for (const migration of migrations) {
    const journal = await readJournal(connection, migration)
    if (!journal?.applied_at) pending.push({ migration, journal })
  }
  return pending
}

/** One that was begun as it stands was allowed then, and half of what it takes may be gone. */
function isNew({ migration, journal }: Pending): boolean {
  return journal?.checksum !== migration.checksum
}

async function apply(
  connection: Connection,
  { migration: { name, checksum, statements }, journal }: Pending,
): Promise<void> {
  if (!journal) {
    await connection.execute('INSERT INTO schema_migrations (name, checksum) VALUES (?, ?)', [
      name,
      checksum,
    ])
  }
  let done = journal?.statements_done ?? 0
  const before = journal?.schema_before
  // The one that was under way has changed the schema: only its record is missing.
  if (before && before !== (await fingerprint(connection))) await record(connection, name, ++done)

  for (const statement of statements.slice(done)) {
    if (ABOUT_ROWS.test(statement)) {
      await connection.beginTransaction()
      await connection.query(statement)
      await record(connection, name, ++done)
      await connection.commit()
    } else {
      await connection.execute('UPDATE schema_migrations SET schema_before = ? WHERE name = ?', [
        await fingerprint(connection),
        name,
      ])
      await connection.query(statement)
      await record(connection, name, ++done)
    }
  }
  await connection.execute(
    'UPDATE schema_migrations SET checksum = ?, applied_at = UTC_TIMESTAMP(3) WHERE name = ?',
    [checksum, name],
  )
}

async function record(connection: Connection, name: string, done: number): Promise<void> {
  await connection.execute(
    'UPDATE schema_migrations SET statements_done = ?, schema_before = NULL WHERE name = ?',
    [done, name],
  )
}

/** One that stopped half-way may be mended: the statements it has done are not looked at again. */
async function readJournal(
  connection: Connection,
  migration: Migration,
): Promise<Journal | undefined> {
  const [rows] = await connection.execute<Journal[]>(
    'SELECT * FROM schema_migrations WHERE name = ?',
    [migration.name],
  )
  if (rows[0]?.applied_at) assertUnchanged(migration, rows[0].checksum)
  return rows[0]
}

async function connected<T>(url: string, work: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await createConnection({
    uri: url,
    connectTimeout: 10_000,
    charset: 'utf8mb4',
    timezone: 'Z',
    dateStrings: true,
  })
  try {
    await connection.query("SET SESSION time_zone = '+00:00', sql_mode = 'TRADITIONAL'")
    return await work(connection)
  } finally {
    await connection.end()
  }
}
