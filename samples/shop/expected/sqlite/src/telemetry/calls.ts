import { subscribe, unsubscribe, type ChannelListener } from 'node:diagnostics_channel'
import type { ClientRequest, IncomingMessage } from 'node:http'
import { headersOf } from './context.ts'
import { callSite } from './source.ts'
import { currentSpan, KINDS, typeOf, type Span } from './span.ts'

/** What Node's two HTTP clients say of their requests: that of `node:http`, and that of `fetch`. */
interface ByHttp {
  readonly request: ClientRequest
  readonly response?: IncomingMessage
}
interface ByFetch {
  readonly request: {
    readonly origin?: unknown
    readonly method: string
    addHeader(name: string, value: string): unknown
  }
  readonly response?: { readonly statusCode: number }
}
interface Failed {
  readonly request: object
  readonly error: unknown
}

/** Calls to others as spans, with the trace passed on. Gives what ends it. */
export function watchCalls(): () => void {
  const spans = new WeakMap<object, Span>()

  function begin(request: object, method: string, origin: string): Span | undefined {
    // Of the address the host alone: a path may hold what is nobody's business.
    const { hostname, port, protocol } = URL.parse(origin) ?? {}
    const span = currentSpan()?.child(method, KINDS.client, {
      'http.request.method': method,
      'server.address': hostname,
      'server.port': Number(port || (protocol === 'https:' ? 443 : 80)),
      ...callSite(),
    })
    if (span) spans.set(request, span)
    return span
  }
  function end(request: object, status = 0): void {
    const span = spans.get(request)
    const attributes = { 'http.response.status_code': status }
    if (status < 400) span?.end(attributes)
    else span?.end({ ...attributes, 'error.type': String(status) }, true)
  }
  function failed(message: unknown): void {
    const { request, error } = message as Failed
    spans.get(request)?.end({ 'error.type': typeOf(error) }, true)
  }

  const listeners = Object.entries<ChannelListener>({
    'http.client.request.created': (message) => {
      const { request } = message as ByHttp
      const { method, protocol } = request
      // Its own host is without the port.
      const host = request.getHeader('host') ?? request.host
      const span = begin(request, method, `${protocol}//${String(host)}`)
      if (span && !request.headersSent)
        for (const [name, value] of headersOf(span)) request.setHeader(name, value)
    },
    'http.client.response.finish': (message) => {
      const { request, response } = message as ByHttp
      end(request, response?.statusCode)
    },
    'undici:request:create': (message) => {
      const { request } = message as ByFetch
      const span = begin(request, request.method, String(request.origin))
      if (span) for (const [name, value] of headersOf(span)) request.addHeader(name, value)
    },
    'undici:request:headers': (message) => {
      const { request, response } = message as ByFetch
      end(request, response?.statusCode)
    },
    'http.client.request.error': failed,
    'undici:request:error': failed,
  })
  for (const [name, listener] of listeners) subscribe(name, listener)
  return () => {
    for (const [name, listener] of listeners) unsubscribe(name, listener)
  }
}
