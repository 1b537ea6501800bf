import assert from 'node:assert/strict'
import type { Column, Columns } from '../src/database/columns.ts'
import type { Page } from '../src/http/cursor.ts'

/** Asks a list for rows: `sort=-title&limit=1`. */
export type Ask = (query: string) => Promise<Page<object>>
export type Key = string | number

/** Asks for a row by each of its values, in every way that the column can be asked for. */
export async function findByEach(ask: Ask, columns: Columns, id: Key): Promise<void> {
  const [row = {}] = (await ask(`id=${id}`)).data
  const values: Readonly<Record<string, unknown>> = { ...row }
  for (const [name, column] of Object.entries(columns)) {
    for (const [operator, text, isFound] of questions(column, values[name])) {
      const query = `${name}${operator}=${encodeURIComponent(text)}&sort=-id&limit=100`
      assert.equal(keysOf(await ask(query)).includes(id), isFound, query)
    }
  }
}

/** Operator, value, and whether a row that has this value is among the answer. */
function questions(column: Column, value: unknown): (readonly [string, string, boolean])[] {
  // Not everybody is shown each column.
  if (value === undefined) return []
  const asked: (readonly [string, string, boolean])[] = []
  if (column.nullable)
    asked.push(['[isNull]', 'true', value === null], ['[isNull]', 'false', value !== null])
  if (value === null) return asked
  const text = String(value)
  asked.push(['', text, true], ['[ne]', text, false], ['[lt]', text, false])
  asked.push(['[lte]', text, true], ['[gt]', text, false], ['[gte]', text, true])
  // A comma stands between values.
  if (!text.includes(',')) asked.push(['[in]', text, true])
  if (column.searchable) asked.push(['[contains]', text, true], ['[startsWith]', text, true])
  return asked
}

/** Sorts rows by each column, both ways, and finds them in the same order page by page. */
export async function pageByEach(ask: Ask, columns: Columns, ids: readonly Key[]): Promise<void> {
  const among = `id[in]=${ids.join(',')}`
  for (const name of Object.keys(columns)) {
    for (const order of [name, `-${name}`]) {
      const whole = keysOf(await ask(`${among}&sort=${order}`))
      assert.deepEqual(new Set(whole), new Set(ids), order)
      const paged: unknown[] = []
      let cursor: string | null = ''
      while (cursor !== null) {
        const from = cursor && `&cursor=${cursor}`
        const page: Page<object> = await ask(`${among}&sort=${order}&limit=1${from}`)
        paged.push(...keysOf(page))
        cursor = page.page.next
      }
      assert.deepEqual(paged, whole, order)
    }
  }
}

export function keysOf({ data }: Page<object>): unknown[] {
  return data.map((row) => ('id' in row ? row.id : undefined))
}
