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

/** 100 authors; 10,000 posts and as many articles, half of them published, 400 characters each. */
export async function fill(url: string): Promise<void> {
  const connection = await createConnection(url)
  const authors = Array.from({ length: 100 }, (_, i) => [`Author ${i + 1}`])
  await connection.query('INSERT INTO authors (name) VALUES ?', [authors])
  for (const table of ['posts', 'articles'])
    for (let block = 0; block < 10; block += 1) {
      const rows = Array.from({ length: 1000 }, (_, i) => rowOf(block * 1000 + i))
      await connection.query(
        `INSERT INTO ${table} (title, body, published, created_at, author_id) VALUES ?`,
        [rows],
      )
    }
  await connection.query('ANALYZE TABLE posts, articles')
  await connection.end()
}

function rowOf(i: number): readonly unknown[] {
  const time = new Date(Date.UTC(2026, 0, 1) + i * 60_000).toISOString().replace('T', ' ')
  return [
    `Post ${i}`,
    'Lorem ipsum. '.repeat(31).slice(0, 400),
    i % 2,
    time.slice(0, 23),
    (i % 100) + 1,
  ]
}
