import type { Position } from '@drawbridge/manifest'
import type { Box } from './geometry.ts'
import { LANE, type Side } from './lanes.ts'
import { NO_OBSTACLES, type Obstacles } from './obstacles.ts'

export interface EdgeShape {
  /** SVG path. */
  readonly path: string
  /** Where its label stands. */
  readonly label: Position
  /** Where it begins, turns and ends. */
  readonly points: readonly Position[]
}

/** The way of a line between its cards, before it is drawn. */
export interface EdgeWay {
  readonly points: readonly Position[]
  /** The sides of its cards that it leaves and enters at. */
  readonly sides: readonly [Side, Side]
  /** The cells that were looked into for what is in the way. */
  readonly looked: ReadonlySet<number>
}

const STUB = 20
const RADIUS = 8
/** How far a line keeps from what it goes around. */
const CLEAR = 12
const MOST_DETOURS = 8

/** How far below the upper edge of its card a line ends, on either side of it. */
export interface Heights {
  readonly left: number
  readonly right: number
}

/**
 * The way of a line of right angles between two boxes: it leaves and enters at the sides that face
 * each other. Of the ways between them it takes the one that crosses the fewest obstacles.
 */
export function edgeWay(
  from: Box,
  to: Box,
  [out, into]: readonly [Heights, Heights],
  obstacles: Obstacles = NO_OBSTACLES,
): EdgeWay {
  const [a, b] = anchors(from, to, out, into)
  const looked = new Set<number>()
  return { points: clearest(a, b, obstacles, looked), sides: [a.side, b.side], looked }
}

/** A line as it is drawn, with round corners. */
export function edgeShape(points: readonly Position[]): EdgeShape {
  const middle = Math.floor((points.length - 1) / 2)
  const [a = ORIGIN, b = a] = points.slice(middle, middle + 2)
  return { path: rounded(points), label: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }, points }
}

const ORIGIN: Position = { x: 0, y: 0 }

interface Anchor {
  readonly point: Position
  readonly side: Side
}

function anchors(from: Box, to: Box, out: Heights, into: Heights): readonly [Anchor, Anchor] {
  if (to.x >= from.x + from.width + 2 * STUB) return [rightOf(from, out), leftOf(to, into)]
  if (from.x >= to.x + to.width + 2 * STUB) return [leftOf(from, out), rightOf(to, into)]
  return [rightOf(from, out), rightOf(to, into)]
}

const leftOf = ({ x, y }: Box, { left }: Heights): Anchor => ({
  side: -1,
  point: { x, y: y + left },
})

const rightOf = ({ x, y, width }: Box, { right }: Heights): Anchor => ({
  side: 1,
  point: { x: x + width, y: y + right },
})

/** Ways from one anchor to the other, the most pleasing first; each turns at another height or side. */
function ways(a: Anchor, b: Anchor): readonly (readonly Position[])[] {
  const { point: start } = a
  const { point: end } = b
  const out = start.x + a.side * STUB
  const into = end.x + b.side * STUB
  const via = (x: number): readonly Position[] => [start, { x, y: start.y }, { x, y: end.y }, end]
  if (a.side === b.side) return [via(a.side === 1 ? Math.max(out, into) : Math.min(out, into))]
  if (start.y === end.y) return [[start, end]]
  return [via(Math.round((out + into) / 2 / LANE) * LANE), via(into), via(out)]
}

/** Around what is in the way: out, above or below it, and in. */
function detours(a: Anchor, b: Anchor, inTheWay: Iterable<Box>): readonly (readonly Position[])[] {
  const out = a.point.x + a.side * STUB
  const into = b.point.x + b.side * STUB
  const heights = [...inTheWay].flatMap(({ y, height }) => [y - CLEAR, y + height + CLEAR])
  const far = (y: number): number => Math.abs(y - a.point.y) + Math.abs(y - b.point.y)
  return [...new Set(heights)]
    .toSorted((one, other) => far(one) - far(other))
    .slice(0, MOST_DETOURS)
    .map((y) => [
      a.point,
      { x: out, y: a.point.y },
      { x: out, y },
      { x: into, y },
      { x: into, y: b.point.y },
      b.point,
    ])
}

/** The way through the fewest boxes; where the short ones are all blocked, one around. */
function clearest(
  a: Anchor,
  b: Anchor,
  obstacles: Obstacles,
  looked: Set<number>,
): readonly Position[] {
  let best: readonly Position[] = []
  let least = Number.POSITIVE_INFINITY
  const consider = (all: readonly (readonly Position[])[]): void => {
    for (const points of all) {
      if (least === 0) return
      const blocked = obstacles.crossedBy(points, looked, least).size
      if (blocked < least) [best, least] = [points, blocked]
    }
  }
  consider(ways(a, b))
  for (let round = 0; round < 2 && least > 0; round += 1)
    consider(detours(a, b, obstacles.crossedBy(best, looked)))
  return best
}

function rounded(points: readonly Position[]): string {
  const [start, ...rest] = points
  if (!start) return ''
  const parts = [`M${start.x} ${start.y}`]
  rest.forEach((point, index) => {
    const before = points[index]
    const after = rest[index + 1]
    if (!before || !after) {
      parts.push(`L${point.x} ${point.y}`)
      return
    }
    const radius = Math.min(RADIUS, distance(before, point) / 2, distance(point, after) / 2)
    const enter = towards(point, before, radius)
    const leave = towards(point, after, radius)
    parts.push(`L${enter.x} ${enter.y}Q${point.x} ${point.y} ${leave.x} ${leave.y}`)
  })
  return parts.join('')
}

const distance = (a: Position, b: Position): number => Math.hypot(a.x - b.x, a.y - b.y)

function towards(from: Position, to: Position, length: number): Position {
  const all = distance(from, to)
  if (all === 0) return from
  return {
    x: from.x + ((to.x - from.x) * length) / all,
    y: from.y + ((to.y - from.y) * length) / all,
  }
}
