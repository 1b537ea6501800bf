import { beforeEach } from 'node:test'
import type { Role } from '../src/auth/caller.ts'
import { type Row, useRows } from './rows.ts'
import { expectRows } from './rows-left.ts'

/** Rows for tests that each begin without any: the tables are emptied in this order. */
export function useEmptyTables(cast: Readonly<Record<string, Role>>, tables: readonly string[]) {
  const rows = useRows(cast)
  const { db } = rows

  const empty = (table: string) => db().run(`DELETE FROM ${table}`, [])

  beforeEach(async () => {
    for (const table of tables) await empty(table)
  })

  return {
    ...rows,
    empty,
    /** That a table has these rows and no others. */
    expectRows: (table: string, expected: readonly Row[]) => expectRows(db(), table, expected),
  }
}
