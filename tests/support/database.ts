import type { Dialect } from '@drawbridge/sql'
import { randomBytes } from 'node:crypto'
import { createConnection } from 'mysql2/promise'
import { Client } from 'pg'

export interface TestDatabase {
  readonly url: string
  drop(): Promise<void>
}

/** An empty database of one's own: a file beside the backend, or one with a random name on a test server. */
export async function emptyDatabase(dialect: Dialect): Promise<TestDatabase> {
  if (dialect === 'sqlite') return { url: 'sqlite:./data/app.db', drop: async () => {} }
  const name = `t_${randomBytes(6).toString('hex')}`
  const execute = dialect === 'mysql' ? onMysql : onPostgres
  const server = new URL(addressOf(dialect))
  await execute(server.href, `CREATE DATABASE ${name}`)
  const own = new URL(server)
  own.pathname = `/${name}`
  return { url: own.href, drop: () => execute(server.href, `DROP DATABASE ${name}`) }
}

function addressOf(dialect: 'mysql' | 'postgres'): string {
  const variable = dialect === 'mysql' ? 'TEST_MYSQL_URL' : 'TEST_POSTGRES_URL'
  const address = process.env[variable]
  if (address) return address
  throw new Error(`${variable} is not set: “npm test” starts a server and sets it.`)
}

async function onMysql(url: string, statement: string): Promise<void> {
  const connection = await createConnection(url)
  await connection.query(statement)
  await connection.end()
}

async function onPostgres(connectionString: string, statement: string): Promise<void> {
  const client = new Client({ connectionString })
  await client.connect()
  await client.query(statement)
  await client.end()
}
