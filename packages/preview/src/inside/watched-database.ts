import { dryable, type Statements } from './dry-run.ts'
import { shownParams } from './shown-params.ts'
import { happening, moment } from './watcher.ts'

const LONGEST = 2000

/** Wrapped around the database of watched code as it is opened: it tells what it is asked. */
export const watchedDatabase = <Database extends Statements>(database: Database): Database =>
  told(dryable(database, () => moment()?.run.dry))

function told<Database extends Statements>(database: Database): Database {
  const statement = <T>(
    sql: string,
    params: readonly unknown[],
    work: () => Promise<T>,
    rowsOf: (result: T) => number | undefined,
  ): Promise<T> => {
    if (moment() === undefined) return work()
    const values = shownParams(sql, params)
    const text = sql.trim().slice(0, LONGEST)
    return happening({ sort: 'statement', text, values, rows: null }, work, rowsOf)
  }
  return {
    ...database,
    all: (sql: string, params: readonly unknown[]) =>
      statement(
        sql,
        params,
        () => database.all(sql, params),
        (rows) => rows.length,
      ),
    get: (sql: string, params: readonly unknown[]) =>
      statement(
        sql,
        params,
        () => database.get(sql, params),
        (row) => (row === undefined ? 0 : 1),
      ),
    run: (sql: string, params: readonly unknown[]) =>
      statement(sql, params, () => database.run(sql, params), changesOf),
    transaction: <T>(work: (tx: Statements) => Promise<T>, options?: unknown) =>
      happening(
        { sort: 'transaction' },
        () => database.transaction((tx) => work(told(tx)), options),
        () => undefined,
      ),
  }
}

function changesOf(result: unknown): number | undefined {
  if (typeof result !== 'object' || result === null || !('changes' in result)) return undefined
  return typeof result.changes === 'number' ? result.changes : undefined
}
