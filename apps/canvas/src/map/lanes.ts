import type { Position } from '@drawbridge/manifest'
import type { Obstacles } from './obstacles.ts'
import { stretchOf, takenStretches, type Stretch, type Taken } from './stretches.ts'

/** To the right of a card or to the left of it. */
export type Side = 1 | -1

/** A line of right angles before it has a lane of its own. */
export interface Way {
  readonly points: readonly Position[]
  /** The sides of its cards that it leaves and enters at. */
  readonly sides: readonly [Side, Side]
  /** Where it begins and ends: lines that share a port may run as one from it, as a tree grows. */
  readonly ports: readonly [string, string]
  /** It shares no more with another line than the last stretch to a port. */
  readonly alone: boolean
}

/** How far apart lines run beside each other. */
export const LANE = 8
const MOST_LANES = 12
/** With more lines than these there is no room beside each other, and looking for it is slow. */
const MOST_WAYS = 300
/** How far from its ends a line may turn. */
const STUB = 12

/** Moves stretches of lines sideways, to a lane of their own where another line has run already. */
export function inLanes(
  ways: readonly Way[],
  obstacles: Obstacles,
): readonly (readonly Position[])[] {
  if (ways.length > MOST_WAYS) return ways.map(({ points }) => points)
  const taken = takenStretches()
  const placed: Placed[] = []
  const place = (way: Way): Placed => {
    let best = way
    for (let turn = 1; turn + 2 < way.points.length; turn += 1)
      best = bestLane(best, turn, { taken, obstacles })
    const stretches = best.points.slice(1).map((_, index) => stretchOf(best, index))
    for (const stretch of stretches) taken.add(stretch)
    return { way: best, stretches }
  }
  for (const way of ways) placed.push(place(way))
  // The first ones could not know of those after them.
  return placed.map(({ way, stretches }) => {
    for (const stretch of stretches) taken.remove(stretch)
    const isCovered = stretches.some((stretch) => taken.under(stretch, 1) > 0)
    if (isCovered) return place(way).way.points
    for (const stretch of stretches) taken.add(stretch)
    return way.points
  })
}

interface Room {
  readonly taken: Taken
  readonly obstacles: Obstacles
}

interface Placed {
  readonly way: Way
  readonly stretches: readonly Stretch[]
}

/**
 * A line with the stretch after a turn in the nearest lane in which it lies on nothing, and goes
 * through no more cards than before.
 */
function bestLane(way: Way, turn: number, { taken, obstacles }: Room): Way {
  let best = way
  let least = coveredFrom(way, turn, taken, Number.POSITIVE_INFINITY)
  if (least === 0) return way
  const cards = cardsFrom(way, turn, obstacles)
  for (let lane = 1; lane <= MOST_LANES && least > 0; lane += 1)
    for (const by of [lane * LANE, -lane * LANE]) {
      const moved = { ...way, points: shifted(way.points, turn, by) }
      if (!isRoomy(moved)) continue
      const covered = coveredFrom(moved, turn, taken, least)
      if (covered >= least || cardsFrom(moved, turn, obstacles, cards + 1) > cards) continue
      best = moved
      least = covered
    }
  return best
}

/** How much of a stretch and its two neighbours, which move along with it, lies on other lines. */
function coveredFrom(way: Way, turn: number, taken: Taken, enough: number): number {
  let sum = 0
  for (let index = turn - 1; index <= turn + 1 && sum < enough; index += 1)
    sum += taken.under(stretchOf(way, index), enough - sum)
  return sum
}

const cardsFrom = ({ points }: Way, turn: number, obstacles: Obstacles, enough?: number): number =>
  obstacles.crossedBy(points.slice(turn - 1, turn + 3), new Set(), enough).size

function shifted(points: readonly Position[], turn: number, by: number): readonly Position[] {
  const isUpright = turn % 2 === 1
  return points.map(({ x, y }, index) => {
    if (index !== turn && index !== turn + 1) return { x, y }
    return isUpright ? { x: x + by, y } : { x, y: y + by }
  })
}

/** Whether a line still leaves and enters its cards from outside. */
function isRoomy({ points, sides: [out, into] }: Way): boolean {
  const [start, first] = points
  const [last, end] = points.slice(-2)
  if (!start || !first || !last || !end) return false
  return (first.x - start.x) * out >= STUB && (last.x - end.x) * into >= STUB
}
