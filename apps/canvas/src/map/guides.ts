import type { Position } from '@drawbridge/manifest'
import { boundsOf, snap, type Box } from './geometry.ts'

/** A line across the map that several parts stand on. */
export interface Guide {
  /** `x`: it stands upright at that x. */
  readonly axis: 'x' | 'y'
  readonly at: number
  readonly from: number
  readonly to: number
}

export interface Placed {
  /** How far the boxes go to stand well. */
  readonly by: Position
  readonly guides: readonly Guide[]
}

const AXES = ['x', 'y'] as const
type Axis = (typeof AXES)[number]

/** Nearest first edge, middle and last edge of a box. */
const marks = (box: Box, axis: Axis): readonly number[] => {
  const size = axis === 'x' ? box.width : box.height
  return [box[axis], box[axis] + size / 2, box[axis] + size]
}

/**
 * Where boxes that a hand moves stand well: in line with others within `reach`, else on the grid.
 * Pure.
 */
export function placeWell(moved: readonly Box[], others: readonly Box[], reach: number): Placed {
  if (moved.length === 0) return { by: { x: 0, y: 0 }, guides: [] }
  const bounds = boundsOf(moved)
  const by = { x: shift(bounds, others, 'x', reach), y: shift(bounds, others, 'y', reach) }
  const settled = { ...bounds, x: bounds.x + by.x, y: bounds.y + by.y }
  return { by, guides: AXES.flatMap((axis) => guidesOn(settled, others, axis)) }
}

function shift(box: Box, others: readonly Box[], axis: Axis, reach: number): number {
  const own = marks(box, axis)
  let best: number | null = null
  for (const other of others)
    marks(other, axis).forEach((mark, index) => {
      const by = mark - (own[index] ?? Number.NaN)
      if (Math.abs(by) <= reach && (best === null || Math.abs(by) < Math.abs(best))) best = by
    })
  return best ?? snap(box[axis]) - box[axis]
}

/** Lines that the box shares with others, each as long as all of them together. */
function guidesOn(box: Box, others: readonly Box[], axis: Axis): readonly Guide[] {
  const across = axis === 'x' ? 'y' : 'x'
  return marks(box, axis).flatMap((at, index): readonly Guide[] => {
    const inLine = others.filter((other) => Math.abs((marks(other, axis)[index] ?? 0) - at) < 0.5)
    if (inLine.length === 0) return []
    const ends = [box, ...inLine].flatMap((one) => marks(one, across))
    return [{ axis, at, from: Math.min(...ends), to: Math.max(...ends) }]
  })
}
