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

export interface Database {
  all<Row>(sql: string, params: readonly Param[]): Promise<Row[]>
  get<Row>(sql: string, params: readonly Param[]): Promise<Row | undefined>
  run(sql: string, params: readonly Param[]): Promise<{ changes: number; insertId: number }>
  /** All of it or nothing. After a deadlock the work is done again, so it does nothing else. */
  transaction<T>(work: (tx: Database) => Promise<T>, isolation?: Isolation): Promise<T>
  close(): Promise<void>
}

const CONNECTIONS = 10

/** Callers that may wait for a connection; more are turned away at once. */
const LONGEST_QUEUE = 1_000

/** Of a transaction that meets deadlocks, the first one too. */
const ATTEMPTS = 3

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
  return {
    ...statementsOn(pool),
    transaction: (work, isolation) => transact(pool, work, isolation),
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

async function transact<T>(
  pool: Pool,
  work: (tx: Database) => Promise<T>,
  isolation?: Isolation,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const connection = await connectionOf(pool)
    const tx: Database = {
      ...statementsOn(connection),
      transaction: (inner) => within(connection, tx, inner),
      close: async () => {},
    }
    const control = connection.promise()
    try {
      // Of the next transaction alone; the session has its own for the others.
      if (isolation) await control.query(`SET TRANSACTION ISOLATION LEVEL ${isolation}`)
      await control.beginTransaction()
      const result = await work(tx)
      await control.commit()
      connection.release()
      return result
    } catch (error) {
      await control.rollback().then(
        () => connection.release(),
        () => connection.destroy(),
      )
      if (attempt === ATTEMPTS || !isDeadlock(error)) throw error
    }
  }
}

/** A transaction in a transaction: where it fails, what was done before it is still there. */
async function within<T>(
  connection: PoolConnection,
  tx: Database,
  work: (tx: Database) => Promise<T>,
): Promise<T> {
  const control = connection.promise()
  await control.query('SAVEPOINT inner_work')
  try {
    const result = await work(tx)
    await control.query('RELEASE SAVEPOINT inner_work')
    return result
  } catch (error) {
    // A deadlock has ended the whole transaction.
    if (!isDeadlock(error)) await control.query('ROLLBACK TO SAVEPOINT inner_work')
    throw error
  }
}

function connectionOf(pool: Pool): Promise<PoolConnection> {
  return new Promise((resolve, reject) => {
    pool.getConnection((error, connection) => (error ? reject(error) : resolve(connection)))
  })
}

function isDeadlock(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ER_LOCK_DEADLOCK'
}
