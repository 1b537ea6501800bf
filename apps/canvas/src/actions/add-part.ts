import type { Command } from '@drawbridge/commands'
import { joiningAll } from './connect-parts.ts'
import { inserting } from './insert-part.ts'
import { faceOf } from '@drawbridge/kinds/faces'
import { newId } from '../document/ids.ts'
import { newPart } from '../document/parts.ts'
import { focusMap, pointAt, reveal } from '../map/camera.ts'
import { placeBeside } from '../map/beside.ts'
import { companionsOf } from '../kinds/companions.ts'
import { boundsOf, COLUMN_WIDTH, freePlace, positionsOf, sizeOf } from '../map/geometry.ts'
import { performAll, useDocument } from '../stores/document.ts'
import { announce, notify, select, type Point } from '../stores/session.ts'
import { isFrame } from '../kinds/roles.ts'

/** Where a new part goes, and what it is joined to at once. */
export interface Adding {
  /** On the screen; else beside `after`, else in the middle of what is seen. */
  readonly at?: Point | null
  readonly after?: string | null
  /** The connection that it is put into. */
  readonly into?: string | null | undefined
  /** Parts elsewhere that it was asked for. */
  readonly joins?: readonly string[]
}

/** Adds a part of a kind, selects it, and joins it to another where that has a meaning. */
export function addPart(
  kind: string,
  { at = null, after = null, into = null, joins = [] }: Adding = {},
): void {
  const face = faceOf(kind)
  const { manifest, routes } = useDocument.getState()
  if (!face) return
  const id = newId(kind)
  const draft = newPart(manifest, kind, face.defaults, { x: 0, y: 0 }, id)
  const sizes = new Map(manifest.nodes.map((node) => [node.id, sizeOf(node, routes)]))
  const positions = positionsOf(manifest, sizes)
  const ends = after === null ? joins : [after, ...joins]
  const alone = { ...manifest, nodes: [...manifest.nodes, draft] }
  const beside = at ? undefined : placeBeside(alone, id, ends, positions)
  const moved = beside?.moved ?? {}
  const boxes = manifest.nodes
    .filter((other) => !isFrame(other))
    .map((other) => {
      const place = moved[other.id] ?? positions.get(other.id) ?? origin
      return { ...place, ...(sizes.get(other.id) ?? none) }
    })
  const anchor = at || after === null ? undefined : positions.get(after)
  const wished =
    beside?.place ?? (anchor ? { x: anchor.x + COLUMN_WIDTH, y: anchor.y } : pointAt(at))
  const node = { ...draft, position: freePlace(wished, sizeOf(draft, routes), boxes) }
  const taken = [...boxes, { ...node.position, ...sizeOf(node, routes) }]
  const companions = companionsOf(manifest, node, {
    newId,
    place: (companion) => {
      const size = sizeOf({ ...node, kind: companion }, routes)
      const place = freePlace(
        { x: node.position.x + COLUMN_WIDTH, y: node.position.y },
        size,
        taken,
      )
      taken.push({ ...place, ...size, height: Math.max(size.height, ROOM) })
      return place
    },
  })
  const nodes = [node, ...companions.nodes]
  const added = nodes.map((one): Command => ({ type: 'addNode', node: one }))
  const connections = [...manifest.connections, ...companions.connections]
  const drawn = { ...manifest, nodes: [...manifest.nodes, ...nodes], connections }
  const between = into === null ? null : inserting(drawn, into, id)
  const lines = between ?? joiningAll(drawn, ends, id)
  const known = companions.connections.map((one): Command => ({ type: 'connect', connection: one }))
  const brought = companions.nodes.map(({ name }) => name)
  const label = `Add ${[node.name, ...brought].join(', ')}`
  const way: Command = { type: 'moveNodes', positions: moved }
  const makesWay = Object.keys(moved).length > 0 ? [way] : []
  const edits = [...makesWay, ...added, ...known, ...companions.commands, ...lines]
  const reason = performAll(label, edits)
  if (reason) return notify({ tone: 'error', text: reason })
  select(id)
  announce(`Added ${face.about.title} ${node.name}. Undo with Control Z.`)
  const shown = nodes.map((one) => ({ ...origin, ...one.position, ...sizeOf(one, routes) }))
  requestAnimationFrame(() => {
    focusMap(id)
    if (companions.nodes.length > 0 || ends.length > 0) reveal(boundsOf(shown))
  })
}

const origin = { x: 0, y: 0 }
/** Height of a companion at the least, so that none stands on another. */
const ROOM = 160
const none = { width: 0, height: 0 }
