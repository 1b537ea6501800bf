import type { Param } from './values.ts'

/** Adds a parameter, and gives its placeholder. */
export function bind(params: Param[], value: Param): string {
  return `$${params.push(value)}`
}

/** Compares text without regard to case. */
export const LIKE = 'ILIKE'

/** Nulls come first. */
export function orderBy(column: string, descending: boolean, nullable: boolean): string {
  const order = descending ? `${column} DESC` : column
  if (!nullable) return order
  return `${order} NULLS ${descending ? 'LAST' : 'FIRST'}`
}
