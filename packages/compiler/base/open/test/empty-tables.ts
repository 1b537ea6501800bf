import { beforeEach } from 'node:test'
import { bind } from '../src/database/dialect.ts'
import type { Param } from '../src/database/values.ts'
import { expectRows } from './rows-left.ts'
import { useApp } from './use-app.ts'

export type Key = string | number

/** What is put into a table, by its columns. */
export type Row = Readonly<Record<string, Param>> & { readonly id?: Key }

/** Keys that the database does not come to by itself. */
const FIRST_KEY = 1_000_000

/** Rows for tests that each begin without any: the tables are emptied in this order. */
export function useEmptyTables(tables: readonly string[]) {
  const { call, db } = useApp()
  let rows = FIRST_KEY

  beforeEach(async () => {
    for (const table of tables) await db().run(`DELETE FROM ${table}`, [])
  })

  /** Puts a row into a table that has no key of its own. */
  async function link(into: string, row: Row): Promise<void> {
    const params: Param[] = []
    const values = Object.values(row).map((value) => bind(params, value))
    const columns = Object.keys(row).join(', ')
    await db().run(`INSERT INTO ${into} (${columns}) VALUES (${values.join(', ')})`, params)
  }

  return {
    call,
    link,
    /** Puts a row into a table; gives its key, which is the next number unless the row has one. */
    async insert(into: string, row: Row): Promise<Key> {
      const id = row.id ?? (rows += 1)
      await link(into, { ...row, id })
      return id
    },
    /** That a table has these rows and no others. */
    expectRows: (table: string, expected: readonly Row[]) => expectRows(db(), table, expected),
  }
}
