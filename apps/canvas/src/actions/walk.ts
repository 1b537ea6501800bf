import { positionsOf, sizeOf, type Box } from '../map/geometry.ts'
import { nearest } from '../map/nearest.ts'
import { focusMap } from '../map/camera.ts'
import { focusDetails } from './focus-details.ts'
import { goTo } from './go-to.ts'
import { enterPart } from './flow/enter-part.ts'
import { tableView } from '../kinds/table.ts'
import { useDocument, type DocumentState } from '../stores/document.ts'
import { dismissNext, select, useSession } from '../stores/session.ts'

/** Arrow keys walk from part to part, Home goes to the first, Enter opens, Esc lets go. */
export function walkByKey(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  switch (event.key) {
    case 'ArrowLeft':
    case 'ArrowRight':
    case 'ArrowUp':
    case 'ArrowDown':
      return go(event.key, event.shiftKey)
    case 'Home':
      return goTo(firstPart())
    case 'Enter':
      return open()
    case 'Escape':
      dismissNext()
      if (useSession.getState().selection.length === 0) return false
      select()
      focusMap()
      return true
    default:
      return false
  }
}

function open(): boolean {
  const [id] = useSession.getState().selection
  if (!id) return false
  if (!enterPart(id)) focusDetails()
  return true
}

/** The next part in a direction: one that is joined comes first, else the nearest. */
function go(key: string, all: boolean): boolean {
  const { manifest, routes } = useDocument.getState()
  const [id] = useSession.getState().selection.slice(-1)
  if (!id) return goTo(firstPart())
  const ahead = key === 'ArrowRight' || key === 'ArrowDown'
  if (all && (key === 'ArrowLeft' || key === 'ArrowRight')) {
    select(...reachable(id, ahead ? 'down' : 'up'))
    return true
  }
  const boxes = boxesOf(manifest, routes)
  const here = boxes.find((box) => box.id === id)
  if (!here) return goTo(firstPart())
  const others = boxes.filter((box) => box.id !== id)
  const joined = new Set(neighbours(id))
  return goTo(
    nearest(
      key,
      here,
      others.filter((box) => joined.has(box.id)),
    ) ?? nearest(key, here, others),
  )
}

/** Where reading begins: the furthest to the left, and the highest of those. */
function firstPart(): string | undefined {
  const { manifest, routes } = useDocument.getState()
  const boxes = boxesOf(manifest, routes).toSorted((a, b) => a.x - b.x || a.y - b.y)
  return boxes[0]?.id
}

function boxesOf(
  manifest: DocumentState['manifest'],
  routes: DocumentState['routes'],
): readonly (Box & { readonly id: string })[] {
  const sizes = new Map(manifest.nodes.map((node) => [node.id, sizeOf(node, routes)]))
  const positions = positionsOf(manifest, sizes)
  return manifest.nodes.map((node) => ({
    id: node.id,
    ...(positions.get(node.id) ?? { x: 0, y: 0 }),
    ...(sizes.get(node.id) ?? { width: 0, height: 0 }),
  }))
}

function links(): readonly (readonly [string, string])[] {
  const { manifest } = useDocument.getState()
  return [
    ...manifest.connections.map(({ from, to }) => [from, to] as const),
    ...manifest.nodes
      .filter(({ kind }) => kind === 'table')
      .flatMap((node) => tableView(node).relations.map(({ target }) => [node.id, target] as const)),
  ]
}

const neighbours = (id: string): readonly string[] =>
  links().flatMap(([from, to]) => (from === id ? [to] : to === id ? [from] : []))

/** A part and everything up or down from it. */
function reachable(id: string, way: 'up' | 'down'): readonly string[] {
  const found = new Set([id])
  for (const at of found)
    for (const [from, to] of links()) {
      if (way === 'down' && from === at) found.add(to)
      if (way === 'up' && to === at) found.add(from)
    }
  return [...found]
}
