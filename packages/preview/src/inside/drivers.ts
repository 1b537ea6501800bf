import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

export interface MysqlConnection {
  query(sql: string | object): Promise<readonly [unknown, unknown]>
  prepare(sql: string): Promise<unknown>
  end(): Promise<void>
}

export interface PostgresClient {
  connect(): Promise<void>
  query(sql: string | object): Promise<PostgresResult>
  end(): Promise<void>
}

export interface PostgresResult {
  readonly rows: readonly unknown[]
  readonly fields: readonly { readonly name: string }[]
  readonly rowCount: number | null
}

/** A connection of the very driver that the code in `folder` uses; closed when `work` is done. */
export async function onMysql<T>(
  folder: string,
  url: string,
  work: (connection: MysqlConnection) => Promise<T>,
  options: object = {},
): Promise<T> {
  const mysql = await load<{ createConnection(options: object): Promise<MysqlConnection> }>(
    folder,
    'mysql2/promise',
  )
  const connection = await mysql.createConnection({ uri: url, ...options })
  try {
    return await work(connection)
  } finally {
    await connection.end()
  }
}

/** The same for PostgreSQL. */
export async function onPostgres<T>(
  folder: string,
  url: string,
  work: (client: PostgresClient) => Promise<T>,
): Promise<T> {
  const pg = await load<{ Client: new (options: object) => PostgresClient }>(folder, 'pg')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Imports a library as the emitted code in `folder` would. */
async function load<T>(folder: string, name: string): Promise<T> {
  const path = createRequire(join(folder, 'package.json')).resolve(name)
  const module: T & { readonly default?: T } = await import(pathToFileURL(path).href)
  return module.default ?? module
}
