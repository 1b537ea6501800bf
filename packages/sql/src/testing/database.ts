import { randomBytes } from 'node:crypto'
import type { Dialect } from '../schema.ts'
import { openMysql } from './mysql.ts'
import { openPostgres } from './postgres.ts'
import { openSqlite } from './sqlite.ts'
import type { TestDatabase } from './test-database.ts'

/** Opens a database of its own on the server that the environment names. */
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
