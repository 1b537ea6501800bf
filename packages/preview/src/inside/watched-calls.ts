import { subscribe } from 'node:diagnostics_channel'
import type { ClientRequest, IncomingMessage } from 'node:http'
import { messageOf } from './run.ts'
import { shownValue } from './shown-value.ts'
import { here } from './watcher.ts'

interface Outcome {
  readonly status?: number
  readonly failed?: string
}

/** What Node's two HTTP clients say of their requests: that of `node:http`, and that of `fetch`. */
type ByHttp = { readonly request: ClientRequest; readonly response?: IncomingMessage } & Failed
type ByFetch = {
  readonly request: { readonly origin?: unknown; readonly method: string; readonly path: string }
  readonly response?: { readonly statusCode: number }
} & Failed
interface Failed {
  readonly error?: unknown
}

/** Requests of the code to others, as the clients tell of them. */
export function watchCalls(): void {
  const ends = new WeakMap<object, (outcome: Outcome) => void>()

  function begin(request: object, method: string, address: string): void {
    const now = here()
    if (now === undefined) return
    const { run } = now
    const url = String(shownValue(address))
    const around = run.around(now.within, (one) => one.open)
    const at = run.open({ sort: 'call', method, url, status: null }, around)
    if (at !== undefined) ends.set(request, (outcome) => run.close(at, outcome))
  }
  function end(request: object, outcome: Outcome): void {
    ends.get(request)?.(outcome)
    ends.delete(request)
  }

  subscribe('http.client.request.start', (message) => {
    const { request } = message as ByHttp
    const { method, protocol, host, path } = request
    begin(request, method, `${protocol}//${host}${path}`)
  })
  subscribe('http.client.response.finish', (message) => {
    const { request, response } = message as ByHttp
    end(request, response?.statusCode === undefined ? {} : { status: response.statusCode })
  })
  subscribe('http.client.request.error', (message) => {
    const { request, error } = message as ByHttp
    end(request, { failed: messageOf(error) })
  })
  subscribe('undici:request:create', (message) => {
    const { request } = message as ByFetch
    begin(request, request.method, `${String(request.origin)}${request.path}`)
  })
  subscribe('undici:request:headers', (message) => {
    const { request, response } = message as ByFetch
    end(request, response === undefined ? {} : { status: response.statusCode })
  })
  subscribe('undici:request:error', (message) => {
    const { request, error } = message as ByFetch
    end(request, { failed: messageOf(error) })
  })
}
