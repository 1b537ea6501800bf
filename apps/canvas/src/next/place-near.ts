import type { Position } from '@drawbridge/manifest'
import type { Box, Size } from '../map/geometry.ts'

const GAP = 12

/** Where something has room beside a part without standing on another; undefined where it has none. */
export function placeNear(part: Box, others: readonly Box[], size: Size): Position | undefined {
  const [right, below] = [part.x + part.width + GAP, part.y + part.height + GAP]
  const places = [
    { x: part.x, y: below },
    { x: part.x, y: part.y - size.height - GAP },
    { x: right, y: part.y },
    { x: part.x - size.width - GAP, y: part.y },
  ]
  return places.find((place) => !others.some((other) => overlaps({ ...place, ...size }, other)))
}

const overlaps = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
