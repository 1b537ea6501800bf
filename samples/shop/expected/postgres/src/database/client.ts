import pg from 'pg'
import type { Param } from './values.ts'

/** How much of what others do at the same time a transaction sees. */
export type Isolation = 'READ COMMITTED' | 'REPEATABLE READ' | 'SERIALIZABLE'

export interface Database {
  all<Row>(sql: string, params: readonly Param[]): Promise<Row[]>
  get<Row>(sql: string, params: readonly Param[]): Promise<Row | undefined>
  /** `insertId` is what the statement returns as `id`, if it does. */
  run(sql: string, params: readonly Param[]): Promise<{ changes: number; insertId: number }>
  /** All of it or nothing. After a deadlock the work is done again, so it does nothing else. */
  transaction<T>(work: (tx: Database) => Promise<T>, isolation?: Isolation): Promise<T>
  close(): Promise<void>
}

const CONNECTIONS = 10

/** Of a transaction that meets deadlocks, the first one too. */
const ATTEMPTS = 3

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
  return {
    ...statementsOn(pool),
    transaction: (work, isolation) => transact(pool, work, isolation),
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

async function transact<T>(
  pool: pg.Pool,
  work: (tx: Database) => Promise<T>,
  isolation: Isolation = 'READ COMMITTED',
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const client = await pool.connect()
    const tx: Database = {
      ...statementsOn(client),
      transaction: (inner) => within(client, tx, inner),
      close: async () => {},
    }
    try {
      await client.query(`BEGIN ISOLATION LEVEL ${isolation}`)
      const result = await work(tx)
      await client.query('COMMIT')
      client.release()
      return result
    } catch (error) {
      await client.query('ROLLBACK').then(
        () => client.release(),
        (broken: Error) => client.release(broken),
      )
      if (attempt === ATTEMPTS || !isToRepeat(error)) throw error
    }
  }
}

/** A transaction in a transaction: where it fails, what was done before it is still there. */
async function within<T>(
  client: pg.PoolClient,
  tx: Database,
  work: (tx: Database) => Promise<T>,
): Promise<T> {
  await client.query('SAVEPOINT inner_work')
  try {
    const result = await work(tx)
    await client.query('RELEASE SAVEPOINT inner_work')
    return result
  } catch (error) {
    await client.query('ROLLBACK TO SAVEPOINT inner_work')
    throw error
  }
}

function isToRepeat(error: unknown): boolean {
  return error instanceof Error && 'code' in error && TO_REPEAT.includes(String(error.code))
}

/** Values as this application writes them: whole numbers as numbers, times in ISO, JSON as text. */
function getTypeParser(type: number, format?: 'text' | 'binary') {
  switch (type) {
    case pg.types.builtins.INT8:
      return Number
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

/** `2026-11-22 10:48:52.5+00` → `2026-11-22T10:48:52.500Z` */
function isoTime(text: string): string {
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${text.slice(20, -3).padEnd(3, '0')}Z`
}
