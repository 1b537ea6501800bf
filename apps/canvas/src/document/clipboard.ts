import type { Command } from '@drawbridge/commands'
import type { Connection, Manifest, Node, Position } from '@drawbridge/manifest'
import { freeName } from './parts.ts'
import { repointed } from './repointed.ts'

/**
 * Parts on the clipboard: plain JSON text, which can be pasted into a chat or another project.
 * Drawings hold no secrets, only the names of environment variables, so none can be copied.
 */
interface Clip {
  readonly drawbridge: 'parts'
  readonly nodes: readonly Node[]
  readonly connections: readonly Connection[]
  /** Connections from parts that are not copied themselves. */
  readonly incoming: readonly Connection[]
}

const MOST_PARTS = 500
const OFFSET = 32

export function clip(manifest: Manifest, ids: readonly string[]): string {
  const chosen = new Set(ids)
  const parts: Clip = {
    drawbridge: 'parts',
    nodes: manifest.nodes.filter(({ id }) => chosen.has(id)),
    connections: manifest.connections.filter(({ from, to }) => chosen.has(from) && chosen.has(to)),
    incoming: manifest.connections.filter(({ from, to }) => !chosen.has(from) && chosen.has(to)),
  }
  return JSON.stringify(parts, null, 2)
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isNode = (value: unknown): value is Node =>
  isObject(value) &&
  [value['id'], value['kind'], value['name']].every((text) => typeof text === 'string') &&
  isObject(value['settings'])

const isConnection = (value: unknown): value is Connection =>
  isObject(value) &&
  [value['id'], value['from'], value['to']].every((text) => typeof text === 'string')

/** The parts in a text, or why there are none. A whole manifest is parts too. */
export function readClip(text: string): Clip | { readonly reason: string } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { reason: 'What is on the clipboard is not a drawing.' }
  }
  if (!isObject(value) || !Array.isArray(value['nodes']))
    return { reason: 'What is on the clipboard is not a drawing.' }
  const nodes = value['nodes'].filter(isNode)
  if (nodes.length === 0) return { reason: 'There are no parts on the clipboard.' }
  if (nodes.length > MOST_PARTS)
    return { reason: `That is ${nodes.length} parts; paste at most ${MOST_PARTS} at once.` }
  const lines = (all: unknown) => (Array.isArray(all) ? all.filter(isConnection) : [])
  return {
    drawbridge: 'parts',
    nodes,
    connections: lines(value['connections']),
    incoming: lines(value['incoming']),
  }
}

export interface Pasted {
  readonly commands: readonly Command[]
  /** Ids of the new parts. */
  readonly ids: readonly string[]
}

export interface Pasting {
  /** Where each part goes, by the id that it has on the clipboard; else beside where it was. */
  readonly places?: Readonly<Record<string, Position>>
  /** Parts that led to the copied ones lead to the new ones too. */
  readonly withIncoming?: boolean
}

/** Puts parts into a drawing with ids and names of their own; what they say of each other follows. */
export function pasting(
  manifest: Manifest,
  { nodes, connections, incoming }: Clip,
  newId: (kind: string) => string,
  { places = {}, withIncoming = false }: Pasting = {},
): Pasted {
  const ids = new Map(nodes.map(({ id, kind }) => [id, newId(kind)]))
  let drawn = manifest
  const added = nodes.map((node): Command => {
    const copy: Node = {
      ...repointed(node, ids),
      id: ids.get(node.id) ?? node.id,
      name: freeName(drawn, node.name),
      position: places[node.id] ?? beside(node.position),
    }
    drawn = { ...drawn, nodes: [...drawn.nodes, copy] }
    return { type: 'addNode', node: copy }
  })
  const there = new Map(withIncoming ? manifest.nodes.map(({ id }) => [id, id]) : [])
  const lines = withIncoming ? [...connections, ...incoming] : connections
  const joined = lines.flatMap(({ from, to }): readonly Command[] => {
    const [a, b] = [ids.get(from) ?? there.get(from), ids.get(to)]
    return a && b ? [{ type: 'connect', connection: { id: newId('c'), from: a, to: b } }] : []
  })
  return { commands: [...added, ...joined], ids: [...ids.values()] }
}

const beside = (position: Position | undefined): Position => ({
  x: (position?.x ?? 0) + OFFSET,
  y: (position?.y ?? 0) + OFFSET,
})
