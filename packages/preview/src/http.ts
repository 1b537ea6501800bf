import {
  type ClientRequest,
  type IncomingMessage,
  type RequestOptions,
  request as send,
} from 'node:http'

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
/** A unix socket has no address, and backends count attempts by address. */
export const CALLER = { 'x-forwarded-for': '127.0.0.1' }

/** Sends one request to the backend that listens on `socket`. Throws `NoAnswer`. */
export async function ask(
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
  const { method } = request
  const path = sendable(request.path)
  const outgoing = begin({ socketPath: socket, method, path, headers, agent: false })
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

/** Spaces and letters of other scripts, as people type them, percent-encoded. */
const sendable = (path: string): string =>
  path.toWellFormed().replaceAll(/[^\x21-\x7e]/gu, encodeURIComponent)

function begin(options: RequestOptions): ClientRequest {
  try {
    return send(options)
  } catch {
    throw new NoAnswer('closed', 'This can’t be sent: a header has characters that HTTP lacks.')
  }
}

function headersOf(message: IncomingMessage): Record<string, string | readonly string[]> {
  const entries = Object.entries(message.headers)
  return Object.fromEntries(entries.map(([name, value]) => [name, value ?? '']))
}
