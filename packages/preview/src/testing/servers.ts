import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { createConnection, type RowDataPacket } from 'mysql2/promise'
import type { TestContext } from 'node:test'
import pg from 'pg'

export type Server = 'mysql' | 'postgres'

const VARIABLES = { mysql: 'TEST_MYSQL_URL', postgres: 'TEST_POSTGRES_URL' } as const
const NAMES = {
  mysql: 'SELECT schema_name AS name FROM information_schema.schemata',
  postgres: 'SELECT datname AS name FROM pg_database',
} as const

/** For tests: the server that they may make databases on. */
export function serverUrl(server: Server): URL {
  const value = process.env[VARIABLES[server]]
  if (value === undefined)
    throw new Error(`${VARIABLES[server]} is not set: run the tests with npm test.`)
  return new URL(value)
}

/** The address of a server that is told `what` only after a while. */
export async function slowServer(
  test: TestContext,
  server: Server,
  what: string,
  ms: number,
): Promise<string> {
  const url = serverUrl(server)
  const { hostname, port } = url
  const between = createServer((near) => {
    const far = connect(Number(port), hostname)
    near.on('data', (said) => {
      if (said.includes(what)) setTimeout(() => far.write(said), ms)
      else far.write(said)
    })
    far.pipe(near)
    near.on('error', () => far.destroy()).on('close', () => far.destroy())
    far.on('error', () => near.destroy())
  }).listen(0, '127.0.0.1')
  await once(between, 'listening')
  test.after(() => between.close())
  const address = between.address()
  if (address === null || typeof address === 'string') throw new Error('It listens at no port.')
  url.hostname = '127.0.0.1'
  url.port = String(address.port)
  return url.href
}

/** The address of a database that is new, and gone after the test. */
export async function emptyDatabase(test: TestContext, server: Server): Promise<string> {
  const name = `preview_${randomBytes(6).toString('hex')}`
  const url = serverUrl(server)
  await ask(server, `CREATE DATABASE ${name}`)
  const force = server === 'postgres' ? ' WITH (FORCE)' : ''
  test.after(() => ask(server, `DROP DATABASE ${name}${force}`))
  url.pathname = `/${name}`
  return url.href
}

export async function databaseNames(server: Server): Promise<readonly string[]> {
  return (await ask(server, NAMES[server])).map(({ name }) => String(name))
}

/** Runs one statement on the server, or on a database of it. */
export async function ask(
  server: Server,
  sql: string,
  url: string = serverUrl(server).href,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  if (server === 'mysql') {
    const connection = await createConnection(url)
    try {
      const [rows] = await connection.query<RowDataPacket[]>(sql)
      return Array.isArray(rows) ? rows : []
    } finally {
      await connection.end()
    }
  }
  const client = new pg.Client(url)
  await client.connect()
  try {
    const { rows }: { rows: Record<string, unknown>[] } = await client.query(sql)
    return rows
  } finally {
    await client.end()
  }
}
