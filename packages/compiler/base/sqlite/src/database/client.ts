import { DatabaseSync, type StatementSync } from 'node:sqlite'
import type { Param } from './values.ts'

export interface Database {
  all<Row>(sql: string, params: readonly Param[]): Promise<Row[]>
  get<Row>(sql: string, params: readonly Param[]): Promise<Row | undefined>
  run(sql: string, params: readonly Param[]): Promise<{ changes: number; insertId: number }>
  transaction<T>(work: (tx: Database) => Promise<T>): Promise<T>
  close(): Promise<void>
}

export function openDatabase(url: string): Database {
  const sqlite = new DatabaseSync(url.slice('sqlite:'.length))
  const statements = new Map<string, StatementSync>()
  function prepare(sql: string): StatementSync {
    let statement = statements.get(sql)
    if (statement === undefined) {
      statement = sqlite.prepare(sql)
      statements.set(sql, statement)
    }
    return statement
  }
  const db: Database = {
    all: async <Row>(sql: string, params: readonly Param[]) => prepare(sql).all(...params) as Row[],
    get: async <Row>(sql: string, params: readonly Param[]) =>
      prepare(sql).get(...params) as Row | undefined,
    run: async (sql, params) => {
      const { changes, lastInsertRowid } = prepare(sql).run(...params)
      return { changes: Number(changes), insertId: Number(lastInsertRowid) }
    },
    transaction: async (work) => {
      sqlite.exec('BEGIN IMMEDIATE')
      try {
        const result = await work(db)
        sqlite.exec('COMMIT')
        return result
      } catch (error) {
        sqlite.exec('ROLLBACK')
        throw error
      }
    },
    close: async () => sqlite.close(),
  }
  return db
}
