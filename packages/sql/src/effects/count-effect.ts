import { identifier } from '../quote.ts'
import type { Dialect } from '../schema.ts'
import { countAlike } from './doubles.ts'
import type { Effect } from './effect.ts'

/** Counts the rows that it hits, or the values that are alike. */
export function countEffect(effect: Effect, dialect: Dialect): string {
  if (effect.alike) return countAlike(effect, dialect)
  const where = effect.where === undefined ? '' : ` WHERE ${effect.where}`
  return `SELECT count(*) FROM ${identifier(effect.table.name, dialect)}${where}`
}
