import { Agent, request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { Agent as SecureAgent, request as secureRequest } from 'node:https'
import type { LookupFunction } from 'node:net'
import { pipeline, type Readable, type Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'

export interface Exchange {
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
  /** Of the answer, once it is unpacked. */
  readonly maxBytes: number
  readonly lookup: LookupFunction | undefined
  readonly signal: AbortSignal
}

export interface Incoming {
  readonly host: string
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** An answer that is not going to be another one next time. */
export class UnfitAnswer extends Error {}

/** Connections of our own: none was made by somebody who is held to other rules. */
const agent = new Agent({ keepAlive: true, maxSockets: 100 })
const secureAgent = new SecureAgent({ keepAlive: true, maxSockets: 100 })

const UNPACK: ReadonlyMap<string, () => Transform> = new Map<string, () => Transform>([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
])

/** One request and its answer, whatever it is. */
export async function exchange(url: URL, call: Exchange): Promise<Incoming> {
  const answer = await asked(url, call)
  const { statusCode: status = 0, headers } = answer
  return { host: url.host, status, headers, body: await whole(unpacked(answer), call.maxBytes) }
}

function asked(url: URL, call: Exchange): Promise<IncomingMessage> {
  const { method, headers, body, lookup, signal } = call
  const isSecure = url.protocol === 'https:'
  return new Promise((resolve, reject) => {
    const options = {
      method,
      headers: { 'accept-encoding': 'gzip, deflate, br', ...headers },
      agent: isSecure ? secureAgent : agent,
      signal,
      ...(lookup && { lookup }),
    }
    const sent = (isSecure ? secureRequest : request)(url, options, resolve)
    sent.on('error', reject)
    sent.end(body)
  })
}

function unpacked(answer: IncomingMessage): Readable {
  const encoding = answer.headers['content-encoding'] ?? 'identity'
  if (encoding === 'identity') return answer
  const unpack = UNPACK.get(encoding)?.()
  if (unpack === undefined) {
    answer.destroy()
    throw new UnfitAnswer('it is packed in a way that nobody asked for')
  }
  return pipeline(answer, unpack, () => {})
}

/** Reads no more than is allowed: what is packed may be a thousand times its size. */
async function whole(body: Readable, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > maxBytes) throw new UnfitAnswer(`it has more than ${maxBytes} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
