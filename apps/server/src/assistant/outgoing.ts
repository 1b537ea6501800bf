import { request as plain, type IncomingMessage } from 'node:http'
import { request as encrypted } from 'node:https'
import { Readable } from 'node:stream'
import { Trouble } from '@drawbridge/assistant'
import { ClosedAddress, lookupFor } from '@drawbridge/compiler/hosts'
import type { StudioConfig } from '../config.ts'
import { mayAskInside } from './address.ts'

const CLOSED =
  'This address is inside the studio’s own network. Whoever runs the studio can allow that: DRAWBRIDGE_PRIVATE_MODELS=allow.'

/**
 * A `fetch` that follows no redirects, so that a key goes nowhere else, and that reaches into the
 * studio's own network only where that is allowed: whatever a name leads to at that moment.
 */
export function outgoing(config: StudioConfig): typeof globalThis.fetch {
  return async (input, init = {}) => {
    const asked = new Request(input, init)
    const url = new URL(asked.url)
    const body = await asked.text()
    const lookup = mayAskInside(config) ? undefined : guarded(url)
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
    const open = url.protocol === 'https:' ? encrypted : plain
    const call = open(url, {
      method: asked.method,
      headers: { ...Object.fromEntries(asked.headers), 'accept-encoding': 'identity' },
      signal: asked.signal,
      ...(lookup && { lookup }),
    })
    call.on('response', resolve)
    call.on('error', (error) =>
      reject(error instanceof ClosedAddress ? new Trouble(CLOSED) : error),
    )
    call.end(body)
    const answer = await promise
    const headers = Object.entries(answer.headersDistinct).flatMap(([name, values = []]) =>
      values.map((value): [string, string] => [name, value]),
    )
    const status = answer.statusCode ?? 500
    const hasBody = status !== 204 && status !== 304
    return new Response(hasBody ? Readable.toWeb(answer) : null, { status, headers })
  }
}

function guarded(url: URL): ReturnType<typeof lookupFor> {
  try {
    return lookupFor(url)
  } catch (error) {
    throw error instanceof ClosedAddress ? new Trouble(CLOSED) : error
  }
}
