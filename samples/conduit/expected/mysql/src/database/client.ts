import { setTimeout } from 'node:timers/promises'
import {
  createPool,
  type Pool,
  type PoolConnection,
  type ResultSetHeader,
  type RowDataPacket,
} from 'mysql2'
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
  run(sql: string, params: readonly Param[]): Promise<{ changes: number; insertId: number }>
  /**
   * All of it or nothing. After a deadlock the work is done again, so it does nothing else. Within
   * another transaction it is a part of that one, which alone is done again.
   */
  transaction<T>(work: (tx: Database) => Promise<T>, options?: TransactionOptions): Promise<T>
  close(): Promise<void>
}

const CONNECTIONS = 10

/** Deadlocks, and MariaDB's rows that changed since the transaction read them. */
const TO_REPEAT = ['ER_LOCK_DEADLOCK', 'ER_CHECKREAD']

/** Callers that may wait for a connection; more are turned away at once. */
const LONGEST_QUEUE = 1_000

/** Of a transaction that others got in the way of. */
const RETRIES = 3

/**
 * Set on each connection: times are UTC, values that don't fit are errors, no read takes more than 30
 * seconds. MySQL reads the first of the two comments, MariaDB the second.
 */
const SESSION = `
  SET SESSION time_zone = '+00:00', sql_mode = 'TRADITIONAL,ONLY_FULL_GROUP_BY'
  /*!50708 , max_execution_time = 30000 */ /*M! , max_statement_time = 30 */`

const ISOLATION = 'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED'

/** Connects to `mysql://user:password@host:3306/database`, at the first statement. */
export function openDatabase(url: string): Database {
  const pool = createPool({
    uri: url,
    connectionLimit: CONNECTIONS,
    queueLimit: LONGEST_QUEUE,
    connectTimeout: 10_000,
    enableKeepAlive: true,
    maxPreparedStatements: 500,
    charset: 'utf8mb4',
    timezone: 'Z',
    dateStrings: true,
    jsonStrings: true,
    supportBigNumbers: true,
  })
  // The driver sends these before the statement that the connection was opened for.
  pool.on('connection', (connection) => {
    connection.query(SESSION)
    connection.query(ISOLATION)
  })
  const statements = statementsOn(pool)
  return {
    ...statements,
    // By itself, a statement is a transaction of its own.
    run: (sql, params) => repeated(() => statements.run(sql, params)),
    transaction: (work, { isolation, retries } = {}) =>
      repeated(() => attempt(pool, work, isolation), retries),
    close: () => pool.promise().end(),
  }
}

function statementsOn(connection: Pool | PoolConnection): Pick<Database, 'all' | 'get' | 'run'> {
  // The driver's own promises record where each statement came from, which costs a tenth of a read.
  function execute<Result extends RowDataPacket[] | ResultSetHeader>(
    sql: string,
    params: readonly Param[],
  ): Promise<Result> {
    return new Promise((resolve, reject) => {
      connection.execute<Result>(sql, [...params], (error, result) =>
        error ? reject(error) : resolve(result),
      )
    })
  }

  async function all<Row>(sql: string, params: readonly Param[]): Promise<Row[]> {
    return (await execute<RowDataPacket[]>(sql, params)) as Row[]
  }
  return {
    all,
    get: async <Row>(sql: string, params: readonly Param[]) => (await all<Row>(sql, params))[0],
    run: async (sql, params) => {
      const { affectedRows, insertId } = await execute<ResultSetHeader>(sql, params)
      return { changes: affectedRows, insertId }
    },
  }
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
  pool: Pool,
  work: (tx: Database) => Promise<T>,
  isolation?: Isolation,
): Promise<T> {
  const connection = await connectionOf(pool)
  const control = connection.promise()
  const fate: Fate = {}
  try {
    // Of the next transaction alone; the session has its own for the others.
    if (isolation) await control.query(`SET TRANSACTION ISOLATION LEVEL ${isolation}`)
    await control.beginTransaction()
    const result = await work(transactionOn(connection, fate))
    if (fate.over) throw fate.over
    await control.commit()
    connection.release()
    return result
  } catch (error) {
    await control.rollback().then(
      () => connection.release(),
      () => connection.destroy(),
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
function transactionOn(connection: PoolConnection, fate: Fate): Database {
  const statements = statementsOn(connection)
  const control = connection.promise()
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
    await guarded(() => control.query(`SAVEPOINT ${savepoint}`))
    try {
      const result = await work(tx)
      await guarded(() => control.query(`RELEASE SAVEPOINT ${savepoint}`))
      return result
    } catch (error) {
      if (!fate.over) await control.query(`ROLLBACK TO SAVEPOINT ${savepoint}`).catch(giveUp)
      throw error
    }
  }

  return tx
}

function connectionOf(pool: Pool): Promise<PoolConnection> {
  return new Promise((resolve, reject) => {
    pool.getConnection((error, connection) => (error ? reject(error) : resolve(connection)))
  })
}

function isToRepeat(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && TO_REPEAT.includes(String(error.code))
}
