import { type Kysely, sql } from 'kysely'
import { MIGRATIONS } from './migrations.ts'
import type { Tables } from './tables.ts'

/**
 * Runs what has not run yet. Each migration is one statement and is written into a journal, so that
 * a studio killed in between goes on where it was: MySQL commits every change of a table by itself.
 */
export async function migrate(queries: Kysely<Tables>, dialect: 'sqlite' | 'mysql'): Promise<void> {
  const options = dialect === 'mysql' ? ' CHARACTER SET utf8mb4 COLLATE utf8mb4_bin' : ''
  await queries.connection().execute(async (connection) => {
    const run = (text: string) => sql.raw(text).execute(connection)
    if (dialect === 'mysql') await run("SELECT GET_LOCK(CONCAT(DATABASE(), '/migrate'), 60)")
    await run(
      `CREATE TABLE IF NOT EXISTS migrations (name VARCHAR(100) NOT NULL PRIMARY KEY)${options}`,
    )
    const journal = await sql<{ name: string }>`SELECT name FROM migrations`.execute(connection)
    const done = new Set(journal.rows.map(({ name }) => name))
    for (const [name, statement] of MIGRATIONS) {
      if (done.has(name)) continue
      const table = statement.startsWith('CREATE TABLE')
      await run(table ? statement + options : statement).catch(ignoreDone)
      await sql`INSERT INTO migrations (name) VALUES (${name})`.execute(connection)
    }
    if (dialect === 'mysql') await run("SELECT RELEASE_LOCK(CONCAT(DATABASE(), '/migrate'))")
  })
}

/** The statement ran before the kill, and its line in the journal did not. */
function ignoreDone(error: unknown): void {
  if (
    !/already exists|Duplicate (key name|column name|entry)|UNIQUE constraint/i.test(String(error))
  )
    throw error
}
