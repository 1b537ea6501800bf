import type { Database } from './client.ts'
import type { Param } from './values.ts'

type Reads = Map<string, Promise<readonly object[]>>

const turns = new WeakMap<Database, Reads>()

/**
 * Rows of a statement that reads. Asked for again with the same values in the same turn of the event
 * loop, before it has answered, it is sent once: nobody who asks then can know of anything that came
 * after it. Each caller gets rows of its own.
 */
export async function readOnce<Row extends object>(
  db: Database,
  sql: string,
  params: readonly Param[],
): Promise<Row[]> {
  const reads = readsOfTurn(db)
  const key = sql + JSON.stringify(params, (_name, value) => plain(value))
  let rows = reads.get(key) as Promise<readonly Row[]> | undefined
  if (rows === undefined) {
    rows = db.all<Row>(sql, params)
    reads.set(key, rows)
    const forget = () => reads.delete(key)
    rows.then(forget, forget)
  }
  return (await rows).map((row) => ({ ...row }))
}

const plain = (value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value)

function readsOfTurn(db: Database): Reads {
  const open = turns.get(db)
  if (open) return open
  const reads: Reads = new Map()
  turns.set(db, reads)
  setImmediate(() => turns.delete(db))
  return reads
}
