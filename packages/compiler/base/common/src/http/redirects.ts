import { Problem } from './errors.ts'
import { exchange, UnfitAnswer, type Incoming } from './exchange.ts'
import { lookupFor, ClosedAddress } from './hosts.ts'

export interface Call {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** Milliseconds, from the first byte sent to the last one read. */
  readonly timeout: number
  /** How often an answer may send us elsewhere. */
  readonly redirects?: number
  readonly maxBytes: number
}

/** Another service did not do its part. Callers learn that much; which one and why is for the log. */
export class OutsideFailure extends Problem {
  readonly host: string
  readonly why: string
  /** Whether another try may go better. */
  readonly mayPass: boolean

  constructor(status: 502 | 504, host: string, why: string, mayPass = false) {
    const did = status === 504 ? 'did not answer in time' : 'did not answer as it should'
    super(status, `A service that this depends on ${did}.`)
    this.host = host
    this.why = why
    this.mayPass = mayPass
  }
}

const ELSEWHERE = new Set([301, 302, 303, 307, 308])
/** Headers that another origin may see too. */
const HARMLESS = new Set(['accept', 'accept-language', 'user-agent'])

/** The request, and those that its answer leads to: each is looked at like the first. */
export async function follow(call: Call): Promise<Incoming> {
  const signal = AbortSignal.timeout(call.timeout)
  let next: Call = call
  for (let left = call.redirects ?? 0; ; left -= 1) {
    const answer = await once(next, signal)
    const { location } = answer.headers
    if (left === 0 || location === undefined || !ELSEWHERE.has(answer.status)) return answer
    next = redirected(next, answer.status, location)
  }
}

async function once(call: Call, signal: AbortSignal): Promise<Incoming> {
  const url = addressOf(call.url)
  const { method, headers = {}, body, maxBytes } = call
  try {
    const lookup = lookupFor(url)
    return await exchange(url, { method, headers, body, maxBytes, lookup, signal })
  } catch (error) {
    if (signal.aborted)
      throw new OutsideFailure(504, url.host, `nothing within ${call.timeout} ms`, true)
    const isFinal = error instanceof ClosedAddress || error instanceof UnfitAnswer
    throw new OutsideFailure(502, url.host, messageOf(error), !isFinal)
  }
}

function addressOf(text: string): URL {
  const url = URL.parse(text)
  if (url === null) throw new OutsideFailure(502, '', 'the address is not one')
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new OutsideFailure(502, url.host, `${url.protocol} is not called`)
  if (url.username !== '' || url.password !== '')
    throw new OutsideFailure(502, url.host, 'the address has a password in it')
  return url
}

/** What is sent on: nothing that was meant for the first origin alone. */
function redirected(call: Call, status: number, location: string): Call {
  const from = addressOf(call.url)
  const to = addressOf(URL.parse(location, from.href)?.href ?? '')
  const isSame = to.origin === from.origin
  if (from.protocol === 'https:' && to.protocol !== 'https:')
    throw new OutsideFailure(502, from.host, 'it sends elsewhere without encryption')
  const { body, ...rest } = call
  const becomesGet = status === 303 || (status < 303 && call.method === 'POST')
  if (body !== undefined && !becomesGet && !isSame)
    throw new OutsideFailure(502, from.host, `it sends what it was given on to ${to.host}`)
  const headers = Object.entries(call.headers ?? {}).filter(
    ([name]) =>
      (isSame || HARMLESS.has(name.toLowerCase())) &&
      !(becomesGet && name.toLowerCase().startsWith('content-')),
  )
  return {
    ...rest,
    ...(body !== undefined && !becomesGet && { body }),
    method: becomesGet && call.method !== 'HEAD' ? 'GET' : call.method,
    url: to.href,
    headers: Object.fromEntries(headers),
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
