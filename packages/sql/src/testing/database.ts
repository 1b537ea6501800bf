import { randomBytes } from 'node:crypto'
import type { Dialect } from '../schema.ts'
import { openMysql } from './mysql.ts'
import { openPostgres } from './postgres.ts'
import { openSqlite } from './sqlite.ts'

/** A real database of its own, empty at first and gone after `close`. */
export interface TestDatabase {
  run(statement: string): Promise<void>
  rows(query: string): Promise<readonly Row[]>
  /** Everything that the database knows of its tables, in an order that doesn't depend on how they were made. */
  introspect(): Promise<readonly string[]>
  close(): Promise<void>
}

export type Row = Readonly<Record<string, unknown>>

export async function openDatabase(dialect: Dialect): Promise<TestDatabase> {
  const name = `drawbridge_test_${randomBytes(6).toString('hex')}`
  if (dialect === 'mysql') return openMysql(serverUrl('TEST_MYSQL_URL'), name)
  if (dialect === 'postgres') return openPostgres(serverUrl('TEST_POSTGRES_URL'), name)
  return openSqlite()
}

function serverUrl(variable: string): string {
  const url = process.env[variable]
  if (url) return url
  throw new Error(
    `${variable} must name a database server for this test; npm test starts one and sets it.`,
  )
}
