import type { ELK } from 'elkjs/lib/elk-api'
import type { Position } from '@drawbridge/manifest'
import { snap } from './geometry.ts'
import type { Flow } from './to-flow.ts'
import type { UnseenLine } from './unseen-lines.ts'

const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.layered.spacing.nodeNodeBetweenLayers': '80',
  'elk.spacing.nodeNode': '40',
  'elk.spacing.componentComponent': '48',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
}

/** Places for these parts in layers from left to right. */
export async function layered(
  elk: Pick<ELK, 'layout'>,
  flow: Flow,
  ids: ReadonlySet<string>,
  unseen: readonly UnseenLine[],
): Promise<Readonly<Record<string, Position>>> {
  const chosen = flow.nodes.filter(({ id, type }) => ids.has(id) && type === 'part')
  const kept = new Set(chosen.map(({ id }) => id))
  const { children = [] } = await elk.layout({
    id: 'root',
    layoutOptions: OPTIONS,
    children: chosen.map(({ id, width, height }) => ({ id, width, height })),
    edges: [...flow.edges.map(({ source, target }) => [source, target] as const), ...unseen]
      .filter(([from, to]) => kept.has(from) && kept.has(to))
      .map(([from, to], index) => ({ id: `${index}`, sources: [from], targets: [to] })),
  })
  const left = Math.min(...chosen.map(({ position }) => position.x))
  const top = Math.min(...chosen.map(({ position }) => position.y))
  const places = children.map(
    ({ id, x = 0, y = 0 }) => [id, { x: snap(left + x - 12), y: snap(top + y - 12) }] as const,
  )
  return Object.fromEntries(places)
}
