import type { FastifyBaseLogger } from 'fastify'
import type { TraceSettings } from './settings.ts'
import { sourceVersion } from './source.ts'
import { within, type Attributes, type Span } from './span.ts'

export interface Exporter {
  readonly take: (span: Span) => void
  /** Sends what is left. */
  close(): Promise<void>
}

const MOST = 2048
const BATCH = 512
const EVERY_MS = 5000
const PATIENCE_MS = 5000

/**
 * Sends spans by OTLP, a batch at a time and in nobody's way: what a collector does not take in time
 * is gone, and so is what would be more than is kept. The log says how many.
 */
export function openExporter(settings: TraceSettings, log: FastifyBaseLogger): Exporter {
  const { url, headers, service } = settings
  const resource = {
    attributes: attributesOf({ 'service.name': service, 'service.version': sourceVersion() }),
  }
  let waiting: Span[] = []
  let sending: Promise<void> | undefined
  let isAway = false
  let lost = 0
  let isLossTold = false

  async function send(): Promise<void> {
    const spans = waiting.slice(0, BATCH)
    waiting = waiting.slice(BATCH)
    const resourceSpans = [
      { resource, scopeSpans: [{ scope: { name: service }, spans: spans.map(written) }] },
    ]
    try {
      const { ok, status, body } = await fetch(url, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify({ resourceSpans }),
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE_MS),
      })
      await body?.cancel()
      if (!ok) throw new Error(`It answered ${status}.`)
      isAway = false
    } catch (error) {
      lost += spans.length
      if (!isAway) log.warn({ err: error }, 'Traces are not taken.')
      isAway = true
    }
  }

  /** A batch after the other for as long as there is a whole one. */
  async function sendBatches(): Promise<void> {
    do {
      await send()
      if (!isAway) tellLost(waiting.length >= BATCH)
    } while (waiting.length >= BATCH && !isAway)
  }

  /** Once when it begins, and once when it is over. */
  function tellLost(isBehind: boolean): void {
    if (lost > 0 && !(isBehind && isLossTold)) {
      log.warn({ spans: lost }, `${lost} spans were left out: the collector was too slow or away.`)
      lost = 0
      isLossTold = true
    }
    isLossTold &&= isBehind
  }

  /** As part of no request. */
  function flush(): Promise<void> {
    if (waiting.length === 0) return sending ?? Promise.resolve()
    sending ??= within(undefined, sendBatches).finally(() => {
      sending = undefined
    })
    return sending
  }

  const timer = setInterval(() => void flush(), EVERY_MS).unref()
  return {
    take(span) {
      if (waiting.length >= MOST) {
        lost += 1
        return
      }
      waiting.push(span)
      if (waiting.length === BATCH) setImmediate(() => void flush())
    },
    async close() {
      clearInterval(timer)
      do await flush()
      while (waiting.length > 0 && !isAway)
      tellLost(false)
    },
  }
}

/** As OTLP writes it in JSON. */
function written(span: Span) {
  const { id, trace, parent, name, kind, began, ended, failed } = span
  return {
    traceId: trace.id,
    spanId: id,
    ...(parent !== undefined && { parentSpanId: parent }),
    ...(trace.state !== undefined && { traceState: trace.state }),
    name,
    kind,
    startTimeUnixNano: nanoseconds(began),
    endTimeUnixNano: nanoseconds(ended),
    attributes: attributesOf(span.attributes),
    events: span.events.map(({ name: event, at, attributes }) => ({
      name: event,
      timeUnixNano: nanoseconds(at),
      attributes: attributesOf(attributes),
    })),
    status: failed ? { code: 2 } : {},
  }
}

/** A number has no room for them all. */
const nanoseconds = (ms: number): string => `${Math.round(ms * 1000)}000`

function attributesOf(attributes: Attributes) {
  return Object.entries(attributes).flatMap(([key, value]) => {
    if (value === undefined) return []
    return [
      { key, value: typeof value === 'number' ? { intValue: value } : { stringValue: value } },
    ]
  })
}
