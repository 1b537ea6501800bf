import type { Manifest, Node } from '@drawbridge/manifest'
import type { Command } from './command.ts'

/** The edits that take parts and connections away, with the relations that point to them. */
export function removal(manifest: Manifest, ids: readonly string[]): readonly Command[] {
  const gone = new Set(ids)
  const stay = manifest.nodes.filter(({ id }) => !gone.has(id))
  return [
    ...stay.flatMap((node) =>
      relationsTo(gone, node).map((relation): Command => {
        return { type: 'removeItem', id: node.id, path: ['relations', `#${relation}`] }
      }),
    ),
    ...manifest.connections
      .filter(({ id, from, to }) => gone.has(id) && !gone.has(from) && !gone.has(to))
      .map(({ id }): Command => ({ type: 'disconnect', id })),
    ...manifest.nodes
      .filter(({ id }) => gone.has(id))
      .map(({ id }): Command => ({ type: 'removeNode', id })),
  ]
}

/** Ids of a table's relations that lead to some of `targets`; a drawing may be wrong, so look twice. */
function relationsTo(targets: ReadonlySet<string>, { kind, settings }: Node): readonly string[] {
  const { relations } = settings
  if (kind !== 'table' || !Array.isArray(relations)) return []
  return relations.flatMap((relation) => {
    if (typeof relation !== 'object' || relation === null) return []
    if (!('id' in relation && 'target' in relation)) return []
    const { id, target } = relation
    return typeof id === 'string' && typeof target === 'string' && targets.has(target) ? [id] : []
  })
}
