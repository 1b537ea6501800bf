import assert from 'node:assert/strict'
import type { Database } from '../src/database/client.ts'
import { bind } from '../src/database/dialect.ts'
import type { Param } from '../src/database/values.ts'

type Key = string | number
type Row = Readonly<Record<string, Param>>

/** The rows that have these values, by their keys. */
async function keysOf(db: Database, table: string, row: Row): Promise<readonly Key[]> {
  const params: Param[] = []
  const conditions = Object.entries(row).map(([column, value]) =>
    value === null || value === undefined
      ? `${column} IS NULL`
      : `${column} = ${bind(params, value)}`,
  )
  const where = ['1 = 1', ...conditions].join(' AND ')
  const rows = await db.all<{ id: Key }>(`SELECT id FROM ${table} WHERE ${where}`, params)
  return rows.map(({ id }) => id)
}

/** That a table has these rows and no others: each of them is another row of the table. */
export async function expectRows(
  db: Database,
  table: string,
  expected: readonly Row[],
): Promise<void> {
  const all = await keysOf(db, table, {})
  assert.equal(all.length, expected.length, `${table}: how many rows are left`)
  const fitting: (readonly Key[])[] = []
  for (const row of expected) fitting.push(await keysOf(db, table, row))

  const taken = new Map<Key, number>()
  /** Finds a row for one that is expected, and another one for whom that was found for before. */
  function take(at: number, tried: Set<Key>): boolean {
    return (fitting[at] ?? []).some((key) => {
      if (tried.has(key)) return false
      tried.add(key)
      const other = taken.get(key)
      if (other !== undefined && !take(other, tried)) return false
      taken.set(key, at)
      return true
    })
  }
  for (const [at, row] of expected.entries()) {
    const values = Object.entries(row).map(([column, value]) => `${column} ${String(value)}`)
    assert.ok(take(at, new Set()), `${table}: ${values.join(', ')}`)
  }
}
