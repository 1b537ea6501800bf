import type { Manifest, Node, Position } from '@drawbridge/manifest'
import type { Command } from './command.ts'
import type { Edit } from './edit.ts'
import { Refusal } from './path.ts'

export function nodeById(manifest: Manifest, id: string): Node {
  const node = manifest.nodes.find((candidate) => candidate.id === id)
  if (!node) throw new Refusal('The part that this edit changes is not there any more.')
  return node
}

export const changeNode = (
  manifest: Manifest,
  id: string,
  change: (node: Node) => Node,
): Manifest => ({
  ...manifest,
  nodes: manifest.nodes.map((node) => (node.id === id ? change(node) : node)),
})

export function addNode(manifest: Manifest, node: Node, at = manifest.nodes.length): Edit {
  const taken = [...manifest.nodes, ...manifest.connections].some(({ id }) => id === node.id)
  if (taken) throw new Refusal('A part with this id is there already.')
  return {
    manifest: { ...manifest, nodes: manifest.nodes.toSpliced(at, 0, node) },
    inverse: { type: 'removeNode', id: node.id },
  }
}

export function removeNode(manifest: Manifest, id: string): Edit {
  const node = nodeById(manifest, id)
  const at = manifest.nodes.indexOf(node)
  const restored: Command[] = [{ type: 'addNode', node, at }]
  manifest.connections.forEach((connection, index) => {
    if (touches(connection, id)) restored.push({ type: 'connect', connection, at: index })
  })
  const nodes = manifest.nodes.toSpliced(at, 1).map((other) => {
    const members = membersOf(other)
    if (!members?.includes(id)) return other
    restored.push({ type: 'setSetting', id: other.id, path: ['members'], value: members })
    const left = members.filter((member) => member !== id)
    return { ...other, settings: { ...other.settings, members: left } }
  })
  const connections = manifest.connections.filter((connection) => !touches(connection, id))
  return {
    manifest: { ...manifest, nodes, connections },
    inverse: { type: 'batch', label: `Put ${node.name} back`, commands: restored },
  }
}

const touches = (connection: { from: string; to: string }, id: string): boolean =>
  connection.from === id || connection.to === id

function membersOf(node: Node): readonly string[] | undefined {
  const members = node.settings['members']
  if (!Array.isArray(members)) return undefined
  return members.filter((member): member is string => typeof member === 'string')
}

export function describeNode(manifest: Manifest, id: string, description: string | null): Edit {
  const old = nodeById(manifest, id).description ?? null
  return {
    manifest: changeNode(manifest, id, (node) => described(node, description)),
    inverse: { type: 'describeNode', id, description: old },
  }
}

/** Keys stay in canonical order, so taking an edit back gives the same bytes. */
export function described<T extends { readonly description?: string }>(
  thing: T,
  description: string | null,
): T {
  const { description: _, ...rest } = thing
  return (description === null ? rest : { ...rest, description }) as T
}

export function moveNodes(
  manifest: Manifest,
  positions: Readonly<Record<string, Position | null>>,
): Edit {
  const old: Record<string, Position | null> = {}
  for (const id of Object.keys(positions)) old[id] = nodeById(manifest, id).position ?? null
  const nodes = manifest.nodes.map((node) => {
    const position = positions[node.id]
    if (position === undefined) return node
    const { position: _, ...rest } = node
    return position === null ? rest : { ...rest, position }
  })
  return { manifest: { ...manifest, nodes }, inverse: { type: 'moveNodes', positions: old } }
}
