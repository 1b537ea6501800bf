import { numberIn, recordIn, recordsIn, textIn, type Loose } from './loose.ts'
import type { Attributes, GivenSpan } from './span.ts'

/** What Jaeger gives as JSON. */
export function* jaegerSpans(document: Loose): Generator<GivenSpan> {
  for (const trace of recordsIn(document['data'])) {
    const processes = recordIn(trace['processes'])
    for (const span of recordsIn(trace['spans'])) {
      const process = recordIn(processes[textIn(span['processID'])])
      yield spanOf(span, process)
    }
  }
}

function spanOf(span: Loose, process: Loose): GivenSpan {
  const attributes = attributesOf(span['tags'])
  const parent = recordsIn(span['references']).find(({ refType }) => refType === 'CHILD_OF')
  return {
    trace: textIn(span['traceID']),
    id: textIn(span['spanID']),
    parent: textIn(parent?.['spanID']) || undefined,
    name: textIn(span['operationName']),
    isServer: attributes['span.kind'] === 'server',
    began: (numberIn(span['startTime']) ?? 0) / 1000,
    ms: Math.max((numberIn(span['duration']) ?? 0) / 1000, 0),
    service: textIn(process['serviceName']),
    release: String(attributesOf(process['tags'])['service.version'] ?? ''),
    attributes,
    exceptions: recordsIn(span['logs'])
      .slice(0, 10)
      .map(({ fields }) => attributesOf(fields))
      .filter(({ event }) => event === 'exception'),
    failed: attributes['otel.status_code'] === 'ERROR' || attributes['error'] === 'true',
  }
}

const MOST = 128

function attributesOf(tags: unknown): Attributes {
  const pairs = recordsIn(tags)
    .slice(0, MOST)
    .flatMap(({ key, value }): [string, string | number][] => {
      if (typeof key !== 'string') return []
      if (typeof value === 'number' && Number.isFinite(value)) return [[key, value]]
      return typeof value === 'string' || typeof value === 'boolean'
        ? [[key, textIn(String(value))]]
        : []
    })
  return Object.fromEntries(pairs)
}
