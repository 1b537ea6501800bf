import { getViewportForBounds, type Viewport } from '@xyflow/react'
import type { Box, Size } from './geometry.ts'

/** Room for what floats over the map: the prompt above, the zoom buttons below. */
const ROOM = { top: 76, right: 40, bottom: 64, left: 40 } as const

/** What of the map is not free for what is shown on it. */
export interface Margins {
  /** How much of the map's right side is covered by something else. */
  readonly right: number
  /** How far down what floats over it reaches, where that is further than usual. */
  readonly top?: number
  /** Never smaller than this, even where not all has room then. */
  readonly least: number
}

/** The view that shows a box whole, never larger than life; one that has no room is seen from its beginning. */
export function viewOf(
  box: Box,
  { width, height }: Size,
  { right, top = 0, least }: Margins,
): Viewport {
  const above = Math.max(ROOM.top, top)
  const view = getViewportForBounds(box, width, height, least, 1, {
    top: `${above}px`,
    right: `${ROOM.right + right}px`,
    bottom: `${ROOM.bottom}px`,
    left: `${ROOM.left}px`,
  })
  return {
    ...view,
    x: Math.max(
      view.x,
      seenFrom(view.zoom, box.x, box.width, ROOM.left, width - ROOM.right - right),
    ),
    y: Math.max(view.y, seenFrom(view.zoom, box.y, box.height, above, height - ROOM.bottom)),
  }
}

/** Where the view has to stand for the beginning to be at `low`, if it has no room before `high`. */
function seenFrom(zoom: number, start: number, size: number, low: number, high: number): number {
  return size * zoom > high - low ? low - start * zoom : -Infinity
}
