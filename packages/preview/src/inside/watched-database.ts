import { dryable, type Statements } from './dry-run.ts'
import { shownParams } from './shown-params.ts'
import { watchMoment, here } from './watcher.ts'

const LONGEST = 2000

/** Wrapped around the database of watched code as it is opened: it tells what it is asked. */
export function watchedDatabase<Database extends Statements>(database: Database): Database {
  const dry = dryable(database, () => here()?.run.dry)
  root = dry
  return told(dry)
}

let root: Statements | undefined

/** The database as a request that is over sees it: what it looked up by the way is not told. */
export const databaseBehind = (): Statements | undefined => root

function told<Database extends Statements>(database: Database): Database {
  const statement = <T>(
    sql: string,
    params: readonly unknown[],
    work: () => Promise<T>,
    rowsOf: (result: T) => number | undefined,
  ): Promise<T> => {
    const run = here()?.run
    if (run === undefined) return work()
    const values = shownParams(sql, params)
    const text = sql.trim().slice(0, LONGEST)
    const asked = (): Promise<T> =>
      watchMoment({ sort: 'statement', text, values, rows: null }, work, (result) => {
        run.rows.found(sql, rowsIn(result))
        return rowsOf(result)
      })
    const looked = run.rows.before(database, sql)
    return looked === undefined ? asked() : looked.then(asked)
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
      watchMoment(
        { sort: 'transaction' },
        () => database.transaction((tx) => work(told(tx)), options),
        () => undefined,
      ),
  }
}

/** What a statement found: all rows, one, or none where it was to change some. */
function rowsIn(result: unknown): readonly unknown[] {
  if (Array.isArray(result)) return result
  return result === undefined || changesOf(result) !== undefined ? [] : [result]
}

function changesOf(result: unknown): number | undefined {
  if (typeof result !== 'object' || result === null || !('changes' in result)) return undefined
  return typeof result.changes === 'number' ? result.changes : undefined
}
