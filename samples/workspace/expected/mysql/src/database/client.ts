import {
  createPool,
  type Pool,
  type PoolConnection,
  type ResultSetHeader,
  type RowDataPacket,
} from 'mysql2'
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
    ...transacting({ statements, connect: () => connect(pool), toRepeat: TO_REPEAT }),
    close: () => pool.promise().end(),
  }
}

function statementsOn(connection: Pool | PoolConnection): Statements {
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

/** A connection for a transaction. */
async function connect(pool: Pool): Promise<Connection> {
  const connection = await connectionOf(pool)
  const control = connection.promise()
  return {
    ...statementsOn(connection),
    begin: async (isolation) => {
      // Of the next transaction alone; the session has its own for the others.
      if (isolation) await control.query(`SET TRANSACTION ISOLATION LEVEL ${isolation}`)
      await control.beginTransaction()
    },
    commit: () => control.commit(),
    command: (sql) => control.query(sql),
    release: (broken) => (broken ? connection.destroy() : connection.release()),
  }
}

function connectionOf(pool: Pool): Promise<PoolConnection> {
  return new Promise((resolve, reject) => {
    pool.getConnection((error, connection) => (error ? reject(error) : resolve(connection)))
  })
}
