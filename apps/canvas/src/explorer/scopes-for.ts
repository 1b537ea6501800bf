import type { Manifest } from '@drawbridge/manifest'
import type { Route } from '@drawbridge/protocol'

/** What keys can be good for in this drawing: all of it, or one table or endpoint. */
export function scopesFor(
  routes: readonly Route[],
  { nodes }: Pick<Manifest, 'nodes'>,
): readonly string[] {
  const single = routes.flatMap(({ operation, method, name, nodes: passed }) => {
    if (operation === 'auth') return []
    const table = nodes.find(({ id }) => id === passed.at(-1))?.name
    const subject = operation === 'flow' ? name : table
    return subject ? [`${subject}:${method === 'GET' ? 'read' : 'write'}`] : []
  })
  return ['read', 'write', ...[...new Set(single)].toSorted()]
}
