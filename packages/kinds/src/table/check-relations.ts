import { diagnose, pointer, type Diagnostic } from '@drawbridge/manifest'
import type { Drawing, TablePart } from '../drawing.ts'

/** Whether each relation leads to a table, and says nothing against itself. */
export function checkRelations(
  { node, settings }: TablePart,
  drawing: Drawing,
): readonly Diagnostic[] {
  return (settings.relations ?? []).flatMap((relation, index) => {
    const found: Diagnostic[] = []
    const at = (key: string) => ({
      node: node.id,
      field: pointer('settings', 'relations', index, key),
    })
    const { name } = relation
    const target = drawing.nodes.get(relation.target)
    if (target === undefined) {
      found.push(diagnose('relation-to-nothing', at('target'), { name, target: relation.target }))
    } else if (target.kind !== 'table') {
      const facts = { name, target: target.name, kind: target.kind }
      found.push(diagnose('relation-to-other-kind', at('target'), facts))
    }
    if (relation.type === 'manyToMany') {
      if (relation.required === true) {
        found.push(diagnose('many-to-many-setting', at('required'), { name, setting: 'Required' }))
      }
      if (relation.onDelete !== undefined) {
        found.push(diagnose('many-to-many-setting', at('onDelete'), { name, setting: 'On delete' }))
      }
    } else if (relation.required === true && relation.onDelete === 'setNull') {
      found.push(diagnose('required-set-null', at('onDelete'), { name }))
    }
    return found
  })
}
