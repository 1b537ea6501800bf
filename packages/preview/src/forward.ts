import {
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  request as send,
  type ServerResponse,
} from 'node:http'
import { pipeline } from 'node:stream'
import { CALLER, isStatus } from './http.ts'
import { TRACE_HEADER } from './inside/words.ts'

export const FORWARD_SECONDS = 30
const FORWARD_BYTES = 200 * 1024 ** 2
/** They speak of one connection, and this is another one. */
const HOP_BY_HOP = ['connection', 'keep-alive', 'proxy-authorization', 'te', 'trailer', 'upgrade']
/** Nobody else than the studio says how a request is watched. */
const NOT_CARRIED = [...HOP_BY_HOP, TRACE_HEADER]
/** How many times a backend may say that it is about to answer. */
const FOREWORDS = 20

/**
 * Carries a request of a browser to the backend on `socket` and its answer back, as they come.
 * `keepCookie` says which cookies may pass: none of the studio's own. Resolves when it is over, with
 * whether an answer came in time.
 */
export function forward(
  socket: string,
  incoming: IncomingMessage,
  response: ServerResponse,
  keepCookie: (name: string) => boolean,
  seconds = FORWARD_SECONDS,
): Promise<'done' | 'late'> {
  const done = Promise.withResolvers<'done' | 'late'>()
  let outcome: 'done' | 'late' = 'done'
  const { method, url: path, headers } = incoming
  const outgoing = send({
    socketPath: socket,
    method,
    path,
    headers: {
      ...withoutHops(headers),
      cookie: keptCookies(headers.cookie ?? '', keepCookie),
      ...CALLER,
      // Told to close, the backend may do so before it has read a body that it refuses.
      connection: 'keep-alive',
    },
    agent: false,
    timeout: seconds * 1000,
  })
  const refuse = (): void => {
    outgoing.destroy()
    if (response.headersSent) return
    response.writeHead(502, { 'content-type': 'text/plain; charset=utf-8' })
    response.end('The backend gave no answer.\n')
  }
  let forewords = 0
  let answered = false
  outgoing.once('timeout', () => {
    outcome = 'late'
    outgoing.destroy()
  })
  outgoing.on('information', () => {
    forewords += 1
    if (forewords > FOREWORDS) refuse()
  })
  // What follows an answer may be no HTTP: an error that comes after it, and is nobody's any more.
  outgoing.on('error', () => answered || refuse())
  outgoing.once('close', () => answered || refuse())
  outgoing.once('response', (answer) => {
    answer.on('error', () => {})
    if (!beginAnswer(response, answer)) return refuse()
    answered = true
    let size = 0
    answer.on('data', (part: Buffer) => {
      size += part.length
      if (size > FORWARD_BYTES) outgoing.destroy()
    })
    pipeline(answer, response, () => {})
  })
  response.on('error', () => {})
  response.once('close', () => {
    outgoing.destroy()
    done.resolve(outcome)
  })
  incoming.on('error', () => outgoing.destroy())
  incoming.pipe(outgoing)
  return done.promise
}

/** `false` for an answer that can't be passed on, whatever the code inside made of it. */
function beginAnswer(response: ServerResponse, answer: IncomingMessage): boolean {
  if (!isStatus(answer.statusCode)) return false
  try {
    response.writeHead(answer.statusCode, answerHeaders(answer.headers))
    return true
  } catch {
    return false
  }
}

function withoutHops<T>(headers: Readonly<Record<string, T>>): Record<string, T> {
  const kept = Object.entries(headers).filter(([name]) => !NOT_CARRIED.includes(name))
  return Object.fromEntries(kept)
}

/** A cookie may be for the backend's own host alone: never for one that the studio is part of. */
function answerHeaders(headers: IncomingHttpHeaders): OutgoingHttpHeaders {
  const cookies = headers['set-cookie']?.map((line) => line.replace(/;\s*domain\s*=[^;]*/gi, ''))
  // Node has taken the chunks apart, and puts its own around them.
  const { 'transfer-encoding': _chunked, ...kept } = withoutHops(headers)
  return { ...kept, ...(cookies !== undefined && { 'set-cookie': cookies }) }
}

function keptCookies(header: string, keep: (name: string) => boolean): string {
  const cookies = header.split(';').map((cookie) => cookie.trim())
  return cookies.filter((cookie) => keep(cookie.split('=')[0] ?? '')).join('; ')
}
