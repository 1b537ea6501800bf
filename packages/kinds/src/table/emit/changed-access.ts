import type { Access } from '../../access.ts'
import type { TableModel } from '../../model.ts'
import { reachOf } from './reach.ts'

/**
 * What a row may be changed into: one that the caller could change again, or could have made. Undefined
 * where that is every row, as where no condition says which rows may be changed.
 */
export function changedAccess({ access }: TableModel): Access | undefined {
  const { update = [], create = [], bulkCreate = [] } = access
  if (reachOf(update).kind !== 'some') return undefined
  const rules = [...new Set([...update, ...create, ...bulkCreate])]
  return reachOf(rules).kind === 'some' ? rules : undefined
}
