import assert from 'node:assert/strict'
import type { Role } from '../src/auth/caller.ts'
import { bind } from '../src/database/dialect.ts'
import type { Param } from '../src/database/values.ts'
import type { TestPerson } from './people.ts'
import { useApp } from './use-app.ts'

export type Key = string | number

/** What is put into a table, by its columns. */
export type Row = Readonly<Record<string, Param>> & { readonly id?: Key }

/** Keys that the database does not come to by itself. */
const FIRST_KEY = 1_000_000

/** Rows that are there without the application having made them, and people who ask for them. */
export function useRows(cast: Readonly<Record<string, Role>>) {
  const { call, db, person } = useApp(cast)
  let rows = FIRST_KEY

  /** Puts a row into a table that has no key of its own. */
  async function link(into: string, row: Row): Promise<void> {
    const params: Param[] = []
    const values = Object.values(row).map((value) => bind(params, value))
    const columns = Object.keys(row).join(', ')
    await db().run(`INSERT INTO ${into} (${columns}) VALUES (${values.join(', ')})`, params)
  }

  return {
    call,
    db,
    person,
    link,
    /** Who calls about a row; nobody calls about what is like somebody else's. */
    callerOf: (who: string) => person(who === 'nobody' ? 'other' : who),
    /** Another number each time. */
    number: () => (rows += 1),
    /** Puts a row into a table; gives its key, which is the next number unless the row has one. */
    async insert(into: string, row: Row): Promise<Key> {
      const id = row.id ?? (rows += 1)
      await link(into, { ...row, id })
      return id
    },
  }
}

/** What is asked of an endpoint. */
export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly payload?: object
}

/** The same for endpoints that were drawn. */
export function useEndpoints(cast: Readonly<Record<string, Role>>) {
  const rows = useRows(cast)
  return {
    ...rows,
    /**
     * Calls as each of the people, each time about rows of its own, at the address that is made with
     * them: `403` is the status that they are to have, `not 403` is any other that is no fault.
     */
    async expect(
      answers: Readonly<Record<string, string>>,
      { method, payload }: Call,
      make: (caller: TestPerson) => Promise<string>,
    ): Promise<void> {
      for (const [who, expected] of Object.entries(answers)) {
        const url = await make(rows.callerOf(who))
        const { statusCode, body } = await rows.call(method, url, who, payload)
        assert.notEqual(statusCode, 500, body)
        if (expected.startsWith('not ')) assert.notEqual(`not ${statusCode}`, expected, body)
        else assert.equal(String(statusCode), expected, body)
      }
    },
  }
}
