import type { CompiledOk } from '../backend.ts'
import { routeOf } from '../routes.ts'
import type { Run } from '../trace/runs.ts'
import { first, statusOf } from './moment-of-span.ts'
import { placesIn } from './places.ts'
import type { GivenSpan, GivenTrace } from './span.ts'
import { momentsOf } from './tree.ts'

/** The version of the drawing that a trace is laid over. */
export interface TracedCode {
  readonly compiled: CompiledOk | undefined
  readonly version: number
  /** Whether it is the very code that wrote the trace. */
  readonly known: boolean
}

const RELEASE = /^[\da-f]{12}$/

/** The request that a trace is about: one to a backend of ours where there is one. */
export function entryOf({ spans }: GivenTrace): GivenSpan {
  const served = spans.filter(({ isServer }) => isServer)
  return served.find(({ release }) => RELEASE.test(release)) ?? served[0] ?? spans[0]
}

/** The databases by the names that traces have for them. */
const DIALECTS = { mysql: 'mysql', postgresql: 'postgres', sqlite: 'sqlite' } as const

export function dialectOf({ spans }: GivenTrace): 'mysql' | 'postgres' | 'sqlite' | undefined {
  const systems = new Set(spans.map((span) => first(span, 'db.system.name')))
  const known = Object.entries(DIALECTS).find(([system]) => systems.has(system))
  return known?.[1]
}

/** A trace from elsewhere as a request among those of the preview. */
export function runOfTrace(trace: GivenTrace, code: TracedCode): Omit<Run, 'id'> {
  const entry = entryOf(trace)
  const { compiled, version, known } = code
  const places = compiled && placesIn(compiled)
  const method = String(first(entry, 'http.request.method', 'http.method') ?? '')
  const route = first(entry, 'http.route')
  const path = String(first(entry, 'url.path', 'http.target') ?? route ?? entry.name)
  const status = statusOf(entry) ?? 0
  const [thrown] = entry.exceptions
  const what = String(thrown?.['exception.type'] ?? 'something')
  return {
    request: entry.trace,
    began: entry.began,
    ms: entry.ms,
    method,
    path: path.slice(0, 2000),
    status,
    version,
    route: compiled && routeOf(compiled.routes, method, String(route ?? path)),
    caller: null,
    body: null,
    answer: null,
    cut: [],
    moments: momentsOf(trace.spans, entry, places),
    dry: false,
    left: trace.left,
    missed: 0,
    rows: [],
    byStudio: false,
    elsewhere: { service: entry.service, release: entry.release, known },
    ...(thrown !== undefined && {
      failed: {
        message: status < 500 ? 'It was refused here' : `It failed: ${what}`,
        ...places?.placeOf(String(thrown['exception.stacktrace'] ?? '')),
      },
    }),
  }
}
