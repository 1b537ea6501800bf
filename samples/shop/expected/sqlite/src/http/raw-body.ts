import { Readable } from 'node:stream'
import type { FastifyRequest, RequestPayload } from 'fastify'
import { Problem } from './errors.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The body as it came, where a route keeps it: what a signature was made of. */
    rawBody: string
  }
}

/** Before a body is parsed: keeps it as it is. */
export async function keepRawBody(
  request: Pick<FastifyRequest, 'rawBody' | 'routeOptions'>,
  payload: RequestPayload,
): Promise<RequestPayload> {
  const { bodyLimit } = request.routeOptions
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of payload) {
    size += chunk.length
    if (size > bodyLimit) throw new Problem(413, 'The body is too large.')
    chunks.push(chunk)
  }
  const whole = Buffer.concat(chunks)
  request.rawBody = whole.toString()
  return Object.assign(Readable.from([whole], { objectMode: false }), {
    receivedEncodedLength: size,
  })
}
