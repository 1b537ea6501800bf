import type { Param } from './values.ts'

/** As traces call it. */
export const SYSTEM = 'postgresql'

/** Adds a parameter, and gives its placeholder. */
export function bind(params: Param[], value: Param): string {
  return `$${params.push(value)}`
}
