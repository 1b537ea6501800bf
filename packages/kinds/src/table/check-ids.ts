import { diagnose, pointer, type Diagnostic } from '@drawbridge/manifest'
import type { TablePart } from '../drawing.ts'

/** Ids are what a rename goes by, so no two things of a table may share one. */
export function checkIds({ node, settings }: TablePart): readonly Diagnostic[] {
  const lists = {
    fields: settings.fields,
    computed: settings.computed ?? [],
    relations: settings.relations ?? [],
    indexes: settings.indexes ?? [],
  }
  const seen = new Set<string>()
  return Object.entries(lists).flatMap(([list, items]) =>
    items.flatMap(({ id }, index) => {
      if (!seen.has(id)) {
        seen.add(id)
        return []
      }
      const place = { node: node.id, field: pointer('settings', list, index, 'id') }
      return [diagnose('duplicate-id', place, { id, what: `things in “${node.name}”` })]
    }),
  )
}
