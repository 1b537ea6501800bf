import assert from 'node:assert/strict'
import type { Role } from '../src/auth/caller.ts'
import { bind } from '../src/database/dialect.ts'
import type { Param } from '../src/database/values.ts'
import type { TestPerson } from './people.ts'
import { useApp } from './use-app.ts'

export type Key = string | number

/** What is put into a table, by its columns. */
export type Row = Readonly<Record<string, Param>> & { readonly id?: Key }

/** The status that each of the people is to have for each operation: `{ admin: { read: 200 } }`. */
export type Answers = Readonly<Record<string, Readonly<Record<string, number>>>>

/** What the tests of a suite ask for. */
export interface Asked {
  /** `/tasks` */
  readonly url: string
  /** `tasks`: in the database. */
  readonly table: string
  /** What is sent to change a row. */
  readonly change: object
}

/** Keys that the database does not come to by itself. */
const FIRST_KEY = 1_000_000

/** Rows that are there without the application having made them, and people who ask for them. */
export function useRows(cast: Readonly<Record<string, Role>>) {
  const { call, db, person } = useApp(cast)
  const somebody = Object.keys(cast).find((who) => who !== 'other') ?? 'other'
  let rows = FIRST_KEY
  let counted = 0

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
    /** Whose a row is made to be; nobody gets at what would be somebody's. */
    callerOf: (who: string) => person(who === 'nobody' ? somebody : who),
    /** Another number each time. */
    number: () => (rows += 1),
    /** The same from one on, for what has little room. */
    count: () => (counted += 1),
    /** Puts a row into a table; gives its key, which is the next number unless the row has one. */
    async insert(into: string, row: Row): Promise<Key> {
      const id = row.id ?? (rows += 1)
      await link(into, { ...row, id })
      return id
    },
  }
}

/** The same for the rules of a table. */
export function useRules(cast: Readonly<Record<string, Role>>, { url, table, change }: Asked) {
  const rows = useRows(cast)
  const { call, db } = rows

  const OPERATIONS: Readonly<Record<string, (id: Key, who: string) => Promise<number>>> = {
    // A row that is not on the list is as good as missing.
    async list(id, who) {
      const response = await call('GET', `${url}?id=${id}&count=true`, who)
      if (response.statusCode !== 200) return response.statusCode
      const { data, page } = response.json<{ data: object[]; page: { total: number } }>()
      assert.equal(page.total, data.length, `${who}: count`)
      return data.length === 1 ? 200 : 404
    },
    read: async (id, who) => (await call('GET', `${url}/${id}`, who)).statusCode,
    update: async (id, who) => (await call('PATCH', `${url}/${id}`, who, change)).statusCode,
    delete: async (id, who) => (await call('DELETE', `${url}/${id}`, who)).statusCode,
    async restore(id, who) {
      const params: Param[] = []
      const where = `id = ${bind(params, id)}`
      await db().run(`UPDATE ${table} SET deleted_at = CURRENT_TIMESTAMP WHERE ${where}`, params)
      return (await call('POST', `${url}/${id}/restore`, who)).statusCode
    },
  }

  return {
    ...rows,
    /** Asks for each operation as each of the people, each time of a row of its own. */
    async expect(answers: Answers, make: (caller: TestPerson) => Promise<Key>): Promise<void> {
      for (const [who, statuses] of Object.entries(answers))
        for (const [operation, status] of Object.entries(statuses)) {
          const id = await make(rows.callerOf(who))
          assert.equal(await OPERATIONS[operation]?.(id, who), status, `${who}: ${operation}`)
        }
    },
  }
}

/** What is asked of an endpoint. */
export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly headers?: Readonly<Record<string, string>>
  readonly payload?: object
}

/** Where an endpoint is called. */
export interface Place {
  readonly url: string
  /** A row, by its table and key, that is to be as it was. */
  readonly kept?: readonly [table: string, id: Key]
  /** One that is not. */
  readonly changed?: readonly [table: string, id: Key]
}

/** The same for endpoints that were drawn. */
export function useEndpoints(cast: Readonly<Record<string, Role>>) {
  const rows = useRows(cast)
  const { call, callerOf, db } = rows

  async function rowOf([table, id]: readonly [table: string, id: Key]): Promise<unknown> {
    const params: Param[] = []
    return await db().get(`SELECT * FROM ${table} WHERE id = ${bind(params, id)}`, params)
  }

  return {
    ...rows,
    /**
     * Calls as each of the people, each time about rows of its own, at the place that is made with
     * them: `403` is the status that they are to have, `not 403` is any other that is no fault.
     */
    async expect(
      answers: Readonly<Record<string, string>>,
      { method, headers, payload }: Call,
      make: (caller: TestPerson) => Promise<Place>,
    ): Promise<void> {
      for (const [who, expected] of Object.entries(answers)) {
        const { url, kept, changed } = await make(callerOf(who))
        const watched = kept ?? changed
        const before = watched && (await rowOf(watched))
        const { statusCode, body } = await call(method, url, who, payload, headers)
        assert.notEqual(statusCode, 500, body)
        if (expected.startsWith('not ')) assert.notEqual(`not ${statusCode}`, expected, body)
        else assert.equal(String(statusCode), expected, body)
        const after = watched && (await rowOf(watched))
        if (kept !== undefined) assert.deepEqual(after, before, `${who}: what is kept`)
        if (changed !== undefined) assert.notDeepEqual(after, before, `${who}: what is changed`)
      }
    },
    /** Whether each of the people is answered something else once rows are there. */
    async expectTold(
      answers: Readonly<Record<string, boolean>>,
      url: string,
      make: (caller: TestPerson) => Promise<unknown>,
    ): Promise<void> {
      for (const [who, expected] of Object.entries(answers)) {
        const before = await call('GET', url, who)
        assert.equal(before.statusCode, 200, before.body)
        await make(callerOf(who))
        const after = await call('GET', url, who)
        assert.equal(after.body !== before.body, expected, `${who}: ${after.body}`)
      }
    },
  }
}
