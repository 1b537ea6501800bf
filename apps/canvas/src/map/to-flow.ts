import type { Connection, Diagnostic, Manifest, Node, Position } from '@drawbridge/manifest'
import type { Route } from '@drawbridge/protocol'
import { sentenceOf } from '../kinds/connecting.ts'
import { tableView } from '../kinds/table.ts'
import { counted } from '../ui/counted.ts'
import { edgeShape, type EdgeShape } from './edge-path.ts'
import { positionsOf, routesThrough, sizeOf, type Box } from './geometry.ts'

export type Ghost = 'added' | 'changed' | 'removed'

/** Everything that a drawing looks like at one moment. */
export interface Scene {
  readonly manifest: Manifest
  readonly routes: readonly Route[]
  readonly diagnostics: readonly Diagnostic[]
  readonly selection: readonly string[]
  /** Where parts are while they are being dragged. */
  readonly moved: Readonly<Record<string, Position>>
  readonly lit: { readonly nodes: readonly string[]; readonly ok: boolean } | null
  /** What a proposal does to nodes and connections, by id. */
  readonly ghosts: ReadonlyMap<string, Ghost>
}

export interface PartData extends Record<string, unknown> {
  readonly part: Node
  readonly errors: number
  readonly warnings: number
  readonly lit: 'ok' | 'error' | null
  readonly ghost: Ghost | null
  /** Of an api part. */
  readonly routes: readonly Route[]
  /** Of an api part: it serves something, but the drawing's errors keep its routes unknown. */
  readonly waiting: boolean
  /** Names of the tables that its relations point to, in order. */
  readonly targets: readonly string[]
}

export interface FlowNode {
  readonly id: string
  readonly type: 'part' | 'note' | 'group'
  readonly position: Position
  readonly width: number
  readonly height: number
  readonly measured: { readonly width: number; readonly height: number }
  readonly selected: boolean
  readonly zIndex: number
  /** One part is reached with Tab, the others from there with the arrow keys. */
  readonly focusable: false
  readonly domAttributes: { readonly tabIndex: 0 | -1; readonly role: 'group' }
  readonly ariaLabel: string
  readonly data: PartData
}

export interface LineData extends Record<string, unknown>, EdgeShape {
  readonly meaning: 'connection' | 'relation'
  readonly words: string
  readonly shape: 'one' | 'many'
  readonly lit: 'ok' | 'error' | null
  readonly ghost: Ghost | null
}

export interface FlowEdge {
  readonly id: string
  readonly type: 'line'
  readonly source: string
  readonly target: string
  readonly selected: boolean
  readonly selectable: boolean
  readonly ariaLabel: string
  readonly data: LineData
}

export interface Flow {
  readonly nodes: FlowNode[]
  readonly edges: FlowEdge[]
}

const HEADER_MIDDLE = 24
const FIRST_ROW = 48
const ROW = 28

/**
 * The drawing as the flow library draws it. Pure. What is equal to its predecessor in `before` is
 * the very same object, so that only what changed is drawn again.
 */
export function toFlow(scene: Scene, before: Flow | null = null): Flow {
  const { manifest, routes } = scene
  const sizes = new Map(manifest.nodes.map((node) => [node.id, sizeOf(node, routes)]))
  const positions = positionsOf(manifest, sizes)
  const boxes = new Map(
    manifest.nodes.map(({ id }) => {
      const position = scene.moved[id] ?? positions.get(id) ?? { x: 0, y: 0 }
      const size = sizes.get(id) ?? { width: 0, height: 0 }
      return [id, { ...position, ...size }] as const
    }),
  )
  const names = new Map(manifest.nodes.map(({ id, name }) => [id, name]))
  const selected = new Set(scene.selection)
  const entry = manifest.nodes.find(({ id }) => selected.has(id)) ?? manifest.nodes[0]
  const nodes = manifest.nodes.map((node): FlowNode => ({
    ...flowNode(node, scene, boxes.get(node.id), names, selected),
    domAttributes: { tabIndex: node === entry ? 0 : -1, role: 'group' },
  }))
  const edges = [
    ...manifest.connections.flatMap((line) => connectionEdge(line, scene, boxes, selected)),
    ...manifest.nodes.flatMap((node) => relationEdges(node, scene, boxes, names)),
  ]
  return { nodes: reuse(nodes, before?.nodes), edges: reuse(edges, before?.edges) }
}

/** Draws one scene after the other, each from the one before. */
export function painter(): (scene: Scene) => Flow {
  let before: Flow | null = null
  return (scene) => {
    before = toFlow(scene, before)
    return before
  }
}

