import { diagnose, pointer, type Diagnostic } from '@drawbridge/manifest'
import type { TablePart } from '../drawing.ts'
import { NOT_KEYS } from './check-fields.ts'
import type { FieldType, TableSettings } from './settings.ts'

/** Whether each index names columns of this table that it can hold, and is not there already. */
export function checkIndexes({ node, settings }: TablePart): readonly Diagnostic[] {
  const types = typesByName(settings)
  const seen = new Set<string>()
  return (settings.indexes ?? []).flatMap((index, position) => {
    const found: Diagnostic[] = []
    const kind = index.kind ?? 'plain'
    index.fields.forEach((name, at) => {
      const place = { node: node.id, field: pointer('settings', 'indexes', position, 'fields', at) }
      const type = types.get(name)
      if (type === undefined) {
        const facts = { name, where: 'The index', known: [...types.keys()] }
        found.push(diagnose('unknown-field', place, facts))
      } else if (index.fields.indexOf(name) !== at) {
        found.push(diagnose('field-named-twice', place, { name, where: 'The index' }))
      } else if (kind === 'fulltext') {
        if (type !== 'string' && type !== 'text') {
          found.push(diagnose('fulltext-wrong-type', place, { name, type }))
        }
      } else if (type !== 'key' && NOT_KEYS.has(type)) {
        found.push(diagnose('not-indexable', place, { name, type, use: 'in an index' }))
      }
    })
    const key = `${kind} ${index.fields.join(' ')}`
    if (seen.has(key)) {
      const place = { node: node.id, field: pointer('settings', 'indexes', position) }
      found.push(diagnose('duplicate-index', place, { fields: index.fields }))
    }
    seen.add(key)
    return found
  })
}

/** What an index may name: fields, to-one relations by their name, and what the table brings. */
function typesByName(settings: TableSettings): ReadonlyMap<string, FieldType | 'key'> {
  const types = new Map<string, FieldType | 'key'>()
  for (const field of settings.fields) types.set(field.name, field.type)
  for (const relation of settings.relations ?? []) {
    if (relation.type !== 'manyToMany') types.set(relation.name, 'key')
  }
  if (settings.owner === true) types.set('owner', 'key')
  if (settings.timestamps === true) types.set('createdAt', 'datetime').set('updatedAt', 'datetime')
  if (settings.softDelete === true) types.set('deletedAt', 'datetime')
  return types
}
