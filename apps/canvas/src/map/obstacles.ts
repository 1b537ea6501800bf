import type { Box } from './geometry.ts'

interface Point {
  readonly x: number
  readonly y: number
}

/** Boxes that lines go around, kept by place so that few are looked at for each line. */
export interface Obstacles {
  readonly cells: ReadonlyMap<number, readonly Box[]>
  /**
   * The boxes that a line of right angles goes through; no more than `enough` of them. `looked`
   * gains the cells that were looked into: the answer follows from these alone.
   */
  crossedBy(points: readonly Point[], looked: Set<number>, enough?: number): ReadonlySet<Box>
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
    cells,
    crossedBy: (points, looked, enough = Number.POSITIVE_INFINITY) => {
      const found = new Set<Box>()
      for (let index = 0; index + 1 < points.length; index += 1) {
        const [a, b] = [points[index], points[index + 1]]
        if (a && b) collect(cells, a, b, found, looked, enough)
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
  looked: Set<number>,
  enough: number,
): void {
  const [left, right] = [Math.min(a.x, b.x), Math.max(a.x, b.x)]
  const [top, bottom] = [Math.min(a.y, b.y), Math.max(a.y, b.y)]
  for (let column = cellOf(left); column <= cellOf(right); column += 1)
    for (let row = cellOf(top); row <= cellOf(bottom); row += 1) {
      const cell = column * STRIDE + row
      looked.add(cell)
      for (const box of cells.get(cell) ?? []) {
        const isIn =
          left < box.x + box.width && right > box.x && top < box.y + box.height && bottom > box.y
        if (isIn) found.add(box)
        if (found.size >= enough) return
      }
    }
}

/** The cells that do not hold the same boxes in both. */
export function changedCells(before: Obstacles, after: Obstacles): ReadonlySet<number> {
  if (before === after) return new Set()
  const isSame = (cell: number): boolean => {
    const [old, now] = [before.cells.get(cell), after.cells.get(cell)]
    return old?.length === now?.length && (old ?? []).every((box, index) => box === now?.[index])
  }
  const all = new Set([...before.cells.keys(), ...after.cells.keys()])
  return new Set([...all].filter((cell) => !isSame(cell)))
}

export const NO_OBSTACLES: Obstacles = obstaclesOf([])
