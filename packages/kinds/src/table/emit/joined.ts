import { ruledFields } from './ruled-fields.ts'
import type { Resource } from './resource.ts'

/** Reads that give every caller the same row are joined, unless an api says otherwise. */
export function joinsReads({ table, model, reach, source }: Resource): boolean {
  if (source !== undefined || ruledFields({ table }, 'readRule').length > 0) return false
  if (table.access.read === undefined || reach('read').kind !== 'all') return false
  return model.apis
    .filter(({ tables }) => tables.includes(table.node))
    .every(({ settings }) => settings.joinReads)
}
