import { setTimeout } from 'node:timers/promises'
import type { Database } from './client.ts'

/** How much of what others do at the same time a transaction sees. */
export type Isolation = 'READ COMMITTED' | 'REPEATABLE READ' | 'SERIALIZABLE'

export interface TransactionOptions {
  readonly isolation?: Isolation
  /** How often it is done again where others got in its way; three times, unless told otherwise. */
  readonly retries?: number
}

/** What is sent to the database. */
export type Statements = Pick<Database, 'all' | 'get' | 'run'>

/** A connection that a transaction has for itself. */
export interface Connection extends Statements {
  begin(isolation?: Isolation): Promise<unknown>
  commit(): Promise<unknown>
  /** What is no statement of the application's, and has no parameters. */
  command(sql: string): Promise<unknown>
  /** To whoever is next; `broken` where nobody can use it any more. */
  release(broken?: Error): void
}

/** Where a database is reached by more than one connection. */
export interface Pooled {
  readonly statements: Statements
  readonly connect: () => Promise<Connection>
  /** Codes of the errors after which nothing is left of a transaction, and it may be done again. */
  readonly toRepeat: readonly string[]
}

/** Of a transaction that others got in the way of. */
const RETRIES = 3

/** Statements, each of them a transaction by itself, and transactions of several. */
export function transacting(pooled: Pooled): Statements & Pick<Database, 'transaction'> {
  const { statements, connect, toRepeat } = pooled

  async function repeated<T>(attempted: () => Promise<T>, retries = RETRIES): Promise<T> {
    for (let again = 0; ; again++) {
      try {
        return await attempted()
      } catch (error) {
        if (again === retries || !isOneOf(toRepeat, error)) throw error
      }
      // Those who met are not to meet again.
      await setTimeout(2 ** again * (5 + Math.random() * 10))
    }
  }

  return {
    ...statements,
    run: (sql, params) => repeated(() => statements.run(sql, params)),
    transaction: (work, { isolation, retries } = {}) =>
      repeated(async () => attempt(await connect(), work, isolation, toRepeat), retries),
  }
}

/** What became of a transaction. */
interface Fate {
  /** Why nothing more is done in it. */
  over?: Error
}

async function attempt<T>(
  connection: Connection,
  work: (tx: Database) => Promise<T>,
  isolation: Isolation | undefined,
  toRepeat: readonly string[],
): Promise<T> {
  const fate: Fate = {}
  try {
    await connection.begin(isolation)
    const result = await work(transactionOn(connection, fate, toRepeat))
    if (fate.over) throw fate.over
    await connection.commit()
    connection.release()
    return result
  } catch (error) {
    await connection.command('ROLLBACK').then(
      () => connection.release(),
      (broken: Error) => connection.release(broken),
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
function transactionOn(connection: Connection, fate: Fate, toRepeat: readonly string[]): Database {
  const savepoints = { made: 0 }

  async function guarded<T>(send: () => Promise<T>): Promise<T> {
    if (fate.over) throw fate.over
    try {
      return await send()
    } catch (error) {
      if (isOneOf(toRepeat, error)) fate.over = error
      throw error
    }
  }

  const tx: Database = {
    all: (sql, params) => guarded(() => connection.all(sql, params)),
    get: (sql, params) => guarded(() => connection.get(sql, params)),
    run: (sql, params) => guarded(() => connection.run(sql, params)),
    transaction: within,
    close: async () => {},
  }

  const giveUp = (broken: Error) => {
    fate.over = broken
  }

  /** Where it fails, what was done before it is still there. */
  async function within<T>(work: (tx: Database) => Promise<T>): Promise<T> {
    const savepoint = `inner_${++savepoints.made}`
    await guarded(() => connection.command(`SAVEPOINT ${savepoint}`))
    try {
      const result = await work(tx)
      await guarded(() => connection.command(`RELEASE SAVEPOINT ${savepoint}`))
      return result
    } catch (error) {
      if (!fate.over) await connection.command(`ROLLBACK TO SAVEPOINT ${savepoint}`).catch(giveUp)
      throw error
    }
  }

  return tx
}

function isOneOf(codes: readonly string[], error: unknown): error is Error {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code))
}
