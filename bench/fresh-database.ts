import { randomBytes } from 'node:crypto'
import { createConnection } from 'mysql2/promise'

/** An empty database of its own on the server that TEST_MYSQL_URL names. */
export async function freshDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const server = process.env['TEST_MYSQL_URL']
  if (!server) throw new Error('TEST_MYSQL_URL must name a MySQL or MariaDB server to measure on.')
  const name = `bench_${randomBytes(6).toString('hex')}`
  const run = async (statement: string): Promise<void> => {
    const connection = await createConnection(server)
    await connection.query(statement)
    await connection.end()
  }
  await run(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => run(`DROP DATABASE ${name}`) }
}
