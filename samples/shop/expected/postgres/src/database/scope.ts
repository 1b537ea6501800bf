import { bind } from './dialect.ts'
import type { Param } from './values.ts'

/** A further condition: the rows of one owner. Nothing where that is null, for those of everyone. */
export function ownedBy(column: string, owner: number | string | null, params: Param[]): string {
  return owner === null ? '' : ` AND ${column} = ${bind(params, owner)}`
}
