import { onMysql, onPostgres } from './drivers.ts'
import type { DatabaseOrder } from './words.ts'

/** Makes a database on the server that `url` leads to, or takes it away. The name is one of ours. */
export async function changeScratch(
  { folder, url }: Omit<DatabaseOrder, 'statements'>,
  name: string,
  wanted: boolean,
): Promise<void> {
  if (!/^[a-z0-9_]+$/.test(name)) throw new Error('A name has letters, digits and _ alone.')
  const statement = wanted ? `CREATE DATABASE ${name}` : `DROP DATABASE IF EXISTS ${name}`
  if (url.startsWith('mysql:')) await onMysql(folder, url, (mysql) => mysql.query(statement))
  // What the code holds open would keep it.
  else
    await onPostgres(folder, url, (postgres) =>
      postgres.query(wanted ? statement : `${statement} WITH (FORCE)`),
    )
}
