import { createRequire } from 'node:module'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import type { DatabaseOrder } from './words.ts'

/**
 * Runs statements in order and gives the first number of each that answers with one. All of them
 * happen or none, but for MySQL, which commits each change of a table by itself.
 */
export async function runStatements(order: DatabaseOrder): Promise<number[]> {
  if (order.url.startsWith('sqlite:')) return runOnSqlite(order)
  if (order.url.startsWith('mysql:')) return runOnMysql(order)
  return runOnPostgres(order)
}

function runOnSqlite(order: DatabaseOrder): number[] {
  const database = new DatabaseSync(order.url.slice('sqlite:'.length), {
    enableForeignKeyConstraints: false,
    timeout: 5000,
  })
  try {
    database.exec('PRAGMA journal_mode = WAL')
    database.exec('PRAGMA synchronous = NORMAL')
    database.exec('BEGIN IMMEDIATE')
    const numbers = order.statements.map((sql) => {
      if (!/^\s*select\b/i.test(sql)) database.exec(sql)
      else return firstNumber(database.prepare(sql).get())
      return 0
    })
    database.exec('COMMIT')
    return numbers
  } finally {
    database.close()
  }
}

interface MysqlConnection {
  query(sql: string): Promise<readonly [unknown, unknown]>
  end(): Promise<void>
}

async function runOnMysql(order: DatabaseOrder): Promise<number[]> {
  const mysql = await load<{ createConnection(url: string): Promise<MysqlConnection> }>(
    order.folder,
    'mysql2/promise',
  )
  const connection = await mysql.createConnection(order.url)
  try {
    const numbers: number[] = []
    for (const sql of order.statements) {
      const [rows] = await connection.query(sql)
      numbers.push(Array.isArray(rows) ? firstNumber(rows[0]) : 0)
    }
    return numbers
  } finally {
    await connection.end()
  }
}

interface PostgresClient {
  connect(): Promise<void>
  query(sql: string): Promise<{ readonly rows: readonly unknown[] }>
  end(): Promise<void>
}

async function runOnPostgres(order: DatabaseOrder): Promise<number[]> {
  const pg = await load<{ Client: new (options: object) => PostgresClient }>(order.folder, 'pg')
  const client = new pg.Client({ connectionString: order.url })
  await client.connect()
  try {
    const numbers: number[] = []
    await client.query('BEGIN')
    for (const sql of order.statements) {
      const { rows } = await client.query(sql)
      numbers.push(firstNumber(rows[0]))
    }
    await client.query('COMMIT')
    return numbers
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

function firstNumber(row: unknown): number {
  if (typeof row !== 'object' || row === null) return 0
  const number = Number(Object.values(row)[0])
  return Number.isFinite(number) ? number : 0
}
