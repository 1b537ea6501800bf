import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import type { Param } from './values.ts'

export interface Database {
  all<Row>(sql: string, params: readonly Param[]): Promise<Row[]>
  get<Row>(sql: string, params: readonly Param[]): Promise<Row | undefined>
  run(sql: string, params: readonly Param[]): Promise<{ changes: number; insertId: number }>
  /** All of it or nothing. Inside, use what it is given and nothing else: the rest waits. */
  transaction<T>(work: (tx: Database) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** How long to wait for another process that writes, in milliseconds. */
const BUSY_TIMEOUT = 5_000

/** Prepared statements that are kept; lists with filters make many. */
const MOST_STATEMENTS = 500

/** Opens `sqlite:./data/app.db`, and makes its folder and file where there are none. */
export function openDatabase(url: string): Database {
  const sqlite = openFile(url)
  sqlite.exec('PRAGMA journal_mode = WAL')
  sqlite.exec('PRAGMA synchronous = FULL')
  // Its own functions know the letters A to Z alone.
  const alike = { deterministic: true }
  sqlite.function('lower', alike, (text) => text && String(text).toLowerCase())
  sqlite.function('upper', alike, (text) => text && String(text).toUpperCase())
  const statements = new Map<string, StatementSync>()
  // There is one connection. While a transaction is open on it, others wait for its end; they look
  // again when they wake, as another of them may have begun one.
  const open: { transaction?: Promise<unknown> } = {}

  function prepare(sql: string): StatementSync {
    const known = statements.get(sql)
    if (known) return known
    if (statements.size >= MOST_STATEMENTS) statements.clear()
    const statement = sqlite.prepare(sql)
    statements.set(sql, statement)
    return statement
  }

  const inside: Database = {
    all: async <Row>(sql: string, params: readonly Param[]) => {
      try {
        return prepare(sql).all(...params) as Row[]
      } catch (error) {
        if (!isTooLong(error) || !/^\s*SELECT\b/i.test(sql)) throw error
        return readExactly(sqlite, sql, params) as Row[]
      }
    },
    get: async <Row>(sql: string, params: readonly Param[]) =>
      prepare(sql).get(...params) as Row | undefined,
    run: async (sql, params) => {
      const { changes, lastInsertRowid } = prepare(sql).run(...params)
      return { changes: Number(changes), insertId: Number(lastInsertRowid) }
    },
    transaction: within,
    close: async () => sqlite.close(),
  }

  /** A transaction in a transaction: where it fails, what was done before it is still there. */
  async function within<T>(work: (tx: Database) => Promise<T>): Promise<T> {
    sqlite.exec('SAVEPOINT inner_work')
    try {
      const result = await work(inside)
      sqlite.exec('RELEASE inner_work')
      return result
    } catch (error) {
      if (sqlite.isTransaction) sqlite.exec('ROLLBACK TO inner_work; RELEASE inner_work')
      throw error
    }
  }

  async function transact<T>(work: (tx: Database) => Promise<T>): Promise<T> {
    sqlite.exec('BEGIN IMMEDIATE')
    try {
      const result = await work(inside)
      sqlite.exec('COMMIT')
      return result
    } catch (error) {
      // A full disk or the like has rolled back already.
      if (sqlite.isTransaction) sqlite.exec('ROLLBACK')
      throw error
    }
  }

  return {
    all: async (sql, params) => {
      while (open.transaction) await open.transaction
      return inside.all(sql, params)
    },
    get: async (sql, params) => {
      while (open.transaction) await open.transaction
      return inside.get(sql, params)
    },
    run: async (sql, params) => {
      while (open.transaction) await open.transaction
      return inside.run(sql, params)
    },
    transaction: async (work) => {
      while (open.transaction) await open.transaction
      const done = transact(work)
      const over = () => delete open.transaction
      open.transaction = done.then(over, over)
      return done
    },
    close: async () => {
      while (open.transaction) await open.transaction
      return inside.close()
    },
  }
}

function isTooLong(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_OUT_OF_RANGE'
}

/** Whole numbers that have more digits than a number keeps as bigint, the others as numbers. */
function readExactly(sqlite: DatabaseSync, sql: string, params: readonly Param[]): unknown[] {
  const statement = sqlite.prepare(sql)
  statement.setReadBigInts(true)
  return statement.all(...params).map((row) => {
    const values = Object.entries(row).map(([name, value]) => {
      const isShort = typeof value === 'bigint' && Number.isSafeInteger(Number(value))
      return [name, isShort ? Number(value) : value]
    })
    return Object.fromEntries(values)
  })
}

/** A connection of its own, which enforces foreign keys unless told otherwise. */
export function openFile(url: string, { foreignKeys = true } = {}): DatabaseSync {
  const file = url.slice('sqlite:'.length)
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
  return new DatabaseSync(file, {
    enableForeignKeyConstraints: foreignKeys,
    timeout: BUSY_TIMEOUT,
    defensive: true,
  })
}
