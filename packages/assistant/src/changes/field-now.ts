import type { Draft } from '../draft.ts'
import { named, type NamedItem } from '../fields-of.ts'

/** A field as it is after what was done so far. */
export function fieldNow(table: string, field: string, draft: Draft): NamedItem | undefined {
  const node = draft.playing('rows').find(({ id }) => id === table)
  return node && named(node, 'fields').find(({ id }) => id === field)
}
