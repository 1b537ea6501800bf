import { randomBytes } from 'node:crypto'
import type { Dialect } from '@drawbridge/sql'
import { createConnection } from 'mysql2/promise'
import pg from 'pg'

export interface OwnDatabase {
  readonly url: string
  drop(): Promise<void>
}

/** An empty database of its own, and how to be rid of it. */
export async function createDatabase(dialect: Dialect, folder: string): Promise<OwnDatabase> {
  if (dialect === 'sqlite') return { url: `sqlite:${folder}/data/app.db`, drop: async () => {} }
  const server = serverUrl(dialect)
  const name = `drawbridge_test_${randomBytes(6).toString('hex')}`
  const url = new URL(server)
  url.pathname = `/${name}`
  const ask = dialect === 'mysql' ? askMysql : askPostgres
  await ask(server, `CREATE DATABASE ${name}`)
  return {
    url: url.href,
    drop: () =>
      ask(server, `DROP DATABASE ${name}${dialect === 'postgres' ? ' WITH (FORCE)' : ''}`),
  }
}

export async function askMysql(url: string, statement: string): Promise<void> {
  const connection = await createConnection(url)
  await connection.query(statement)
  await connection.end()
}

export async function askPostgres(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  await client.query(statement)
  await client.end()
}

/** The server on which tests may make databases. */
export function serverUrl(dialect: Exclude<Dialect, 'sqlite'>): string {
  const variable = dialect === 'mysql' ? 'TEST_MYSQL_URL' : 'TEST_POSTGRES_URL'
  const url = process.env[variable]
  if (url) return url
  throw new Error(
    `${variable} must name a database server for this test; npm test starts one and sets it.`,
  )
}
