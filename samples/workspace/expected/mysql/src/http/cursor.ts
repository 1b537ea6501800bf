import type { Rows } from '../database/pages.ts'
import type { ListQuery, SortKey } from '../database/query.ts'
import type { Param } from '../database/values.ts'
import { invalid } from './errors.ts'

/** The answer of a list. */
export interface Page<Item> {
  data: Item[]
  page: { limit: number; next: string | null; total?: number }
}

type Scalar = string | number | boolean | null

export function pageOf<Item extends object>(
  data: Item[],
  { more, total }: Rows<unknown>,
  { limit, sort }: ListQuery,
): Page<Item> {
  const last = more ? data.at(-1) : undefined
  const next = last ? writeCursor(last as Readonly<Record<string, Scalar>>, sort) : null
  return { data, page: { limit, next, ...(total !== undefined && { total }) } }
}

/** Where a page ends: its order, and the values that its last row has there. */
function writeCursor(row: Readonly<Record<string, Scalar>>, sort: readonly SortKey[]): string {
  const place = [orderOf(sort), ...sort.map(({ name }) => row[name] ?? null)]
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

export function readCursor(text: string, sort: readonly SortKey[]): readonly Param[] {
  const [order, ...values] = parse(text)
  if (order !== orderOf(sort) || values.length !== sort.length) throw refused()
  return sort.map(({ column }, index) => {
    const value = values[index]
    if (value === null && column.nullable) return null
    const param = column.read(String(value))
    if (param === undefined) throw refused()
    return param
  })
}

function parse(text: string): readonly unknown[] {
  try {
    const place: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    return Array.isArray(place) ? place : []
  } catch {
    return []
  }
}

function orderOf(sort: readonly SortKey[]): string {
  return sort.map(({ name, descending }) => (descending ? `-${name}` : name)).join(',')
}

function refused() {
  return invalid('cursor', 'does not belong to this list and order')
}
