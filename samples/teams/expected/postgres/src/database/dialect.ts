import type { Column } from './columns.ts'
import type { Param } from './values.ts'

/** As traces call it. */
export const SYSTEM = 'postgresql'

/** Adds a parameter, and gives its placeholder. */
export function bind(params: Param[], value: Param): string {
  return `$${params.push(value)}`
}

/** Compares text without regard to case, which columns themselves do regard. */
export const LIKE = 'COLLATE "default" ILIKE'

/** Nulls come first. */
export function orderBy({ sql, nullable }: Column, descending: boolean): string {
  const order = descending ? `${sql} DESC` : sql
  if (!nullable) return order
  return `${order} NULLS ${descending ? 'LAST' : 'FIRST'}`
}
