import { shownWays } from '@drawbridge/kinds/faces'
import type { Manifest, Node, Position } from '@drawbridge/manifest'
import type { Route } from '@drawbridge/protocol'
import { tableView } from '../kinds/table.ts'
import { itemsOf } from '../flow/place.ts'
import { apiRows } from './api-rows.ts'
import { isFrame, isPaper, isService } from '../kinds/roles.ts'

export interface Size {
  readonly width: number
  readonly height: number
}

export interface Box extends Position, Size {}

export const GRID = 16
const CARD_WIDTH = 240
const HEADER = 48
const ROW = 28
const PADDING = 8
/** More rows than these are told as a number. */
export const MOST_ROWS = 8

const NOTE: Size = { width: 240, height: 128 }
const FRAME: Size = { width: 400, height: 240 }

const number = (value: unknown, otherwise: number): number =>
  typeof value === 'number' ? value : otherwise

/** How many rows a card shows, the one that tells of the others included. */
export const shownRows = (count: number): number => (count > MOST_ROWS ? MOST_ROWS + 1 : count)

/** The size of a part on the map: it follows from the drawing alone, so nothing must be measured. */
export function sizeOf(node: Node, routes: readonly Route[]): Size {
  if (isPaper(node)) {
    const usual = isFrame(node) ? FRAME : NOTE
    return {
      width: number(node.settings['width'], usual.width),
      height: number(node.settings['height'], usual.height),
    }
  }
  switch (node.kind) {
    case 'table': {
      const { fields, relations } = tableView(node)
      return cardSize(shownRows(fields.length + relations.length))
    }
    case 'api':
      return cardSize(shownRows(Math.max(1, apiRows(node, routesThrough(node.id, routes)).length)))
    case 'auth':
      return cardSize(shownRows(2 + shownWays(node.settings).length))
    default:
      return cardSize(
        isService(node) ? shownRows(Math.max(1, itemsOf(node.settings['operations']).length)) : 1,
      )
  }
}

export const cardSize = (rows: number): Size => ({
  width: CARD_WIDTH,
  height: HEADER + (rows === 0 ? 0 : rows * ROW + PADDING),
})

/** The routes of an api part. */
export const routesThrough = (id: string, routes: readonly Route[]): readonly Route[] =>
  routes.filter(({ nodes }) => nodes.includes(id))

export const snap = (value: number): number => Math.round(value / GRID) * GRID

const ORIGIN: Position = { x: 0, y: 0 }
const NOTHING: Size = { width: 0, height: 0 }
const COLUMNS = ['auth', 'api', 'table', 'database']
export const COLUMN_WIDTH = 336

/**
 * Where each part is drawn. One without a place of its own stands under its like, or else in the
 * column of its kind, and never on top of another.
 */
export function positionsOf(
  manifest: Manifest,
  sizes: ReadonlyMap<string, Size>,
): ReadonlyMap<string, Position> {
  const places = new Map(
    manifest.nodes.flatMap(({ id, position }) => (position ? [[id, position] as const] : [])),
  )
  const taken: Box[] = manifest.nodes.flatMap(({ id, kind, position }) =>
    position && !isFrame({ kind }) ? [{ ...position, ...(sizes.get(id) ?? NOTHING) }] : [],
  )
  for (const { id, kind, position } of manifest.nodes) {
    if (position) continue
    const wished = wishedPlace(id, kind, manifest, places)
    const size = sizes.get(id) ?? NOTHING
    const place = freePlace(wished, size, taken)
    places.set(id, place)
    taken.push({ ...place, ...size })
  }
  return apart(manifest, places, sizes)
}

const columnOf = (kind: string): number =>
  COLUMNS.includes(kind) ? COLUMNS.indexOf(kind) : COLUMNS.length

/** Under its like, unless that would be left of what leads to it: then right of that, as Tidy does. */
function wishedPlace(
  id: string,
  kind: string,
  { nodes, connections }: Manifest,
  places: ReadonlyMap<string, Position>,
): Position {
  const sources = new Set(connections.flatMap(({ from, to }) => (to === id ? [from] : [])))
  const before = nodes.find((node) => sources.has(node.id) && places.has(node.id))
  const source = before && places.get(before.id)
  const like = nodes.find((node) => {
    const place = node.kind === kind && places.get(node.id)
    return place && (!source || place.x > source.x)
  })
  const known = places.get(like?.id ?? '')
  if (known) return known
  const anchor = before ?? nodes.find((node) => places.has(node.id) && COLUMNS.includes(node.kind))
  const { x, y } = places.get(anchor?.id ?? '') ?? { x: columnOf(kind) * COLUMN_WIDTH, y: 0 }
  const columns = anchor ? columnOf(kind) - columnOf(anchor.kind) : 0
  return { x: x + columns * COLUMN_WIDTH, y }
}

/** A part that has grown moves those below it down, so that none is covered. */
function apart(
  manifest: Manifest,
  places: ReadonlyMap<string, Position>,
  sizes: ReadonlyMap<string, Size>,
): ReadonlyMap<string, Position> {
  const cards = manifest.nodes
    .filter((node) => !isPaper(node))
    .map(({ id }) => ({ id, ...ORIGIN, ...places.get(id), ...(sizes.get(id) ?? NOTHING) }))
    .toSorted((a, b) => a.y - b.y)
  const settled = new Map<number, Box[]>()
  const result = new Map(places)
  for (const { id, ...box } of cards) {
    const columns = columnsOf(box)
    let place: Box = box
    // What it is moved below may lie in one column, and what it then meets in the other.
    for (let met = true; met;) {
      const above = columns
        .flatMap((column) => settled.get(column) ?? [])
        .find((one) => meets(place, one))
      met = above !== undefined
      if (above) place = { ...box, y: snap(above.y + above.height + GRID + GRID / 2) }
    }
    if (place.y !== box.y) result.set(id, { x: place.x, y: place.y })
    for (const column of columns) {
      const there = settled.get(column)
      if (there) there.push(place)
      else settled.set(column, [place])
    }
  }
  return result
}

/** Columns of the map, as wide as a card, that a box stands in. */
function columnsOf({ x, width }: Box): readonly number[] {
  const first = Math.floor(x / CARD_WIDTH)
  const last = Math.floor((x + width) / CARD_WIDTH)
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

/** The first free place at or below a wished one, so that nothing new covers what is there. */
export function freePlace(wished: Position, size: Size, taken: readonly Box[]): Position {
  const at = { x: snap(wished.x), y: snap(wished.y) }
  for (let tries = 0; tries < 200; tries += 1) {
    const hit = taken.find((box) => meets({ ...at, ...size }, box, GRID))
    if (!hit) break
    at.y = snap(hit.y + hit.height + 2 * GRID)
  }
  return at
}

/** Whether two boxes have ground in common, or stand nearer to each other than a gap. */
export const meets = (a: Box, b: Box, gap = 0): boolean =>
  a.x < b.x + b.width + gap &&
  b.x < a.x + a.width + gap &&
  a.y < b.y + b.height + gap &&
  b.y < a.y + a.height + gap

/** The smallest box around some boxes. */
export function boundsOf(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x))
  const y = Math.min(...boxes.map((box) => box.y))
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  }
}
