import type { RouteInfo } from '@drawbridge/compiler'
import type { Backend } from '../backend.ts'
import type { Happening, SeenRun, SeenStep } from '../inside/words.ts'
import { type Problem, placeOf } from '../problem.ts'
import { routeOf } from '../routes.ts'
import type { StepPlace } from './points.ts'

type Placed<One> = One extends SeenStep ? Omit<One, 'point'> & StepPlace : One
/** Something that happened in a request, at its place in the drawing. */
export type TracedHappening = Placed<Happening>

/** What one request did. */
export interface Run extends Omit<SeenRun, 'happenings' | 'name' | 'failed'> {
  /** Counted from 1 for each project. */
  readonly id: number
  /** The version of the drawing that answered. */
  readonly version: number
  /** Undefined where the request came to no route. */
  readonly route: RouteInfo | undefined
  readonly happenings: readonly TracedHappening[]
  /** Why it was refused or broke off, and where in the code and the drawing. */
  readonly failed?: Omit<Problem, 'losses'>
}

/** The last requests of a project. */
export interface Runs {
  /** The newest first. */
  readonly all: readonly Run[]
  /** Keeps what a backend tells of a request. */
  take(seen: SeenRun, backend: Backend): void
  /** Waits for the request that was given this name. */
  expect(name: string): { readonly run: Promise<Run>; forget(): void }
  empty(): void
}

const MOST = 100
const HEALTH = /^\/health\//

export function createRuns(tell: (run: Run) => void): Runs {
  let all: readonly Run[] = []
  let count = 0
  const waiting = new Map<string, (run: Run) => void>()
  return {
    get all() {
      return all
    },
    take(seen, backend) {
      const run = placed(seen, backend, count + 1)
      const waiter = waiting.get(seen.name)
      if (run === undefined || (waiter === undefined && HEALTH.test(seen.path))) return
      count += 1
      all = [run, ...all].slice(0, MOST)
      waiter?.(run)
      tell(run)
    },
    expect(name) {
      const found = Promise.withResolvers<Run>()
      waiting.set(name, found.resolve)
      return { run: found.promise, forget: () => void waiting.delete(name) }
    },
    empty() {
      all = []
    },
  }
}

function placed(
  { name: _name, failed, ...seen }: SeenRun,
  backend: Backend,
  id: number,
): Run | undefined {
  const { compiled, trace, version } = backend
  const happenings: TracedHappening[] = []
  for (const one of seen.happenings) {
    if (one.sort !== 'step') happenings.push(one)
    else {
      const { point, ...rest } = one
      const place = trace.steps[point]
      // No code of ours tells of a step that there is not.
      if (place === undefined) return undefined
      happenings.push({ ...rest, ...place })
    }
  }
  const route = routeOf(compiled.routes, seen.method, seen.path)
  const why = failed && { message: failed.message, ...placeOf(failed.stack, compiled.tree) }
  return { ...seen, happenings, id, version, route, ...(why && { failed: why }) }
}
