import { fateAt } from '@drawbridge/commands'
import type { Connection, Manifest, Node } from '@drawbridge/manifest'
import { sentenceOf } from '../kinds/connecting.ts'
import { tableView } from '../kinds/table.ts'
import { counted } from '../ui/counted.ts'
import type { Heights } from './edge-path.ts'
import { drawnLines, type DrawnLines } from './drawn-lines.ts'
import { positionsOf, routesThrough, sizeOf, type Box } from './geometry.ts'
import { obstaclesOf, type Obstacles } from './obstacles.ts'
import { reuse } from './reuse.ts'
import type { Ghost, PartData, Scene } from './scene.ts'
import { isFrame } from '../kinds/roles.ts'

/** What is drawn for a part, wherever it stands. */
export interface StillPart {
  readonly id: string
  readonly ariaLabel: string
  readonly data: PartData
}

/** What is drawn for a line, wherever its ends stand. */
export interface StillLine {
  readonly id: string
  readonly source: string
  readonly target: string
  readonly meaning: 'connection' | 'relation'
  readonly words: string
  readonly shape: 'one' | 'many'
  readonly lit: 'ok' | 'error' | null
  readonly ghost: Ghost | null
  /** Where it begins at its source, and ends at its target. */
  readonly heights: readonly [Heights, Heights]
}

/**
 * What of a scene stays as it is while parts are chosen and dragged: found out once, however many
 * frames are drawn meanwhile.
 */
export interface Still {
  readonly parts: readonly StillPart[]
  readonly lines: readonly StillLine[]
  /** How lines run between parts at rest. */
  readonly drawn: DrawnLines
  /** Where parts are at rest. */
  readonly places: readonly Place[]
  /** Parts that a line should go around: groups lie behind everything. */
  readonly obstacles: Obstacles
}

export interface Place extends Box {
  readonly id: string
}

export const HEADER_MIDDLE = 24
/** Where lines end that have no port there: they would hide those that do. */
const ABOVE_PORT = 12
const BELOW_PORT = 36
/** Of a connection: at the ports, where there are any. */
export const CONNECTION = [
  { left: BELOW_PORT, right: HEADER_MIDDLE },
  { left: HEADER_MIDDLE, right: BELOW_PORT },
] as const
const both = (height: number): Heights => ({ left: height, right: height })
const RELATION_END = both(ABOVE_PORT)
const FIRST_ROW = 48
const ROW = 28

/** Whether nothing has changed but what is chosen and where parts are being dragged. */
export const isStill = (a: Scene, b: Scene): boolean =>
  a.manifest === b.manifest &&
  a.routes === b.routes &&
  a.diagnostics === b.diagnostics &&
  a.lit === b.lit &&
  a.ghosts === b.ghosts

/** Pure. What is equal to its predecessor in `before` is the very same object. */
export function stillOf(scene: Scene, before: Still | undefined): Still {
  const { manifest, routes } = scene
  const sizes = new Map(manifest.nodes.map((node) => [node.id, sizeOf(node, routes)]))
  const positions = positionsOf(manifest, sizes)
  const places = reuse(
    manifest.nodes.map(({ id }): Place => ({
      id,
      ...(positions.get(id) ?? { x: 0, y: 0 }),
      ...(sizes.get(id) ?? { width: 0, height: 0 }),
    })),
    before?.places,
  )
  const names = new Map(manifest.nodes.map(({ id, name }) => [id, name]))
  const heights = new Map(places.map(({ id, height }) => [id, height]))
  const obstacles =
    before && isSame(places, before.places) ? before.obstacles : obstaclesIn(places, manifest)
  const lines = reuse(
    [
      ...manifest.connections.map((line) => connectionLine(line, scene)),
      ...manifest.nodes.flatMap((node) => relationLines(node, scene, names, heights)),
    ].filter(({ source, target }) => names.has(source) && names.has(target)),
    before?.lines,
  )
  return {
    places,
    obstacles,
    parts: reuse(partsOf(scene, names), before?.parts),
    lines,
    drawn: drawnLines(lines, places, obstacles, before?.drawn),
  }
}

const isSame = (places: readonly Place[], before: readonly Place[]): boolean =>
  places.length === before.length && places.every((place, index) => place === before[index])

const obstaclesIn = (places: readonly Place[], { nodes }: Manifest): Obstacles =>
  obstaclesOf(places.filter((_, index) => !isBehind(nodes[index])))

