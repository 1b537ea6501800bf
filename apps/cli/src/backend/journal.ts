import type { Dialect } from '@drawbridge/sql'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { UsageError } from '../command.ts'
import { reasonOf } from '../read-source.ts'

/** What is used here of the emitted database client. */
interface Database {
  all<Row>(sql: string, params: readonly unknown[]): Promise<Row[]>
  close(): Promise<void>
}

interface Client {
  openDatabase(url: string): Database
}

/** The names of the migrations that a database has had; `folder` holds a backend ready to start. */
export async function appliedMigrations(
  folder: string,
  url: string,
  dialect: Dialect,
): Promise<readonly string[]> {
  const path = join(folder, 'src/database/client.ts')
  const client: Client = await import(pathToFileURL(path).href)
  const schema = dialect === 'postgres' ? 'current_schema()' : 'DATABASE()'
  const database = client.openDatabase(url)
  try {
    const journals = await database.all(
      `SELECT 1 FROM information_schema.tables
        WHERE table_schema = ${schema} AND table_name = 'schema_migrations'`,
      [],
    )
    if (journals.length === 0) return []
    const sql = 'SELECT name FROM schema_migrations ORDER BY name'
    const rows = await database.all<{ readonly name: string }>(sql, [])
    return rows.map(({ name }) => name)
  } catch (error) {
    throw new UsageError(`The database cannot be asked what it has had: ${reasonOf(error)}.`)
  } finally {
    await database.close()
  }
}
