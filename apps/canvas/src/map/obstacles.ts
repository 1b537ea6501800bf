import type { Box } from './geometry.ts'

interface Point {
  readonly x: number
  readonly y: number
}

/** Boxes that lines go around, kept by place so that few are looked at for each line. */
export interface Obstacles {
  /** The boxes that a line of right angles goes through; no more than `enough` of them. */
  crossedBy(points: readonly Point[], enough?: number): ReadonlySet<Box>
}

const CELL = 320
/** More columns or rows than any drawing has. */
const STRIDE = 1 << 16

const cellOf = (value: number): number => Math.floor(value / CELL)

export function obstaclesOf(boxes: readonly Box[]): Obstacles {
  const cells = new Map<number, Box[]>()
  for (const box of boxes)
    for (let column = cellOf(box.x); column <= cellOf(box.x + box.width); column += 1)
      for (let row = cellOf(box.y); row <= cellOf(box.y + box.height); row += 1) {
        const there = cells.get(column * STRIDE + row)
        if (there) there.push(box)
        else cells.set(column * STRIDE + row, [box])
      }
  return {
    crossedBy: (points, enough = Number.POSITIVE_INFINITY) => {
      const found = new Set<Box>()
      for (let index = 0; index + 1 < points.length; index += 1) {
        const [a, b] = [points[index], points[index + 1]]
        if (a && b) collect(cells, a, b, found, enough)
        if (found.size >= enough) break
      }
      return found
    },
  }
}

function collect(
  cells: ReadonlyMap<number, readonly Box[]>,
  a: Point,
  b: Point,
  found: Set<Box>,
  enough: number,
): void {
  const [left, right] = [Math.min(a.x, b.x), Math.max(a.x, b.x)]
  const [top, bottom] = [Math.min(a.y, b.y), Math.max(a.y, b.y)]
  for (let column = cellOf(left); column <= cellOf(right); column += 1)
    for (let row = cellOf(top); row <= cellOf(bottom); row += 1)
      for (const box of cells.get(column * STRIDE + row) ?? []) {
        const isIn =
          left < box.x + box.width && right > box.x && top < box.y + box.height && bottom > box.y
        if (isIn) found.add(box)
        if (found.size >= enough) return
      }
}

export const NO_OBSTACLES: Obstacles = obstaclesOf([])
