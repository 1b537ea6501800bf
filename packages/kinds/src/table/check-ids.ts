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
      const place = { node: node.id, field: pointer('settings', list, index, 'id') }
      const facts = { id, what: `things in “${node.name}”` }
      const found = seen.has(id) ? [diagnose('duplicate-id', place, facts)] : []
      seen.add(id)
      return found
    }),
  )
}
