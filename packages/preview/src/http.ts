import { type ClientRequest, type IncomingMessage, request as send } from 'node:http'

export interface PreviewRequest {
  readonly method: string
  /** Path and query. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  /** As it goes over the wire. */
  readonly body?: string | Uint8Array
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

/** A request that can't be sent at all as it is written; the message is for people. */
export class Unsendable extends Error {}

const ANSWER_BYTES = 5 * 1024 ** 2
/** A unix socket has no address, and backends count attempts by address. */
export const CALLER = { 'x-forwarded-for': '127.0.0.1' }
/** Statuses that HTTP has; Node's parser takes any three digits, and its writer does not. */
export const isStatus = (status: number | undefined): status is number =>
  status !== undefined && status >= 200 && status <= 999

/** They speak of the connection, which whoever makes it sees to. */
const OF_THE_CONNECTION =
  /^(connection|content-length|expect|host|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade)$/i

/** Sends one request to the backend that listens on `socket`. Throws `NoAnswer` or `Unsendable`. */
export async function ask(
  socket: string,
  request: PreviewRequest,
  limits: { readonly ms: number; readonly bytes?: number },
): Promise<PreviewAnswer> {
  const { ms, bytes = ANSWER_BYTES } = limits
  const began = performance.now()
  const answer = Promise.withResolvers<PreviewAnswer>()
  const outgoing = begin(socket, request)
  const fail = (why: NoAnswer['why'], message: string): void => {
    answer.reject(new NoAnswer(why, message))
    outgoing.destroy()
  }
  const timer = setTimeout(
    () => fail('late', `The backend did not answer within ${ms / 1000} seconds.`),
    ms,
  )
  const broken = (): void => fail('closed', 'The backend closed the connection without an answer.')
  let answered = false
  // More than one error may come, and the last of them after the answer.
  outgoing.on('error', () => broken())
  outgoing.once('close', () => {
    if (!answered) broken()
  })
  outgoing.once('response', (incoming) => {
    answered = true
    const status = incoming.statusCode
    const parts: Buffer[] = []
    let size = 0
    incoming.on('error', () => fail('closed', 'The answer broke off.'))
    if (!isStatus(status)) return fail('closed', 'The backend answered something that is not HTTP.')
    incoming.on('data', (part: Buffer) => {
      parts.push(part)
      size += part.length
      if (size > bytes) fail('large', 'The answer is larger than can be shown here.')
    })
    incoming.once('end', () =>
      answer.resolve({
        status,
        headers: headersOf(incoming),
        body: Buffer.concat(parts).toString('utf8'),
        ms: performance.now() - began,
      }),
    )
  })
  return answer.promise.finally(() => clearTimeout(timer))
}

/** Spaces and letters of other scripts, as people type them, percent-encoded. */
const sendable = (path: string): string =>
  path.toWellFormed().replaceAll(/[^\x21-\x7e]/gu, encodeURIComponent)

/** Everything that Node may refuse about a request, it refuses here, before anything waits for it. */
function begin(socketPath: string, { method, path, headers = {}, body }: PreviewRequest) {
  const refused = Object.keys(headers).find((name) => OF_THE_CONNECTION.test(name))
  if (refused !== undefined) {
    throw new Unsendable(
      `The header “${refused}” belongs to the connection and is written for you. Take it out.`,
    )
  }
  const length = body !== undefined && { 'content-length': Buffer.byteLength(body) }
  const sent = { host: 'localhost', ...length, ...headers, ...CALLER }
  let outgoing: ClientRequest | undefined
  try {
    outgoing = send({ socketPath, method, path: sendable(path), headers: sent, agent: false })
    outgoing.end(body)
    return outgoing
  } catch {
    outgoing?.on('error', () => {}).destroy()
    throw new Unsendable('This can’t be sent: a header has characters that HTTP lacks.')
  }
}

function headersOf(message: IncomingMessage): Record<string, string | readonly string[]> {
  const entries = Object.entries(message.headers)
  return Object.fromEntries(entries.map(([name, value]) => [name, value ?? '']))
}
