import { createHash } from 'node:crypto'
import type { RawCell, RowAnswer, RowStatement } from './words.ts'

/** Room for all rows of an answer together, with the words around them. */
const ANSWER_LIMIT = 44_000
const CELL_LIMIT = 1_000

/** What a driver gives, one row after the other. */
export interface DriverRows {
  readonly columns: readonly string[]
  readonly rows: Iterable<readonly unknown[]>
  readonly changes: number
  readonly key: number | null
}

/** Takes as many rows as there is room for. */
export function createCollector(most: number) {
  let room = ANSWER_LIMIT
  let left = most
  return function collect({ columns, rows, ...rest }: DriverRows, marked = 0): RowAnswer {
    const taken: (readonly RawCell[])[] = []
    const marks: string[] = []
    let more = false
    for (const row of rows) {
      const plain = row.map(plainValue)
      const cells = fitting(plain)
      const size = Buffer.byteLength(JSON.stringify(cells))
      more = left === 0 || (size > room && taken.length > 0)
      if (more) break
      left -= 1
      room -= size
      taken.push(cells)
      if (marked > 0) marks.push(markOf(plain.slice(0, marked)))
    }
    return { columns, rows: taken, marks, more, ...rest }
  }
}

/** Tells one state of a row from another. */
export function markOf(cells: readonly (string | number | boolean | null)[]): string {
  return createHash('sha256').update(JSON.stringify(cells)).digest('base64url').slice(0, 22)
}

/** The mark of the first row. */
export function firstMark(
  rows: Iterable<readonly unknown[]>,
  { marked }: RowStatement,
): string | undefined {
  for (const row of rows) return markOf(row.slice(0, marked).map(plainValue))
  return undefined
}

/** Cells of a row, all of which find room in one answer. */
function fitting(row: readonly (string | number | boolean | null)[]): readonly RawCell[] {
  const longest = Math.min(CELL_LIMIT, Math.floor(ANSWER_LIMIT / 2 / Math.max(row.length, 1)))
  return row.map((cell) => {
    if (typeof cell !== 'string' || JSON.stringify(cell).length <= longest) return cell
    // A character may take six in JSON.
    const start = cell.slice(0, cell.length > longest ? longest : Math.ceil(longest / 6))
    return { start: start.toWellFormed(), length: cell.length }
  })
}

function plainValue(value: unknown): string | number | boolean | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'boolean' || typeof value === 'string') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
  if (typeof value === 'bigint') {
    const number = Number(value)
    return Number.isSafeInteger(number) ? number : String(value)
  }
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
  return JSON.stringify(value)
}
