import type { Column } from './columns.ts'
import type { Param } from './values.ts'

/** As traces call it. */
export const SYSTEM = 'mysql'

/** Adds a parameter, and gives its placeholder. */
export function bind(params: Param[], value: Param): string {
  params.push(value)
  return '?'
}

/** Compares text without regard to case, which columns themselves do regard. */
export const LIKE = 'COLLATE utf8mb4_general_ci LIKE'

/** Nulls come first, as they do of themselves. */
export function orderBy({ sql }: Column, descending: boolean): string {
  return descending ? `${sql} DESC` : sql
}
