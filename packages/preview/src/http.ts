import { request as send, type IncomingMessage, type ServerResponse } from 'node:http'

export interface PreviewRequest {
  readonly method: string
  /** Path and query. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  /** As it goes over the wire. */
  readonly body?: string
}

export interface PreviewAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[]>>
  readonly body: string
  readonly ms: number
}

/** A request that got no answer; the message is for people. */
export class NoAnswer extends Error {
  readonly why: 'late' | 'large' | 'closed'
  constructor(why: NoAnswer['why'], message: string) {
    super(message)
    this.why = why
  }
}

const ANSWER_BYTES = 5 * 1024 ** 2
const FORWARD_MS = 60_000
const FORWARD_BYTES = 200 * 1024 ** 2
/** They speak of one connection, and this is another one. */
const HOP_BY_HOP = ['connection', 'keep-alive', 'proxy-authorization', 'te', 'trailer', 'upgrade']
/** A unix socket has no address, and backends count attempts by address. */
const CALLER = { 'x-forwarded-for': '127.0.0.1' }

/** Sends one request to the backend that listens on `socket`. Throws `NoAnswer`. */
export function ask(
  socket: string,
  request: PreviewRequest,
  limits: { readonly ms: number; readonly bytes?: number },
): Promise<PreviewAnswer> {
  const { ms, bytes = ANSWER_BYTES } = limits
  const began = performance.now()
  const answer = Promise.withResolvers<PreviewAnswer>()
  const headers = {
    host: 'localhost',
    ...(request.body !== undefined && { 'content-length': Buffer.byteLength(request.body) }),
    ...request.headers,
    ...CALLER,
  }
  const { method, path } = request
  const outgoing = send({ socketPath: socket, method, path, headers, agent: false })
  const timer = setTimeout(() => {
    answer.reject(new NoAnswer('late', `The backend did not answer within ${ms / 1000} seconds.`))
    outgoing.destroy()
  }, ms)
  outgoing.once('error', () => {
    answer.reject(new NoAnswer('closed', 'The backend closed the connection without an answer.'))
  })
  outgoing.once('response', (incoming) => {
    const parts: Buffer[] = []
    let size = 0
    incoming.on('data', (part: Buffer) => {
      parts.push(part)
      size += part.length
      if (size <= bytes) return
      answer.reject(new NoAnswer('large', 'The answer is larger than can be shown here.'))
      outgoing.destroy()
    })
    incoming.once('error', () => answer.reject(new NoAnswer('closed', 'The answer broke off.')))
    incoming.once('end', () =>
      answer.resolve({
        status: incoming.statusCode ?? 0,
        headers: headersOf(incoming),
        body: Buffer.concat(parts).toString('utf8'),
        ms: performance.now() - began,
      }),
    )
  })
  outgoing.end(request.body)
  return answer.promise.finally(() => clearTimeout(timer))
}

/**
 * Carries a request of a browser to the backend on `socket` and its answer back, as they come.
 * `keepCookie` says which cookies may pass: none of the studio's own.
 */
export function forward(
  socket: string,
  incoming: IncomingMessage,
  response: ServerResponse,
  keepCookie: (name: string) => boolean,
): Promise<void> {
  const done = Promise.withResolvers<void>()
  const { method, url: path, headers } = incoming
  const outgoing = send({
    socketPath: socket,
    method,
    path,
    headers: {
      ...withoutHops(headers),
      cookie: keptCookies(headers.cookie ?? '', keepCookie),
      ...CALLER,
    },
    agent: false,
    timeout: FORWARD_MS,
  })
  outgoing.once('timeout', () => outgoing.destroy())
  outgoing.once('error', () => {
    if (!response.headersSent) response.writeHead(502, { 'content-type': 'text/plain' })
    response.end('The backend gave no answer.\n')
  })
  outgoing.once('response', (answer) => {
    response.writeHead(answer.statusCode ?? 502, withoutHops(answer.headers))
    let size = 0
    answer.on('data', (part: Buffer) => {
      size += part.length
      if (size > FORWARD_BYTES) outgoing.destroy()
    })
    answer.once('error', () => response.destroy())
    answer.pipe(response)
  })
  response.once('close', () => {
    outgoing.destroy()
    done.resolve()
  })
  incoming.pipe(outgoing)
  return done.promise
}

function headersOf(message: IncomingMessage): Record<string, string | readonly string[]> {
  const entries = Object.entries(message.headers)
  return Object.fromEntries(entries.map(([name, value]) => [name, value ?? '']))
}

function withoutHops<T>(headers: Readonly<Record<string, T>>): Record<string, T> {
  const kept = Object.entries(headers).filter(([name]) => !HOP_BY_HOP.includes(name))
  return Object.fromEntries(kept)
}

function keptCookies(header: string, keep: (name: string) => boolean): string {
  const cookies = header.split(';').map((cookie) => cookie.trim())
  return cookies.filter((cookie) => keep(cookie.split('=')[0] ?? '')).join('; ')
}
