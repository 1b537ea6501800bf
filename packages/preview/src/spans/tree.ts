import type { TracedMoment } from '../trace/runs.ts'
import type { StepPlace } from '../trace/points.ts'
import { momentOf, type PlacelessMoment } from './moment-of-span.ts'
import { keyOf, type Places } from './places.ts'
import type { GivenSpan } from './span.ts'

/** Something that happened, below what it is a part of. */
interface Leaf {
  readonly moment: PlacelessMoment
  readonly above: Leaf | undefined
  /** Not before what it is a part of, whatever two clocks say. */
  readonly began: number
  ended: number
  failed: string | undefined
}

/** Steps are told as long as there are no more moments than this. */
const MOST = 1000

/** What the spans of a request stand for, with the steps that their places in the code are of. */
export function momentsOf(
  spans: readonly GivenSpan[],
  entry: GivenSpan,
  places: Places | undefined,
): readonly TracedMoment[] {
  const leaves: Leaf[] = []
  const lastBelow = new Map<Leaf | undefined, Leaf>()
  const runs = new Map<string, number>()
  const known = new Set(spans.map(({ id }) => id))
  const below = Map.groupBy(spans, ({ parent }) =>
    parent !== undefined && known.has(parent) ? parent : null,
  )
  const seen = new Set<GivenSpan>()

  function add(moment: PlacelessMoment, above: Leaf | undefined, began: number): Leaf {
    const from = Math.max(began, above?.began ?? entry.began)
    const leaf = {
      moment,
      above,
      began: from,
      ended: from + (moment.ms ?? 0),
      failed: moment.failed,
    }
    leaves.push(leaf)
    lastBelow.set(above, leaf)
    return leaf
  }

  /** The steps on the way there, as far as they are not open already. */
  function inSteps(stack: string, around: Leaf | undefined, began: number): Leaf | undefined {
    let above = around
    const open = stepsAround(around)
    for (const step of places?.stepsOf(stack) ?? []) {
      const key = keyOf(step)
      if (open.has(key) || leaves.length > MOST) continue
      const last = lastBelow.get(above)
      above = last !== undefined && stepKey(last) === key ? last : begin(step, above, began)
    }
    return above
  }

  function begin(step: StepPlace, above: Leaf | undefined, began: number): Leaf {
    const run = (runs.get(keyOf(step)) ?? 0) + 1
    runs.set(keyOf(step), run)
    return add({ sort: 'step', ...step, run, ms: 0 }, above, began)
  }

  function grow(span: GivenSpan, around: Leaf | undefined): void {
    const waiting: [GivenSpan, Leaf | undefined][] = [[span, around]]
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [one, above] = next
      if (seen.has(one)) continue
      seen.add(one)
      const at = inSteps(stackOf(one), above, one.began)
      const leaf = one === entry ? at : add(momentOf(one), at, one.began)
      const moments = below.get(one.id) ?? []
      for (const moment of moments.toReversed()) waiting.push([moment, leaf])
    }
  }

  for (const span of below.get(null) ?? []) grow(span, undefined)
  // Spans that are parts of each other in a ring are shown beside the others.
  for (const span of spans) grow(span, undefined)
  for (const thrown of entry.exceptions) {
    const stack = String(thrown['exception.stacktrace'] ?? '')
    const around = leaves.findLast(({ moment }) => moment.sort === 'span')
    const at = inSteps(stack, around, leaves.at(-1)?.ended ?? entry.began)
    if (at?.moment.sort === 'step') at.failed ??= String(thrown['exception.type'] ?? 'It failed.')
  }
  return listed(leaves, entry)
}

function listed(leaves: readonly Leaf[], entry: GivenSpan): readonly TracedMoment[] {
  for (const leaf of leaves.toReversed())
    if (leaf.above?.moment.sort === 'step')
      leaf.above.ended = Math.max(leaf.above.ended, leaf.ended)
  const sorted = leaves.toSorted((a, b) => a.began - b.began)
  const place = new Map(sorted.map((leaf, index) => [leaf, index]))
  return sorted.map(({ moment, above, began, ended, failed }) => ({
    ...moment,
    at: began - entry.began,
    ms: ended - began,
    within: above === undefined ? null : (place.get(above) ?? null),
    ...(failed !== undefined && { failed }),
  }))
}

const stackOf = ({ attributes }: GivenSpan): string => {
  const stack = attributes['code.stacktrace']
  if (stack !== undefined) return String(stack)
  return `(${attributes['code.file.path']}:${attributes['code.line.number']})`
}

const stepKey = ({ moment }: Leaf): string | undefined =>
  moment.sort === 'step' ? keyOf(moment) : undefined

function stepsAround(leaf: Leaf | undefined): ReadonlySet<string> {
  const keys = new Set<string>()
  for (let one = leaf; one !== undefined; one = one.above) {
    const key = stepKey(one)
    if (key !== undefined) keys.add(key)
  }
  return keys
}
