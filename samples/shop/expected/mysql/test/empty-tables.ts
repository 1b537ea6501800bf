import assert from 'node:assert/strict'
import { beforeEach } from 'node:test'
import type { Role } from '../src/auth/caller.ts'
import { bind } from '../src/database/dialect.ts'
import type { Param } from '../src/database/values.ts'
import { type Row, useRows } from './rows.ts'

/** Rows for tests that each begin without any: the tables are emptied in this order. */
export function useEmptyTables(cast: Readonly<Record<string, Role>>, tables: readonly string[]) {
  const rows = useRows(cast)
  const { db } = rows

  const empty = (table: string) => db().run(`DELETE FROM ${table}`, [])

  beforeEach(async () => {
    for (const table of tables) await empty(table)
  })

  /** How many rows there are that have these values. */
  async function count(table: string, row: Row): Promise<number> {
    const params: Param[] = []
    const conditions = Object.entries(row).map(([column, value]) =>
      value === null || value === undefined
        ? `${column} IS NULL`
        : `${column} = ${bind(params, value)}`,
    )
    const where = ['1 = 1', ...conditions].join(' AND ')
    return (await db().all(`SELECT id FROM ${table} WHERE ${where}`, params)).length
  }

  return {
    ...rows,
    empty,
    /** That a table has as many rows, and each of these. */
    async expectRows(table: string, expected: readonly Row[]): Promise<void> {
      assert.equal(await count(table, {}), expected.length, `${table}: how many rows are left`)
      for (const row of expected)
        assert.ok((await count(table, row)) > 0, `${table}: ${Object.entries(row).join(' ')}`)
    },
  }
}
