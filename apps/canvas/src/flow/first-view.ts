import { boundsOf } from '../map/geometry.ts'
import type { Drawn } from './drawn.ts'

const MARGIN = { x: 40, top: 72, bottom: 56 }
/** Nothing is shown smaller than this at first: text of 12 pixels then still has 11. */
const SMALLEST = 0.92

/** How a flow is seen when it opens: all of it where that can be read, else its beginning. */
export function firstView(
  { start, cards, spots }: Drawn,
  room: { readonly width: number; readonly height: number },
): { readonly x: number; readonly y: number; readonly zoom: number } {
  const ends = spots.map(({ x, y }) => ({ x: x - 20, y: y - 20, width: 40, height: 40 }))
  const bounds = boundsOf([start, ...cards, ...ends])
  const wide = (room.width - 2 * MARGIN.x) / bounds.width
  const high = (room.height - MARGIN.top - MARGIN.bottom) / bounds.height
  const zoom = Math.min(1, Math.max(SMALLEST, Math.min(wide, high)))
  const middle = MARGIN.top + (room.height - MARGIN.top - MARGIN.bottom) / 2
  const whole = bounds.height * zoom <= room.height - MARGIN.top - MARGIN.bottom
  const centre = whole ? bounds.y + bounds.height / 2 : start.y + start.height / 2
  return { x: MARGIN.x - bounds.x * zoom, y: middle - centre * zoom, zoom }
}
