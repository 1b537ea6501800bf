import type { Position } from '@drawbridge/manifest'
import type { Flow, FlowNode } from './to-flow.ts'

interface Looks {
  /** The map is seen from so far that relations can't be made out. */
  readonly far: boolean
  /** Where copies of parts go along with a hand. */
  readonly copies: Readonly<Record<string, Position>>
  readonly aim: string | null
}

/** A drawing with what a hand is doing over it. What is not touched is the very same object. */
export function decorated(flow: Flow, { far, copies, aim }: Looks): Flow {
  const ids = Object.keys(copies)
  const near = far ? flow.edges.filter(({ selectable }) => selectable) : flow.edges
  return {
    nodes: ids.length === 0 ? flow.nodes : [...flow.nodes, ...copied(flow.nodes, copies)],
    edges:
      aim === null
        ? near
        : near.map((edge) =>
            edge.id === aim ? { ...edge, data: { ...edge.data, aimed: true } } : edge,
          ),
  }
}

const copied = (nodes: readonly FlowNode[], copies: Looks['copies']): readonly FlowNode[] =>
  nodes.flatMap((node): readonly FlowNode[] => {
    const position = copies[node.id]
    if (!position) return []
    const data = { ...node.data, ghost: 'added' } as const
    return [{ ...node, id: `copy of ${node.id}`, position, selected: false, data }]
  })
