import type { Position } from '@drawbridge/manifest'

/** A line whose straight pieces are looked at. */
interface Bent {
  readonly points: readonly Position[]
  readonly ports: readonly [string, string]
  readonly alone: boolean
}

/** A straight piece of a line: from `start` to `end` along one axis, at `at` of the other. */
export interface Stretch {
  readonly isUpright: boolean
  readonly at: number
  readonly start: number
  readonly end: number
  /** The ports from or to which it may run as one with others. */
  readonly from: string | null
  readonly to: string | null
}

/** Where lines run already. */
export interface Taken {
  add(stretch: Stretch): void
  remove(stretch: Stretch): void
  /**
   * How much of a stretch would lie on lines that it has no port in common with; where that is
   * `enough` or more it is not counted further.
   */
  under(stretch: Stretch, enough: number): number
}

/** Lines nearer to each other than this are taken for one. */
const APART = 6

/** One straight piece of a line, which leaves its card level and turns at each point. */
export function stretchOf({ points, ports, alone }: Bent, index: number): Stretch {
  const a = points[index] ?? ORIGIN
  const b = points[index + 1] ?? a
  const isUpright = index % 2 === 1
  const [at, one, other] = isUpright ? [a.x, a.y, b.y] : [a.y, a.x, b.x]
  return {
    isUpright,
    at,
    start: Math.min(one, other),
    end: Math.max(one, other),
    from: alone && index > 0 ? null : ports[0],
    to: alone && index + 2 < points.length ? null : ports[1],
  }
}

const ORIGIN: Position = { x: 0, y: 0 }

export function takenStretches(): Taken {
  const upright = new Map<number, Stretch[]>()
  const level = new Map<number, Stretch[]>()
  const lanesOf = ({ isUpright }: Stretch) => (isUpright ? upright : level)
  const laneOf = ({ at }: Stretch): number => Math.floor(at / APART)
  return {
    add: (stretch) => {
      const lanes = lanesOf(stretch)
      const there = lanes.get(laneOf(stretch))
      if (there) there.push(stretch)
      else lanes.set(laneOf(stretch), [stretch])
    },
    remove: (stretch) => {
      const there = lanesOf(stretch).get(laneOf(stretch)) ?? []
      there.splice(there.indexOf(stretch), 1)
    },
    under: (stretch, enough) => {
      const lanes = lanesOf(stretch)
      let sum = 0
      for (let lane = laneOf(stretch) - 1; lane <= laneOf(stretch) + 1; lane += 1)
        for (const other of lanes.get(lane) ?? []) {
          sum += covered(stretch, other)
          if (sum >= enough) return sum
        }
      return sum
    },
  }
}

/** How much of two stretches cannot be told apart. */
function covered(one: Stretch, other: Stretch): number {
  const length = Math.min(one.end, other.end) - Math.max(one.start, other.start)
  if (length <= 0 || Math.abs(one.at - other.at) >= APART) return 0
  return one.at === other.at && isTree(one, other) ? 0 : length
}

const isTree = (one: Stretch, other: Stretch): boolean =>
  (one.from !== null && (one.from === other.from || one.from === other.to)) ||
  (one.to !== null && (one.to === other.to || one.to === other.from))
