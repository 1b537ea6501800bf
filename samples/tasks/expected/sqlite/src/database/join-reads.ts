import type { Database } from './client.ts'
import { keyList } from './key-list.ts'

/** Keys in one statement, at the most. */
const LARGEST = 64

interface Batch<Row> {
  readonly db: Database
  readonly keys: number[]
  readonly rows: Promise<ReadonlyMap<number, Row>>
}

/**
 * Reads by key that arrive in the same turn of the event loop become one statement: `statement`
 * writes it around the placeholders of the keys. Only for rows that every caller of the function may
 * see.
 */
export function joinReads<Row extends { readonly id: number }>(
  statement: (placeholders: string) => string,
): (db: Database, key: number) => Promise<Row | undefined> {
  const statements = new Map<number, string>()
  let open: Batch<Row> | undefined

  function start(db: Database): Batch<Row> {
    const keys: number[] = []
    const rows = new Promise((resolve) => setImmediate(resolve)).then(() => {
      if (open?.keys === keys) open = undefined
      return select(db, keys)
    })
    return { db, keys, rows }
  }

  async function select(db: Database, keys: number[]): Promise<ReadonlyMap<number, Row>> {
    const list = keyList(keys)
    let sql = statements.get(list.params.length)
    if (sql === undefined) {
      sql = statement(list.placeholders)
      statements.set(list.params.length, sql)
    }
    const rows = await db.all<Row>(sql, list.params)
    return new Map(rows.map((row) => [row.id, row]))
  }

  return async (db, key) => {
    if (open === undefined || open.db !== db || open.keys.length === LARGEST) open = start(db)
    open.keys.push(key)
    return (await open.rows).get(key)
  }
}
