import { Kysely, MysqlDialect, NoResultError, SqliteDialect, type Transaction } from 'kysely'
import { createPool } from 'mysql2'
import { migrate } from './migrate.ts'
import { openNodeSqlite } from './node-sqlite.ts'
import type { Tables } from './tables.ts'

export type Queries = Kysely<Tables> | Transaction<Tables>

/** Where the studio keeps its own data. */
export interface Storage {
  readonly queries: Kysely<Tables>
  readonly dialect: 'sqlite' | 'mysql'
  /**
   * Runs `work` in a transaction; again from the start when another one came between or took a
   * unique value, a few times at most.
   */
  transaction<T>(work: (transaction: Transaction<Tables>) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/**
 * Opens `sqlite:<file>` or `mysql://…` and brings its tables up to date.
 * @throws when the address is of another kind, or the database can't be reached.
 */
export async function openStorage(url: string): Promise<Storage> {
  const mysql = url.startsWith('mysql://')
  if (!mysql && !url.startsWith('sqlite:'))
    throw new Error('DATABASE_URL must begin with sqlite: or mysql://')
  const queries = new Kysely<Tables>({
    dialect: mysql
      ? new MysqlDialect({ pool: createPool({ uri: url, connectionLimit: 10, timezone: 'Z' }) })
      : new SqliteDialect({ database: openNodeSqlite(url.slice('sqlite:'.length)) }),
  })
  try {
    await migrate(queries, mysql ? 'mysql' : 'sqlite')
  } catch (error) {
    await queries.destroy()
    throw error
  }
  return {
    queries,
    dialect: mysql ? 'mysql' : 'sqlite',
    transaction: (work) => retried(() => queries.transaction().execute(work)),
    close: () => queries.destroy(),
  }
}

const ATTEMPTS = 8

async function retried<T>(attempt: () => Promise<T>): Promise<T> {
  for (let number = 1; ; number++) {
    try {
      return await attempt()
    } catch (error) {
      if (number === ATTEMPTS || !(isDuplicate(error) || isBusy(error))) throw error
    }
  }
}

/** Whether a unique constraint refused a row. */
function isDuplicate(error: unknown): boolean {
  return codeOf(error) === 'ER_DUP_ENTRY' || /UNIQUE constraint failed/.test(String(error))
}

/** Whether the database could not be reached, which says nothing about what was asked of it. */
export function isUnreachable(error: unknown): boolean {
  const codes = ['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'PROTOCOL_CONNECTION_LOST']
  return codes.includes(String(codeOf(error)))
}

/** Whether what was asked for, or what it belongs to, was taken away meanwhile. */
export function isGone(error: unknown): boolean {
  if (error instanceof NoResultError || codeOf(error) === 'ER_NO_REFERENCED_ROW_2') return true
  return /FOREIGN KEY constraint failed/.test(String(error))
}

function isBusy(error: unknown): boolean {
  const code = codeOf(error)
  return (
    code === 'ER_LOCK_DEADLOCK' ||
    code === 'ER_CHECKREAD' ||
    code === 'ER_LOCK_WAIT_TIMEOUT' ||
    /database is locked/.test(String(error))
  )
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
}
