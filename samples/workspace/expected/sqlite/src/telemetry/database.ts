import type { Database } from '../database/client.ts'
import { SYSTEM } from '../database/dialect.ts'
import type { TraceSettings } from './settings.ts'
import { callSite } from './source.ts'
import { currentSpan, KINDS, spanning, type Attributes } from './span.ts'
import { shownStatement } from './statements.ts'

type Options = Parameters<Database['transaction']> extends [unknown, ...infer Rest] ? Rest : never

/** The database with its statements as spans, if somebody takes them; never their values. */
export function tracedDatabase(database: Database, settings: TraceSettings | undefined): Database {
  if (settings === undefined) return database

  function statement<T>(
    sql: string,
    work: () => Promise<T>,
    rowsOf?: (result: T) => number,
  ): Promise<T> {
    const around = currentSpan()
    if (around === undefined) return work()
    const { text, summary } = shownStatement(sql)
    const span = around.child(summary, KINDS.client, {
      'db.system.name': SYSTEM,
      'db.query.text': text,
      'db.query.summary': summary,
      ...callSite(),
    })
    const attributesOf = (result: T): Attributes =>
      rowsOf === undefined ? {} : { 'db.response.returned_rows': rowsOf(result) }
    return spanning(span, work, attributesOf)
  }

  return {
    ...database,
    all: (sql, params) =>
      statement(
        sql,
        () => database.all(sql, params),
        (rows) => rows.length,
      ),
    get: (sql, params) =>
      statement(
        sql,
        () => database.get(sql, params),
        (row) => (row === undefined ? 0 : 1),
      ),
    run: (sql, params) => statement(sql, () => database.run(sql, params)),
    transaction: <T>(work: (tx: Database) => Promise<T>, ...options: Options) => {
      const traced = () =>
        database.transaction((tx) => work(tracedDatabase(tx, settings)), ...options)
      const span = currentSpan()?.child('transaction', KINDS.internal, callSite())
      return span === undefined ? traced() : spanning(span, traced)
    },
  }
}
