import type { Database } from './client.ts'
import { keyList } from './key-list.ts'
import type { Param } from './values.ts'

/** Keys in one statement, at the most. */
const LARGEST = 64

type Key = number | string

interface Batch<Row> {
  readonly db: Database
  readonly keys: Key[]
  readonly rows: Promise<ReadonlyMap<Key, Row>>
}

/**
 * Reads by key that arrive in the same turn of the event loop become one statement: `statement`
 * writes it around the placeholders of the keys. Only for rows that every caller of the function
 * may see; each gets one of their own, since what is included is put into it.
 */
export function joinReads<Row extends { readonly id: Key }>(
  statement: (keys: string) => string,
): (db: Database, key: Row['id']) => Promise<Row | undefined> {
  let open: Batch<Row> | undefined

  function start(db: Database): Batch<Row> {
    const keys: Key[] = []
    const rows = new Promise((resolve) => setImmediate(resolve)).then(() => {
      if (open?.keys === keys) open = undefined
      return select(db, keys)
    })
    return { db, keys, rows }
  }

  async function select(db: Database, keys: readonly Key[]): Promise<ReadonlyMap<Key, Row>> {
    const params: Param[] = []
    const rows = await db.all<Row>(statement(keyList(keys, params)), params)
    return new Map(rows.map((row) => [row.id, row]))
  }

  return async (db, key) => {
    if (open === undefined || open.db !== db || open.keys.length === LARGEST) open = start(db)
    open.keys.push(key)
    const row = (await open.rows).get(key)
    return row && { ...row }
  }
}
