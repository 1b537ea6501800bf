import type { Param } from './values.ts'

/** As traces call it. */
export const SYSTEM = 'sqlite'

/** Adds a parameter, and gives its placeholder. */
export function bind(params: Param[], value: Param): string {
  params.push(value)
  return '?'
}
