import assert from 'node:assert/strict'
import { startService, type Service } from './service.ts'

interface Attribute {
  readonly key: string
  readonly value: { readonly stringValue?: string; readonly intValue?: number | string }
}

/** As OTLP writes it in JSON. */
interface Written {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly name: string
  readonly kind: number
  readonly startTimeUnixNano: string
  readonly endTimeUnixNano: string
  readonly attributes: readonly Attribute[]
  readonly events: readonly { readonly name: string; readonly attributes: readonly Attribute[] }[]
  readonly status: { readonly code?: number }
}

interface Sent {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] }
    readonly scopeSpans: readonly { readonly spans: readonly Written[] }[]
  }[]
}

type Attributes = Readonly<Record<string, string | number>>

export interface CollectedSpan {
  readonly trace: string
  readonly id: string
  readonly parent: string | undefined
  readonly name: string
  readonly kind: number
  readonly resource: Attributes
  readonly attributes: Attributes
  readonly events: readonly (Attributes & { readonly event: string })[]
  readonly failed: boolean
}

/** A collector of traces, which holds what it is sent to the shape that is published. */
export interface Collector extends AsyncDisposable {
  readonly service: Service
  spans(): readonly CollectedSpan[]
}

export async function startCollector(status = 200): Promise<Collector> {
  const service = await startService((_asked, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end('{}')
  })
  return {
    service,
    spans: () => service.asked.flatMap(({ body }) => readSpans(body)),
    [Symbol.asyncDispose]: () => service[Symbol.asyncDispose](),
  }
}

export function readSpans(body: string): readonly CollectedSpan[] {
  const { resourceSpans }: Sent = JSON.parse(body)
  return resourceSpans.flatMap(({ resource, scopeSpans }) =>
    scopeSpans.flatMap(({ spans }) =>
      spans.map((span) => {
        const { traceId, spanId, parentSpanId, kind, status } = span
        assert.match(traceId, /^[\da-f]{32}$/)
        assert.match(spanId, /^[\da-f]{16}$/)
        assert.ok(Number.isInteger(kind) && kind >= 1 && kind <= 5)
        const [from, to] = [BigInt(span.startTimeUnixNano), BigInt(span.endTimeUnixNano)]
        assert.ok(from > 10n ** 18n && from <= to, 'nanoseconds since 1970')
        return {
          trace: traceId,
          id: spanId,
          parent: parentSpanId,
          name: span.name,
          kind,
          resource: plain(resource.attributes),
          attributes: plain(span.attributes),
          events: span.events.map(({ name, attributes }) => ({
            event: name,
            ...plain(attributes),
          })),
          failed: status.code === 2,
        }
      }),
    ),
  )
}

const plain = (attributes: readonly Attribute[]): Attributes =>
  Object.fromEntries(
    attributes.map(({ key, value: { stringValue, intValue } }) => [
      key,
      stringValue ?? Number(intValue),
    ]),
  )
