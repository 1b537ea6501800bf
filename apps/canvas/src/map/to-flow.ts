import type { Position } from '@drawbridge/manifest'
import type { NodeHandle, Position as Side } from '@xyflow/react'
import { edgeShape, edgeWay, type EdgeShape } from './edge-path.ts'
import type { Box } from './geometry.ts'
import type { PartData, Scene } from './scene.ts'
import {
  HEADER_MIDDLE,
  isStill,
  stillOf,
  type Place,
  type Still,
  type StillLine,
  type StillPart,
} from './still.ts'
import { isFrame, isNote, isPaper } from '../kinds/roles.ts'

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
  /** Where its ports are, so that nothing must be measured. */
  readonly handles: NodeHandle[]
  readonly ariaLabel: string
  /** Too many stand around it for it to be pressed by itself. */
  readonly className: '' | 'crowded'
  readonly data: PartData
}

export interface LineData
  extends
    Record<string, unknown>,
    EdgeShape,
    Pick<StillLine, 'meaning' | 'words' | 'shape' | 'lit' | 'ghost'> {
  /** What is being dragged would be put into it. */
  readonly aimed?: true
}

export interface FlowEdge {
  readonly id: string
  readonly type: 'line'
  readonly source: string
  readonly target: string
  readonly selected: boolean
  readonly selectable: boolean
  /** Its ends can be taken to other parts. */
  readonly reconnectable: boolean
  readonly ariaLabel: string
  readonly data: LineData
}

export interface Flow {
  readonly nodes: FlowNode[]
  readonly edges: FlowEdge[]
}

/** A scene as it was drawn, for the next one to take from. */
interface Painted {
  readonly scene: Scene
  readonly still: Still
  readonly boxes: ReadonlyMap<string, Box>
  readonly flow: Flow
}

/** The drawing as the flow library draws it. Pure. */
export const toFlow = (scene: Scene): Flow => paint(scene, null).flow

/** Draws one scene after the other; what stays the same is the very same object. */
export function painter(): (scene: Scene) => Flow {
  let before: Painted | null = null
  return (scene) => {
    before = paint(scene, before)
    return before.flow
  }
}

function paint(scene: Scene, before: Painted | null): Painted {
  const still =
    before && isStill(before.scene, scene) ? before.still : stillOf(scene, before?.still)
  const boxes = new Map(still.places.map((place) => [place.id, boxOf(place, scene)]))
  const selected = new Set(scene.selection)
  const entry = still.parts.find(({ id }) => selected.has(id)) ?? still.parts[0]
  const known = new Map(before?.flow.nodes.map((node) => [node.id, node]))
  const lines = new Map(before?.flow.edges.map((edge) => [edge.id, edge]))
  const described = new Map(before?.still.lines.map((line) => [line.id, line]))
  // While parts are dragged the rest of the drawing is what it was, without another look.
  const isAsBefore = (...ids: readonly string[]): boolean =>
    before?.still === still && ids.every((id) => before.boxes.get(id) === boxes.get(id))
  const nodes = still.parts.map((part) => {
    const old = known.get(part.id)
    const [isSelected, isEntry] = [selected.has(part.id), part === entry]
    const looksAlike = old?.selected === isSelected && (old.domAttributes === TAB_STOP) === isEntry
    if (looksAlike && isAsBefore(part.id)) return old
    const next = flowNode(part, boxes.get(part.id), isSelected, isEntry)
    return old && isSameNode(old, next) ? old : next
  })
  const edges = still.lines.flatMap((line) => {
    const old = lines.get(line.id)
    const isSelected = selected.has(line.id)
    const looksAlike = described.get(line.id) === line && old?.selected === isSelected
    if (looksAlike && isAsBefore(line.source, line.target)) return [old]
    const shape = shapeOf(line, still, boxes)
    if (!shape) return []
    return [looksAlike && old.data.path === shape.path ? old : flowEdge(line, shape, isSelected)]
  })
  return { scene, still, boxes, flow: { nodes, edges } }
}

function boxOf(place: Place, { moved }: Scene): Box {
  const position = moved[place.id]
  return position === undefined ? place : { ...place, ...position }
}

const TAB_STOP = { tabIndex: 0, role: 'group' } as const
const NO_TAB_STOP = { tabIndex: -1, role: 'group' } as const

function flowNode(
  { id, ariaLabel, data }: StillPart,
  box: Box | undefined,
  selected: boolean,
  isEntry: boolean,
): FlowNode {
  const { x = 0, y = 0, width = 0, height = 0 } = box ?? {}
  const { part } = data
  return {
    id,
    type: isFrame(part) ? 'group' : isNote(part) ? 'note' : 'part',
    position: { x, y },
    width,
    height,
    measured: { width, height },
    selected,
    zIndex: isFrame(part) ? -1 : 0,
    focusable: false,
    domAttributes: isEntry ? TAB_STOP : NO_TAB_STOP,
    handles: isPaper(part) ? [] : portsOf(width),
    ariaLabel,
    className: '',
    data,
  }
}

const PORT = 24

const portsOf = (width: number): NodeHandle[] =>
  (
    [
      ['target', 'left', 0],
      ['source', 'right', width],
    ] as const
  ).map(([type, position, x]) => ({
    type,
    position: position as Side,
    x: x - PORT / 2,
    y: HEADER_MIDDLE - PORT / 2,
    width: PORT,
    height: PORT,
  }))

const isSameNode = (a: FlowNode, b: FlowNode): boolean =>
  a.data === b.data &&
  a.ariaLabel === b.ariaLabel &&
  a.selected === b.selected &&
  a.domAttributes === b.domAttributes &&
  a.position.x === b.position.x &&
  a.position.y === b.position.y &&
  a.width === b.width &&
  a.height === b.height

/** A line of parts that are being dragged goes around the others, as they are at rest. */
function shapeOf(
  { id, source, target, heights }: StillLine,
  { drawn, obstacles }: Still,
  boxes: ReadonlyMap<string, Box>,
): EdgeShape | undefined {
  const [from, to] = [boxes.get(source), boxes.get(target)]
  const isAtRest = drawn.places.get(source) === from && drawn.places.get(target) === to
  if (isAtRest) return drawn.shapes.get(id)
  return from && to && edgeShape(edgeWay(from, to, heights, obstacles).points)
}

function flowEdge(
  line: StillLine,
  { path, label, points }: EdgeShape,
  selected: boolean,
): FlowEdge {
  const { id, source, target, meaning, words, shape, lit, ghost } = line
  return {
    id,
    type: 'line',
    source,
    target,
    selected,
    selectable: meaning === 'connection',
    reconnectable: selected && meaning === 'connection',
    ariaLabel: words,
    data: { path, label, points, meaning, words, shape, lit, ghost },
  }
}
