import { DatabaseSync } from 'node:sqlite'
import { onMysql, onPostgres } from './drivers.ts'
import type { DatabaseOrder } from './words.ts'

/**
 * Runs statements in order and gives the first number of each that answers with one. All of them
 * happen or none, but for MySQL, which commits each change of a table by itself: how many are done is
 * told as they are.
 */
export async function runStatements(
  order: DatabaseOrder,
  progress: { done?: number } = {},
): Promise<number[]> {
  if (order.url.startsWith('sqlite:')) return runOnSqlite(order)
  if (order.url.startsWith('mysql:')) return runOnMysql(order, progress)
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

async function runOnMysql(order: DatabaseOrder, progress: { done?: number }): Promise<number[]> {
  return onMysql(order.folder, order.url, async (connection) => {
    const numbers: number[] = []
    for (const sql of order.statements) {
      const [rows] = await connection.query(sql)
      numbers.push(Array.isArray(rows) ? firstNumber(rows[0]) : 0)
      progress.done = numbers.length
    }
    return numbers
  })
}

async function runOnPostgres(order: DatabaseOrder): Promise<number[]> {
  return onPostgres(order.folder, order.url, async (client) => {
    const numbers: number[] = []
    await client.query('BEGIN')
    for (const sql of order.statements) {
      const { rows } = await client.query(sql)
      numbers.push(firstNumber(rows[0]))
    }
    await client.query('COMMIT')
    return numbers
  })
}

function firstNumber(row: unknown): number {
  if (typeof row !== 'object' || row === null) return 0
  const number = Number(Object.values(row)[0])
  return Number.isFinite(number) ? number : 0
}
