import type { Manifest, Node } from '@drawbridge/manifest'
import type { Sketch } from '@drawbridge/protocol'

/** More would not be told apart in a picture as large as a stamp. */
const MOST_PARTS = 60
const MOST_LINES = 120
const MOST_ROWS = 9
const PAPER = new Set(['note', 'group'])

/** A drawing as it is seen from very far away. */
export function sketchOf({ nodes, connections }: Pick<Manifest, 'nodes' | 'connections'>): Sketch {
  const shown = nodes.filter(({ kind }) => !PAPER.has(kind)).slice(0, MOST_PARTS)
  const places = new Map(shown.map(({ id }, index) => [id, index]))
  const ends = [
    ...connections.map(({ from, to }) => [from, to] as const),
    ...shown.flatMap((node) => targetsOf(node).map((target) => [node.id, target] as const)),
  ]
  return {
    parts: shown.map((node) => ({
      kind: node.kind,
      ...(node.position && { position: { x: node.position.x, y: node.position.y } }),
      rows: Math.min(rowsOf(node), MOST_ROWS),
    })),
    lines: ends
      .flatMap(([source, target]): Sketch['lines'] => {
        const [from, to] = [places.get(source), places.get(target)]
        return from === undefined || to === undefined || from === to ? [] : [{ from, to }]
      })
      .slice(0, MOST_LINES),
  }
}

const listIn = (node: Node, name: string): readonly unknown[] => {
  const list = node.settings[name]
  return Array.isArray(list) ? list : []
}

const rowsOf = (node: Node): number =>
  node.kind === 'api'
    ? MOST_ROWS
    : Math.max(1, listIn(node, 'fields').length + listIn(node, 'relations').length)

const targetsOf = (node: Node): readonly string[] =>
  listIn(node, 'relations').flatMap((relation) =>
    typeof relation === 'object' && relation !== null && 'target' in relation
      ? [String(relation.target)]
      : [],
  )
