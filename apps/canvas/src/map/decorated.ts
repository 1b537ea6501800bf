import type { Position } from '@drawbridge/manifest'
import type { Flow, FlowNode } from './to-flow.ts'

interface Looks {
  /** Where copies of parts go along with a hand. */
  readonly copies: Readonly<Record<string, Position>>
  readonly aim: string | null
}

/** A drawing with what a hand is doing over it. What is not touched is the very same object. */
export function decorated(flow: Flow, { copies, aim }: Looks): Flow {
  const ids = Object.keys(copies)
  return {
    nodes: ids.length === 0 ? flow.nodes : [...flow.nodes, ...copied(flow.nodes, copies)],
    edges:
      aim === null
        ? flow.edges
        : flow.edges.map((edge) =>
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
