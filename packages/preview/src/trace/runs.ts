import type { RouteInfo } from '@drawbridge/compiler'
import type { Backend } from '../backend.ts'
import type { Caller, Person } from '../development/person.ts'
import { type Happened, type Moment, type SeenRun, type SeenStep, STUDIO } from '../inside/words.ts'
import { type Problem, placeOf } from '../problem.ts'
import { routeOf } from '../routes.ts'
import { joinTraces } from '../spans/read-traces.ts'
import type { GivenTrace } from '../spans/span.ts'
import type { StepPlace } from './points.ts'

type Placed<One> = One extends SeenStep ? Omit<One, 'point'> & StepPlace : One
/** A function, or what somebody else's service did: known of requests elsewhere alone. */
export interface SeenSpan extends Happened {
  readonly sort: 'span'
  readonly name: string
  readonly service: string
}
/** Something that happened in a request, at its place in the drawing. */
export type TracedMoment = Placed<Moment> | SeenSpan

/** What one request did. */
export interface Run extends Omit<SeenRun, 'moments' | 'name' | 'failed'> {
  /** Counted from 1 for each project. */
  readonly id: number
  /** The version of the drawing that answered. */
  readonly version: number
  /** Whether the studio sent it for itself: to sign somebody in, to make first rows, to compare. */
  readonly byStudio: boolean
  /** As whom the studio sent it; undefined where it came from elsewhere. */
  readonly as?: 'nobody' | Caller | Person
  /** Undefined where the request came to no route. */
  readonly route: RouteInfo | undefined
  readonly moments: readonly TracedMoment[]
  /** Why it was refused or broke off, and where in the code and the drawing. */
  readonly failed?: Omit<Problem, 'losses'>
  /** Of a request to a backend elsewhere, whose trace was brought here. */
  readonly elsewhere?: {
    readonly service: string
    readonly release: string
    /** Whether the version is the very code that answered, and not the one nearest to it. */
    readonly known: boolean
  }
}

/** What the studio knows of a request that it sends. */
export type HowSent = Pick<Run, 'byStudio' | 'as'>

/** The last requests of a project. */
export interface Runs {
  /** The newest first. */
  readonly all: readonly Run[]
  /** Keeps what a backend tells of a request. */
  take(seen: SeenRun, backend: Backend): void
  /** Waits for the request that was given this name. */
  expect(name: string, how: HowSent): { readonly run: Promise<Run>; forget(): void }
  /** A trace from elsewhere with the pieces of it that came before. */
  join(trace: GivenTrace): GivenTrace
  /** The same, with those that have come since. */
  joined(trace: GivenTrace): GivenTrace
  /** Keeps one that was not to the preview, in place of what was known of it. */
  add(run: Omit<Run, 'id'>): Run
  /** How many that were not to the preview are not kept any more. */
  readonly left: number
  empty(): void
}

const MOST = 100
const HEALTH = /^\/health\//

export function createRuns(tell: (run: Run) => void): Runs {
  let own: readonly Run[] = []
  // Not those of the preview give way to however many come from elsewhere.
  let received: readonly Run[] = []
  const traces = new Map<string, GivenTrace>()
  let count = 0
  let left = 0
  const waiting = new Map<string, { how: HowSent; tell: (run: Run) => void }>()
  function named(one: Omit<Run, 'id'>): Run {
    count += 1
    return { ...one, id: count }
  }
  return {
    get all() {
      return [...own, ...received].toSorted((a, b) => b.id - a.id)
    },
    take(seen, backend) {
      const waiter = waiting.get(seen.name)
      const run = placed(seen, backend, waiter?.how ?? { byStudio: seen.name === STUDIO })
      if (run === undefined || (waiter === undefined && HEALTH.test(seen.path))) return
      const kept = named(run)
      own = [kept, ...own].slice(0, MOST)
      tell(kept)
      waiter?.tell(kept)
    },
    join(trace) {
      const [{ trace: id }] = trace.spans
      const known = traces.get(id)
      const whole = known ? joinTraces(known, trace) : trace
      traces.set(id, whole)
      for (const oldest of [...traces.keys()].slice(0, -MOST)) traces.delete(oldest)
      return whole
    },
    joined: (trace) => traces.get(trace.spans[0].trace) ?? trace,
    add(one) {
      const known = received.find(({ request }) => request === one.request)
      const run = known ? { ...one, id: known.id } : named(one)
      const all = known
        ? received.map((other) => (other === known ? run : other))
        : [run, ...received]
      received = all.slice(0, MOST)
      left += all.length - received.length
      tell(run)
      return run
    },
    get left() {
      return left
    },
    expect(name, how) {
      const found = Promise.withResolvers<Run>()
      waiting.set(name, { how, tell: found.resolve })
      return { run: found.promise, forget: () => void waiting.delete(name) }
    },
    empty() {
      own = []
      received = []
      traces.clear()
      left = 0
    },
  }
}

function placed(
  { name: _name, failed, ...seen }: SeenRun,
  backend: Backend,
  how: HowSent,
): Omit<Run, 'id'> | undefined {
  const { compiled, trace, version } = backend
  const moments: TracedMoment[] = []
  for (const one of seen.moments) {
    if (one.sort !== 'step') moments.push(one)
    else {
      const { point, ...rest } = one
      const place = trace.steps[point]
      // No code of ours tells of a step that there is not.
      if (place === undefined) return undefined
      moments.push({ ...rest, ...place })
    }
  }
  const route = routeOf(compiled.routes, seen.method, seen.path)
  const why = failed && { message: failed.message, ...placeOf(failed.stack, compiled.tree) }
  return { ...seen, ...how, moments, version, route, ...(why && { failed: why }) }
}
