import { jaegerSpans } from './jaeger.ts'
import { recordIn } from './loose.ts'
import { otlpSpans } from './otlp.ts'
import type { GivenSpan, GivenTrace } from './span.ts'

/** Of everything that is given at once. */
const MOST_TRACES = 20
const MOST_SPANS = 400

/** Traces as OpenTelemetry, Tempo or Jaeger write them in JSON. Empty where it is nothing of these. */
export function readTraces(input: unknown): readonly GivenTrace[] {
  const document = recordIn(input)
  const traces = new Map<string, GivenSpan[]>()
  const spans = Array.isArray(document['data']) ? jaegerSpans(document) : otlpSpans(document)
  for (const span of spans) {
    if (span.trace === '' || span.id === '') continue
    const known = traces.get(span.trace)
    if (known === undefined && traces.size === MOST_TRACES) continue
    if (known === undefined) traces.set(span.trace, [span])
    else known.push(span)
  }
  return [...traces.values()].flatMap(([first, ...rest]) => (first ? [cut(first, rest)] : []))
}

/** One that comes in pieces: a backend sends what has ended, and a request ends last. */
export function joinTraces(one: GivenTrace, other: GivenTrace): GivenTrace {
  const [first, ...rest] = one.spans
  const known = new Set(one.spans.map(({ id }) => id))
  const added = other.spans.filter(({ id }) => !known.has(id))
  const joined = cut(first, [...rest, ...added])
  return { ...joined, left: joined.left + one.left + other.left }
}

/** With as many spans as are kept, those of requests before others. */
function cut(one: GivenSpan, others: readonly GivenSpan[]): GivenTrace {
  const all = [one, ...others].toSorted((a, b) => Number(b.isServer) - Number(a.isServer))
  const kept = all.slice(0, MOST_SPANS).toSorted((a, b) => a.began - b.began)
  const [first = one, ...rest] = kept
  return { spans: [first, ...rest], left: all.length - kept.length }
}