function flowNode(
  part: Node,
  scene: Scene,
  box: Box | undefined,
  names: ReadonlyMap<string, string>,
  selected: ReadonlySet<string>,
): Omit<FlowNode, 'domAttributes'> {
  const { x = 0, y = 0, width = 0, height = 0 } = box ?? {}
  const about = scene.diagnostics.filter(({ node }) => node === part.id)
  const count = (severity: string) => about.filter((one) => one.severity === severity).length
  const errors = count('error')
  const relations = part.kind === 'table' ? tableView(part).relations : []
  const { lit } = scene
  return {
    id: part.id,
    type: part.kind === 'note' || part.kind === 'group' ? part.kind : 'part',
    position: { x, y },
    width,
    height,
    measured: { width, height },
    selected: selected.has(part.id),
    zIndex: part.kind === 'group' ? -1 : 0,
    focusable: false,
    ariaLabel: accessibleName(part, scene.manifest.connections, errors),
    data: {
      part,
      errors,
      warnings: count('warning'),
      lit: lit?.nodes.includes(part.id) ? (lit.ok ? 'ok' : 'error') : null,
      ghost: scene.ghosts.get(part.id) ?? null,
      routes: part.kind === 'api' ? routesThrough(part.id, scene.routes) : [],
      waiting: part.kind === 'api' && isWaiting(part, scene),
      targets: relations.map(({ target }) => names.get(target) ?? '…'),
    },
  }
}

const isWaiting = ({ id }: Node, { manifest, routes, diagnostics }: Scene): boolean =>
  routes.length === 0 &&
  diagnostics.some(({ severity }) => severity === 'error') &&
  manifest.connections.some(({ from }) => from === id)

/** “table tasks, 1 input, 0 outputs, 2 problems”. */
function accessibleName(part: Node, connections: readonly Connection[], errors: number): string {
  const inputs = connections.filter(({ to }) => to === part.id).length
  const outputs = connections.filter(({ from }) => from === part.id).length
  const state = errors === 0 ? 'no problems' : counted(errors, 'problem')
  return `${part.kind} ${part.name}, ${counted(inputs, 'input')}, ${counted(outputs, 'output')}, ${state}`
}

type Boxes = ReadonlyMap<string, Box>

function connectionEdge(
  connection: Connection,
  scene: Scene,
  boxes: Boxes,
  selected: ReadonlySet<string>,
): readonly FlowEdge[] {
  const from = boxes.get(connection.from)
  const to = boxes.get(connection.to)
  if (!from || !to) return []
  const words = sentenceOf(scene.manifest, connection)
  const both = [connection.from, connection.to].every((id) => scene.lit?.nodes.includes(id))
  return [
    {
      id: connection.id,
      type: 'line',
      source: connection.from,
      target: connection.to,
      selected: selected.has(connection.id),
      selectable: true,
      ariaLabel: words,
      data: {
        ...edgeShape(from, to, HEADER_MIDDLE, HEADER_MIDDLE, obstacles(scene.manifest, boxes)),
        meaning: 'connection',
        words,
        shape: 'one',
        lit: both ? (scene.lit?.ok ? 'ok' : 'error') : null,
        ghost: scene.ghosts.get(connection.id) ?? null,
      },
    },
  ]
}

/** Parts that a line should go around: groups lie behind everything. */
const obstacles = (manifest: Manifest, boxes: Boxes): readonly Box[] =>
  manifest.nodes.flatMap(({ id, kind }) => (kind === 'group' ? [] : (boxes.get(id) ?? [])))

function relationEdges(
  node: Node,
  scene: Scene,
  boxes: Boxes,
  names: ReadonlyMap<string, string>,
): readonly FlowEdge[] {
  if (node.kind !== 'table') return []
  const { fields, relations } = tableView(node)
  const from = boxes.get(node.id)
  return relations.flatMap((relation, index) => {
    const to = boxes.get(relation.target)
    if (!from || !to || relation.target === node.id) return []
    const row = FIRST_ROW + (fields.length + index) * ROW + ROW / 2
    const words = `${node.name}.${relation.name} → ${names.get(relation.target)}`
    return [
      {
        id: `${node.id}:${relation.id}`,
        type: 'line',
        source: node.id,
        target: relation.target,
        selected: false,
        selectable: false,
        ariaLabel: words,
        data: {
          ...edgeShape(from, to, Math.min(row, from.height - ROW / 2), HEADER_MIDDLE),
          meaning: 'relation',
          words,
          shape: relation.type === 'manyToMany' ? 'many' : 'one',
          lit: null,
          ghost: scene.ghosts.get(node.id) ?? null,
        },
      },
    ]
  })
}

function reuse<Item extends { readonly id: string }>(
  items: readonly Item[],
  before: readonly Item[] | undefined,
): Item[] {
  const known = new Map(before?.map((item) => [item.id, item]))
  return items.map((item) => {
    const old = known.get(item.id)
    return old && equal(old, item, 3) ? old : item
  })
}

/** Equal down to a depth; below it, the same. Depth three reaches the entries of lists in `data`. */
function equal(a: unknown, b: unknown, depth: number): boolean {
  if (Object.is(a, b)) return true
  if (depth === 0 || typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false
  const [left, right] = [Object.entries(a), b as Readonly<Record<string, unknown>>]
  return (
    left.length === Object.keys(right).length &&
    left.every(([key, value]) => equal(value, right[key], depth - 1))
  )
}
