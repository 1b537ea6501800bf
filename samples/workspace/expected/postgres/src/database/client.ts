import pg from 'pg'
import {
  transacting,
  type Connection,
  type Statements,
  type TransactionOptions,
} from './transactions.ts'
import type { Param } from './values.ts'

export interface Database {
  all<Row>(sql: string, params: readonly Param[]): Promise<Row[]>
  get<Row>(sql: string, params: readonly Param[]): Promise<Row | undefined>
  /** `insertId` is what the statement returns as `id`, if it does. */
  run(sql: string, params: readonly Param[]): Promise<{ changes: number; insertId: number }>
  /**
   * All of it or nothing. After a deadlock the work is done again, so it does nothing else. Within
   * another transaction it is a part of that one, which alone is done again.
   */
  transaction<T>(work: (tx: Database) => Promise<T>, options?: TransactionOptions): Promise<T>
  close(): Promise<void>
}

const CONNECTIONS = 10

/** Prepared statements that a connection keeps; lists with filters make many. */
const MOST_STATEMENTS = 500

/** Deadlocks, and transactions that can't be put in an order. */
const TO_REPEAT = ['40P01', '40001']

/** Connects to `postgres://user:password@host:5432/database`, at the first statement. */
export function openDatabase(url: string): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 60_000,
    options: '-c TimeZone=UTC',
    types: { getTypeParser },
  })
  // A connection that breaks while nobody uses it is not an error of anybody's; the next is fresh.
  pool.on('error', () => {})
  const statements = statementsOn(pool)
  return {
    ...transacting({ statements, connect: () => connect(pool), toRepeat: TO_REPEAT }),
    close: () => pool.end(),
  }
}

function statementsOn(connection: pg.Pool | pg.PoolClient): Statements {
  const query = (sql: string, params: readonly Param[]) =>
    connection.query({ name: statementName(sql), text: sql, values: [...params] })
  async function all<Row>(sql: string, params: readonly Param[]): Promise<Row[]> {
    return (await query(sql, params)).rows as Row[]
  }
  return {
    all,
    get: async <Row>(sql: string, params: readonly Param[]) => (await all<Row>(sql, params))[0],
    run: async (sql, params) => {
      const { rowCount, rows } = await query(sql, params)
      return { changes: rowCount ?? 0, insertId: Number(rows[0]?.id ?? 0) }
    },
  }
}

const names = new Map<string, string>()

/** A statement with a name is prepared once a connection; the empty name is prepared each time. */
function statementName(sql: string): string {
  const known = names.get(sql)
  if (known !== undefined) return known
  if (names.size === MOST_STATEMENTS) return ''
  const name = `s${names.size}`
  names.set(sql, name)
  return name
}

/** A connection for a transaction. */
async function connect(pool: pg.Pool): Promise<Connection> {
  const client = await pool.connect()
  return {
    ...statementsOn(client),
    begin: (isolation = 'READ COMMITTED') => client.query(`BEGIN ISOLATION LEVEL ${isolation}`),
    commit: async () => {
      const { command } = await client.query('COMMIT')
      // The server keeps nothing where a statement failed, and does not call that an error.
      if (command !== 'COMMIT') throw new Error('A statement of this transaction failed.')
    },
    command: (sql) => client.query(sql),
    release: (broken) => client.release(broken),
  }
}

/** Values as this application writes them: whole numbers as numbers, times in ISO, JSON as text. */
function getTypeParser(type: number, format?: 'text' | 'binary') {
  switch (type) {
    case pg.types.builtins.INT8:
      return exactNumber
    case pg.types.builtins.DATE:
    case pg.types.builtins.JSONB:
      return (text: string) => text
    case pg.types.builtins.TIMESTAMPTZ:
      return isoTime
    default:
      return format === 'binary'
        ? pg.types.getTypeParser(type, 'binary')
        : pg.types.getTypeParser(type, 'text')
  }
}

/** What has more digits than a number keeps stays the text that it is. */
function exactNumber(text: string): number | string {
  const value = Number(text)
  return Number.isSafeInteger(value) ? value : text
}

/** `2026-11-22 10:48:52.5+00` → `2026-11-22T10:48:52.500Z` */
function isoTime(text: string): string {
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${text.slice(20, -3).padEnd(3, '0')}Z`
}