const isBehind = (node: Node | undefined): boolean => node !== undefined && isFrame(node)

type Names = ReadonlyMap<string, string>

function partsOf(scene: Scene, names: Names): readonly StillPart[] {
  const { manifest, lit } = scene
  const found = Map.groupBy(scene.diagnostics, ({ node }) => node)
  const inputs = Map.groupBy(manifest.connections, ({ to }) => to)
  const outputs = Map.groupBy(manifest.connections, ({ from }) => from)
  return manifest.nodes.map((part) => {
    const about = found.get(part.id) ?? []
    const count = (severity: string) => about.filter((one) => one.severity === severity).length
    const errors = count('error')
    const ends = [inputs.get(part.id)?.length ?? 0, outputs.get(part.id)?.length ?? 0] as const
    const relations = part.kind === 'table' ? tableView(part).relations : []
    return {
      id: part.id,
      ariaLabel: accessibleName(part, ends, errors),
      data: {
        part,
        errors,
        warnings: count('warning'),
        lit: lit?.nodes.includes(part.id) ? (lit.ok ? 'ok' : 'error') : null,
        ghost: scene.ghosts.get(part.id) ?? null,
        rows: rowsIn(part.id, scene.ghosts),
        routes: part.kind === 'api' ? routesThrough(part.id, scene.routes) : [],
        waiting: part.kind === 'api' ? waitingOf(part, scene) : null,
        targets: relations.map(({ target }) => names.get(target) ?? '…'),
      },
    }
  })
}

function rowsIn(part: string, ghosts: Scene['ghosts']): PartData['rows'] {
  if (ghosts.get(part) !== 'changed') return NO_ROWS
  const rows = [...ghosts].filter(([key]) => key.startsWith(`${part}/`))
  return Object.fromEntries(rows.map(([key, ghost]) => [key.slice(part.length + 1), ghost]))
}

const NO_ROWS: PartData['rows'] = {}

function waitingOf(
  { id }: Node,
  { manifest, routes, diagnostics, ghosts }: Scene,
): PartData['waiting'] {
  if (routes.length > 0 || !manifest.connections.some(({ from }) => from === id)) return null
  // Routes and errors are those of the drawing as it is, which a proposal may mend.
  if (ghosts.size > 0) return 'ghosts'
  return diagnostics.some(({ severity }) => severity === 'error') ? 'problems' : null
}

/** “table tasks, 1 input, 0 outputs, 2 problems”. */
function accessibleName(
  { kind, name }: Node,
  [inputs, outputs]: readonly [number, number],
  errors: number,
): string {
  const state = errors === 0 ? 'no problems' : counted(errors, 'problem')
  return `${kind} ${name}, ${counted(inputs, 'input')}, ${counted(outputs, 'output')}, ${state}`
}

function connectionLine(connection: Connection, { manifest, lit, ghosts }: Scene): StillLine {
  const { id, from, to } = connection
  const both = [from, to].every((end) => lit?.nodes.includes(end))
  return {
    id,
    source: from,
    target: to,
    meaning: 'connection',
    words: sentenceOf(manifest, connection),
    shape: 'one',
    lit: both ? (lit?.ok ? 'ok' : 'error') : null,
    ghost: ghosts.get(id) ?? null,
    heights: CONNECTION,
  }
}

function relationLines(
  node: Manifest['nodes'][number],
  { ghosts }: Scene,
  names: Names,
  heights: ReadonlyMap<string, number>,
): readonly StillLine[] {
  if (node.kind !== 'table') return []
  const { fields, relations } = tableView(node)
  return relations.flatMap((relation, index): readonly StillLine[] => {
    if (relation.target === node.id) return []
    const row = FIRST_ROW + (fields.length + index) * ROW + ROW / 2
    return [
      {
        id: `${node.id}:${relation.id}`,
        source: node.id,
        target: relation.target,
        meaning: 'relation',
        words: `${node.name}.${relation.name} → ${names.get(relation.target)}`,
        shape: relation.type === 'manyToMany' ? 'many' : 'one',
        lit: null,
        ghost: fateAt(ghosts, node.id, ['relations', `#${relation.id}`]),
        heights: [both(Math.min(row, (heights.get(node.id) ?? 0) - ROW / 2)), RELATION_END],
      },
    ]
  })
}
