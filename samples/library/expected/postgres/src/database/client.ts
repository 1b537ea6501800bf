import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import type { Param } from './values.ts'

/** How much of what others do at the same time a transaction sees. */
export type Isolation = 'READ COMMITTED' | 'REPEATABLE READ' | 'SERIALIZABLE'

export interface TransactionOptions {
  readonly isolation?: Isolation
  /** How often it is done again where others got in its way; three times, unless told otherwise. */
  readonly retries?: number
}

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

/** Of a transaction that others got in the way of. */
const RETRIES = 3

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
    ...statements,
    // By itself, a statement is a transaction of its own.
    run: (sql, params) => repeated(() => statements.run(sql, params)),
    transaction: (work, { isolation, retries } = {}) =>
      repeated(() => attempt(pool, work, isolation), retries),
    close: () => pool.end(),
  }
}

function statementsOn(connection: pg.Pool | pg.PoolClient): Pick<Database, 'all' | 'get' | 'run'> {
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

async function repeated<T>(attempted: () => Promise<T>, retries = RETRIES): Promise<T> {
  for (let again = 0; ; again++) {
    try {
      return await attempted()
    } catch (error) {
      if (again === retries || !isToRepeat(error)) throw error
    }
    // Those who met are not to meet again.
    await setTimeout(2 ** again * (5 + Math.random() * 10))
  }
}

/** What became of a transaction. */
interface Fate {
  /** Why nothing more is done in it. */
  over?: Error
}

async function attempt<T>(
  pool: pg.Pool,
  work: (tx: Database) => Promise<T>,
  isolation: Isolation = 'READ COMMITTED',
): Promise<T> {
  const client = await pool.connect()
  const fate: Fate = {}
  try {
    await client.query(`BEGIN ISOLATION LEVEL ${isolation}`)
    const result = await work(transactionOn(client, fate))
    if (fate.over) throw fate.over
    const { command } = await client.query('COMMIT')
    // The server keeps nothing where a statement failed, and does not call that an error.
    if (command !== 'COMMIT') throw new Error('A statement of this transaction failed.')
    client.release()
    return result
  } catch (error) {
    await client.query('ROLLBACK').then(
      () => client.release(),
      (broken: Error) => client.release(broken),
    )
    throw fate.over ?? error
  } finally {
    fate.over ??= new Error('This transaction is over.')
  }
}

/**
 * Statements of one transaction. After a deadlock nothing of it is left, and what came next would be
 * kept on its own: so nothing does, whoever catches the error.
 */
function transactionOn(client: pg.PoolClient, fate: Fate): Database {
  const statements = statementsOn(client)
  const savepoints = { made: 0 }

  async function guarded<T>(send: () => Promise<T>): Promise<T> {
    if (fate.over) throw fate.over
    try {
      return await send()
    } catch (error) {
      if (isToRepeat(error)) fate.over = error
      throw error
    }
  }

  const tx: Database = {
    all: (sql, params) => guarded(() => statements.all(sql, params)),
    get: (sql, params) => guarded(() => statements.get(sql, params)),
    run: (sql, params) => guarded(() => statements.run(sql, params)),
    transaction: within,
    close: async () => {},
  }

  const giveUp = (broken: Error) => {
    fate.over = broken
  }

  /** Where it fails, what was done before it is still there. */
  async function within<T>(work: (tx: Database) => Promise<T>): Promise<T> {
    const savepoint = `inner_${++savepoints.made}`
    await guarded(() => client.query(`SAVEPOINT ${savepoint}`))
    try {
      const result = await work(tx)
      await guarded(() => client.query(`RELEASE SAVEPOINT ${savepoint}`))
      return result
    } catch (error) {
      if (!fate.over) await client.query(`ROLLBACK TO SAVEPOINT ${savepoint}`).catch(giveUp)
      throw error
    }
  }

  return tx
}

function isToRepeat(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && TO_REPEAT.includes(String(error.code))
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
