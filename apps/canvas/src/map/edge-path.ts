import type { Box } from './geometry.ts'
import { NO_OBSTACLES, type Obstacles } from './obstacles.ts'

export interface EdgeShape {
  /** SVG path. */
  readonly path: string
  /** Where its label stands. */
  readonly label: Point
  /** Where it begins, turns and ends. */
  readonly points: readonly Point[]
  /** The cells that were looked into for what is in the way. */
  readonly looked: ReadonlySet<number>
}

const STUB = 20
const RADIUS = 8
/** How far a line keeps from what it goes around. */
const CLEAR = 12
const MOST_DETOURS = 8

interface Point {
  readonly x: number
  readonly y: number
}

/**
 * A line of right angles with round corners between two boxes: it leaves and enters at the sides
 * that face each other, `fromY` and `toY` below the boxes' upper edges. Of the ways between them
 * it takes the one that crosses the fewest obstacles.
 */
export function edgeShape(
  from: Box,
  to: Box,
  fromY: number,
  toY: number,
  obstacles: Obstacles = NO_OBSTACLES,
): EdgeShape {
  const [a, b] = anchors(from, to, fromY, toY)
  const looked = new Set<number>()
  const points = clearest(a, b, obstacles, looked)
  const middle = points[Math.floor((points.length - 1) / 2)] ?? a.point
  const next = points[Math.floor((points.length - 1) / 2) + 1] ?? b.point
  return {
    path: rounded(points),
    label: { x: (middle.x + next.x) / 2, y: (middle.y + next.y) / 2 },
    points,
    looked,
  }
}

interface Anchor {
  readonly point: Point
  /** 1 leaves to the right, -1 to the left. */
  readonly side: 1 | -1
}

function anchors(from: Box, to: Box, fromY: number, toY: number): readonly [Anchor, Anchor] {
  const right = { side: 1, point: { x: from.x + from.width, y: from.y + fromY } } as const
  const left = { side: -1, point: { x: from.x, y: from.y + fromY } } as const
  const intoLeft = { side: -1, point: { x: to.x, y: to.y + toY } } as const
  const intoRight = { side: 1, point: { x: to.x + to.width, y: to.y + toY } } as const
  if (to.x >= from.x + from.width + 2 * STUB) return [right, intoLeft]
  if (from.x >= to.x + to.width + 2 * STUB) return [left, intoRight]
  return [right, intoRight]
}

/** Ways from one anchor to the other, the most pleasing first; each turns at another height or side. */
function ways(a: Anchor, b: Anchor): readonly (readonly Point[])[] {
  const { point: start } = a
  const { point: end } = b
  const out = start.x + a.side * STUB
  const into = end.x + b.side * STUB
  const via = (x: number): readonly Point[] => [start, { x, y: start.y }, { x, y: end.y }, end]
  if (a.side === b.side) return [via(a.side === 1 ? Math.max(out, into) : Math.min(out, into))]
  if (start.y === end.y) return [[start, end]]
  return [via(Math.round((out + into) / 2)), via(into), via(out)]
}

/** Around what is in the way: out, above or below it, and in. */
function detours(a: Anchor, b: Anchor, inTheWay: Iterable<Box>): readonly (readonly Point[])[] {
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
): readonly Point[] {
  let best: readonly Point[] = []
  let least = Number.POSITIVE_INFINITY
  const consider = (all: readonly (readonly Point[])[]): void => {
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

function rounded(points: readonly Point[]): string {
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

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y)

function towards(from: Point, to: Point, length: number): Point {
  const all = distance(from, to)
  if (all === 0) return from
  return {
    x: from.x + ((to.x - from.x) * length) / all,
    y: from.y + ((to.y - from.y) * length) / all,
  }
}
