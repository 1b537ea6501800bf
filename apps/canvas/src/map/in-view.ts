import { meets, type Box } from './geometry.ts'
import type { Far } from './nodes/seen.ts'
import type { Place } from './place-of.ts'

/** What the screen shows of the drawing, in the drawing's own measure. */
export interface View extends Box {
  /** How near cards that are not there yet are drawn. */
  readonly far: Far
  /** Nobody zooms or moves it just now: the time to draw nearer what is there, and to tidy up. */
  readonly isStill: boolean
  /** A hand holds something on it. */
  readonly isHeld: boolean
}

/** Parts that are drawn, each as near as it was seen when it was. */
export type Drawn = ReadonlyMap<string, Far>

/** So many cards are drawn for one frame; one with its rows takes as long as some without. */
const MOST: Readonly<Record<Far, number>> = { 0: 2, 1: 4, 2: 8 }
/** While somebody moves the map, or holds something on it, the frame belongs to that: plates stand in. */
const MOST_MOVING: Readonly<Record<Far, number>> = { 0: 1, 1: 2, 2: 3 }
/** So many go in one frame. */
const MOST_GONE = 20

/** How near a zoom is: rows can be read, names, large names. */
export const farAt = (zoom: number): Far => (zoom < 0.3 ? 2 : zoom < 0.5 ? 1 : 0)

/** Everything in view at once, as a map opens. */
export const drawnAtOnce = (places: readonly Place[], view: View): Drawn =>
  new Map(places.filter((place) => meets(place, view)).map(({ id }) => [id, view.far]))

/**
 * The next few cards towards what should be drawn, those in the middle first; the very same where
 * nothing is left to do. What has gone out of view stays until it is far out: whoever looks around
 * comes back.
 */
export function drawnNext(before: Drawn, places: readonly Place[], view: View): Drawn {
  const isDue = ({ id }: Place): boolean =>
    view.isStill ? before.get(id) !== view.far : !before.has(id)
  const due = places.filter((place) => isDue(place) && meets(place, view))
  if (due.length > 0) {
    const next = new Map(before)
    const most = (view.isStill && !view.isHeld ? MOST : MOST_MOVING)[view.far]
    for (const { id } of nearestFirst(due, view).slice(0, most)) next.set(id, view.far)
    return next
  }

  const kept = grown(view, BEYOND)
  const gone = places.filter((place) => before.has(place.id) && !meets(place, kept))
  if (gone.length === 0) return before
  const next = new Map(before)
  for (const { id } of gone.slice(0, MOST_GONE)) next.delete(id)
  return next
}

/** Parts of the view's own size around it in which what was drawn stays. */
const BEYOND = 0.5

const grown = ({ x, y, width, height }: Box, by: number): Box => ({
  x: x - width * by,
  y: y - height * by,
  width: width * (1 + 2 * by),
  height: height * (1 + 2 * by),
})

function nearestFirst(places: readonly Place[], view: Box): readonly Place[] {
  const [x, y] = [view.x + view.width / 2, view.y + view.height / 2]
  const away = (place: Place): number =>
    Math.hypot(place.x + place.width / 2 - x, place.y + place.height / 2 - y)
  return places.toSorted((a, b) => away(a) - away(b))
}
