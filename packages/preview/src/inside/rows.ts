import { DatabaseSync } from 'node:sqlite'
import { onMysql, onPostgres } from './drivers.ts'
import { createCollector, type DriverRows, firstMark } from './row-answer.ts'
import type { DatabaseOrder, RowAnswer, RowsAnswer, RowWork } from './words.ts'

/** A database with one transaction open; `ask` gives all rows that a statement finds or hands back. */
interface Open {
  ask(text: string): Promise<DriverRows>
  commit(): Promise<unknown>
}

type Database = Omit<DatabaseOrder, 'statements'>

/** Runs statements on rows in one transaction: what is read is of one moment, what is written stays whole. */
export async function workOnRows(database: Database, work: RowWork): Promise<RowsAnswer> {
  if (database.url.startsWith('sqlite:')) return onSqlite(database, work)
  if (database.url.startsWith('mysql:'))
    return onMysql(database.folder, database.url, (connection) => overMysql(connection, work), {
      charset: 'utf8mb4',
      timezone: 'Z',
      dateStrings: true,
      jsonStrings: true,
      supportBigNumbers: true,
      rowsAsArray: true,
    })
  return onPostgres(database.folder, database.url, (client) => overPostgres(client, work))
}

/** Of values that are joined to one text; what MySQL has by itself would cut it without a word. */
const LONGEST_LIST = 1_000_000

/** First it is seen whether all rows are as they were: all that are not are told at once. */
async function workOn(open: Open, work: RowWork): Promise<RowsAnswer> {
  const stale: number[] = []
  for (const [at, statement] of work.statements.entries()) {
    const { check } = statement
    if (check === undefined) continue
    if (firstMark((await open.ask(check.text)).rows, statement) !== check.mark) stale.push(at)
  }
  if (stale.length > 0) return { answers: [], stale }
  const collect = createCollector(work.most)
  const answers: RowAnswer[] = []
  for (const [at, { text, marked }] of work.statements.entries()) {
    try {
      answers.push(collect(await open.ask(text), marked))
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      return { answers: [], stale, refused: { at, message: message.slice(0, 2000) } }
    }
  }
  await open.commit()
  return { answers, stale }
}

async function onSqlite({ url }: Database, work: RowWork): Promise<RowsAnswer> {
  const database = new DatabaseSync(url.slice('sqlite:'.length), {
    readOnly: work.readOnly,
    timeout: work.ms,
  })
  try {
    database.exec(work.readOnly ? 'BEGIN' : 'BEGIN IMMEDIATE')
    return await workOn(
      {
        ask: async (text) => askSqlite(database, text),
        commit: async () => database.exec('COMMIT'),
      },
      work,
    )
  } finally {
    // What was not committed is taken back.
    database.close()
  }
}

function askSqlite(database: DatabaseSync, text: string): DriverRows {
  const statement = database.prepare(text)
  // It reads the first one, and passes over the rest without a word.
  if (/[^\s;]/.test(text.trimStart().slice(statement.sourceSQL.trimStart().length)))
    throw new Error('one statement at a time.')
  const columns = statement.columns().map(({ name }) => name)
  if (columns.length === 0) {
    const { changes } = statement.run()
    return { columns, rows: [], changes: Number(changes), key: null }
  }
  statement.setReadBigInts(true)
  statement.setReturnArrays(true)
  const rows = statement.iterate() as unknown as Iterable<readonly unknown[]>
  return { columns, rows: isWriting(text) ? [...rows] : rows, changes: 0, key: null }
}

/** One that hands rows back is done when its last row was taken. */
const isWriting = (text: string): boolean => !/^\s*(select|with|explain|pragma)\b/i.test(text)

async function overMysql(
  connection: Parameters<Parameters<typeof onMysql>[2]>[0],
  work: RowWork,
): Promise<RowsAnswer> {
  const seconds = work.ms / 1000
  await connection.query(
    `SET SESSION time_zone = '+00:00', sql_mode = 'TRADITIONAL,ONLY_FULL_GROUP_BY', lock_wait_timeout = ${Math.ceil(seconds)}, innodb_lock_wait_timeout = ${Math.ceil(seconds)}, sql_select_limit = ${work.most + 1}, group_concat_max_len = ${LONGEST_LIST} /*!50708 , max_execution_time = ${work.ms} */ /*M! , max_statement_time = ${seconds} */`,
  )
  await connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED')
  await connection.query(`START TRANSACTION${work.readOnly ? ' READ ONLY' : ''}`)
  return workOn(
    {
      async ask(text) {
        const [result, fields] = await connection.query(text)
        if (Array.isArray(result)) return { ...named(fields), rows: result, changes: 0, key: null }
        const { affectedRows = 0, insertId = 0 } = written(result)
        return { columns: [], rows: [], changes: affectedRows, key: insertId || null }
      },
      commit: () => connection.query('COMMIT'),
    },
    work,
  )
}

interface Written {
  readonly affectedRows?: number
  readonly insertId?: number
}

const written = (result: unknown): Written =>
  typeof result === 'object' && result !== null ? result : {}

function named(fields: unknown): { readonly columns: readonly string[] } {
  if (!Array.isArray(fields)) return { columns: [] }
  return { columns: fields.map(({ name }: { readonly name: string }) => name) }
}

async function overPostgres(
  client: Parameters<Parameters<typeof onPostgres>[2]>[0],
  work: RowWork,
): Promise<RowsAnswer> {
  await client.query(
    `SET statement_timeout = ${work.ms}; SET lock_timeout = ${work.ms}; SET timezone = 'UTC'`,
  )
  await client.query(`BEGIN${work.readOnly ? ' READ ONLY' : ''}`)
  return workOn(
    {
      async ask(text) {
        const { rows, fields, rowCount } = await client.query({
          text,
          values: [],
          // One statement at a time, whatever stands in the text.
          queryMode: 'extended',
          rowMode: 'array',
          types: { getTypeParser: () => String },
        })
        const columns = fields.map(({ name }) => name)
        return { columns, rows: rows as readonly unknown[][], changes: rowCount ?? 0, key: null }
      },
      commit: () => client.query('COMMIT'),
    },
    work,
  )
}
