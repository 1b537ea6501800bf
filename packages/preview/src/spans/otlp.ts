import { numberIn, recordIn, recordsIn, textIn, type Loose } from './loose.ts'
import type { Attributes, GivenSpan } from './span.ts'

const SERVER = new Set<unknown>([2, 'SPAN_KIND_SERVER'])
const ERROR = new Set<unknown>([2, 'STATUS_CODE_ERROR'])

/** OTLP as JSON, and what Tempo gives, which differs from it in names and in how ids are written. */
export function* otlpSpans(document: Loose): Generator<GivenSpan> {
  const { resourceSpans, batches, trace } = document
  const groups = resourceSpans ?? batches ?? recordIn(trace)['resourceSpans']
  for (const group of recordsIn(groups)) {
    const resource = attributesOf(recordIn(group['resource'])['attributes'])
    const scopes = group['scopeSpans'] ?? group['instrumentationLibrarySpans']
    for (const scope of recordsIn(scopes))
      for (const span of recordsIn(scope['spans'])) yield spanOf(span, resource)
  }
}

function spanOf(span: Loose, resource: Attributes): GivenSpan {
  const began = millisecondsOf(span['startTimeUnixNano'])
  return {
    trace: idOf(span['traceId']),
    id: idOf(span['spanId']),
    parent: idOf(span['parentSpanId']) || undefined,
    name: textIn(span['name']),
    isServer: SERVER.has(span['kind']),
    began,
    ms: Math.max(millisecondsOf(span['endTimeUnixNano']) - began, 0),
    service: String(resource['service.name'] ?? ''),
    release: String(resource['service.version'] ?? ''),
    attributes: attributesOf(span['attributes']),
    exceptions: recordsIn(span['events'])
      .filter(({ name }) => name === 'exception')
      .slice(0, 10)
      .map(({ attributes }) => attributesOf(attributes)),
    failed: ERROR.has(recordIn(span['status'])['code']),
  }
}

/** Nanoseconds have no room in a number: thousandths of a millisecond are near enough. */
const millisecondsOf = (value: unknown): number => Math.round((numberIn(value) ?? 0) / 1000) / 1000

const MOST = 128

function attributesOf(value: unknown): Attributes {
  const pairs = recordsIn(value)
    .slice(0, MOST)
    .flatMap(({ key, value: held }): [string, string | number][] => {
      const { stringValue, intValue, doubleValue } = recordIn(held)
      const number = numberIn(intValue) ?? numberIn(doubleValue)
      const one = typeof stringValue === 'string' ? textIn(stringValue) : number
      return typeof key === 'string' && one !== undefined ? [[key, one]] : []
    })
  return Object.fromEntries(pairs)
}

/** Hexadecimal digits, or base64 as Protocol Buffers write bytes in JSON. */
function idOf(value: unknown): string {
  const text = textIn(value).slice(0, 64)
  if (/^(?:[\da-f]{16}|[\da-f]{32})$/i.test(text)) return text.toLowerCase()
  return /^[\w+/]+={1,2}$/.test(text) ? Buffer.from(text, 'base64').toString('hex') : text
}
