import type { Position } from '@drawbridge/manifest'
import { CARD } from './block.ts'
import type { Drawn, DrawnSpot } from './drawn.ts'

/** How near a step must be dragged to a place to go there. */
const REACH = 140

/** The place that a dragged step would go to: the nearest to the middle of its left edge. */
export function aimAt({ spots }: Drawn, { x, y }: Position): DrawnSpot | null {
  const hand = { x: x + 24, y: y + CARD.height / 2 }
  const near = spots
    .map((spot) => ({ spot, far: Math.hypot(spot.x - hand.x, spot.y - hand.y) }))
    .filter(({ far }) => far < REACH)
    .toSorted((a, b) => a.far - b.far)
  return near[0]?.spot ?? null
}
