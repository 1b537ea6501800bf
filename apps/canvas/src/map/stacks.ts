import { meets, type Box } from './geometry.ts'
import type { Place } from './place-of.ts'

/** Parts that stand too close on the screen to be pressed one by one. */
export interface Stack {
  /** Of its first part. */
  readonly id: string
  readonly ids: readonly string[]
  /** The middle of the one mark that is pressed in their place. */
  readonly x: number
  readonly y: number
}

export interface Crowd {
  readonly stacks: readonly Stack[]
  /** Parts that nobody can press by themselves. */
  readonly ids: ReadonlySet<string>
}

/** What can be pressed is as large as this on the screen. */
const TARGET = 24
/** Half of what the mark of a stack takes, with some room around it. */
const MARK = { width: 24, height: 16 } as const
/** A stack takes in what crowds within so much of its mark, to each side. */
const REACH = 72

/** A part as it can be pressed: the ground around a small one belongs to it. */
interface Target extends Place {
  readonly isGrown: boolean
}

/** Parts of a drawing that crowd as it is seen now; frames lie behind the others. Pure. */
export function crowdOf(places: readonly Place[], frames: readonly Place[], zoom: number): Crowd {
  const least = TARGET / zoom
  const targets = places.map((place) => targetOf(place, least)).toSorted((a, b) => a.y - b.y)
  const crowding = crowdingIn(targets, least)
  const stacks: Stack[] = []
  const taken = new Set<string>()
  for (const [first, others] of crowding) {
    if (taken.has(first.id) || others.every(({ id }) => taken.has(id))) continue
    const isIn = (one: Target): boolean =>
      others.includes(one) || meets(one, around(first, REACH / zoom, REACH / zoom))
    const members = [first, ...[...crowding.keys()].filter((one) => one !== first && isIn(one))]
    const ids = members.flatMap(({ id }) => (taken.has(id) ? [] : [id]))
    for (const id of ids) taken.add(id)
    stacks.push({ id: first.id, ids, ...middleOf(first) })
  }
  const whole = stacks.map((stack) => withCovered(stack, targets, taken, zoom))
  const hidden = frames.filter((frame) => !hasGround(frame, places, least))
  return { stacks: whole, ids: new Set([...taken, ...hidden.map(idOf)]) }
}

const idOf = ({ id }: Place): string => id

function targetOf(place: Place, least: number): Target {
  const [width, height] = [Math.max(place.width, least), Math.max(place.height, least)]
  const { x, y } = middleOf(place)
  const isGrown = width > place.width || height > place.height
  return { id: place.id, x: x - width / 2, y: y - height / 2, width, height, isGrown }
}

/** From above: each target that another one takes ground from, with all that do. */
function crowdingIn(targets: readonly Target[], least: number): Map<Target, readonly Target[]> {
  const found = new Map<Target, Target[]>()
  // One so high keeps enough of itself, whatever stands above and below.
  const low = targets.filter(({ height }) => height < 2 * least)
  for (const [at, one] of low.entries())
    for (const other of low.slice(at + 1)) {
      if (other.y >= one.y + one.height) break
      if (!(one.isGrown || other.isGrown) || !meets(one, other)) continue
      found.set(one, [...(found.get(one) ?? []), other])
      found.set(other, [...(found.get(other) ?? []), one])
    }
  return new Map([...found].toSorted(([a], [b]) => a.y - b.y))
}

/** What the mark of a stack would cover belongs to it as well, where it is not large. */
function withCovered(
  stack: Stack,
  targets: readonly Target[],
  taken: Set<string>,
  zoom: number,
): Stack {
  const mark = boxAt(stack, MARK.width / zoom, MARK.height / zoom)
  const covered = targets.filter(
    (one) => !taken.has(one.id) && one.height * zoom < 2 * TARGET && meets(one, mark),
  )
  for (const { id } of covered) taken.add(id)
  return covered.length === 0 ? stack : { ...stack, ids: [...stack.ids, ...covered.map(idOf)] }
}

/** Whether beside what stands on a frame there is enough of it to be pressed. */
function hasGround(frame: Place, places: readonly Place[], least: number): boolean {
  const inside = places.filter((place) => meets(place, frame))
  if (inside.length === 0) return true
  const [right, bottom] = [frame.x + frame.width, frame.y + frame.height]
  return (
    Math.min(...inside.map(({ x }) => x)) - frame.x >= least ||
    Math.min(...inside.map(({ y }) => y)) - frame.y >= least ||
    right - Math.max(...inside.map(({ x, width }) => x + width)) >= least ||
    bottom - Math.max(...inside.map(({ y, height }) => y + height)) >= least
  )
}

const middleOf = ({ x, y, width, height }: Box) => ({ x: x + width / 2, y: y + height / 2 })

const boxAt = (
  { x, y }: { readonly x: number; readonly y: number },
  wide: number,
  high: number,
) => ({
  x: x - wide,
  y: y - high,
  width: 2 * wide,
  height: 2 * high,
})

const around = (place: Place, wide: number, high: number): Box => boxAt(middleOf(place), wide, high)
