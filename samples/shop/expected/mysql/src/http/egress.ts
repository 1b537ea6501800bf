import { setTimeout as wait } from 'node:timers/promises'
import type { Incoming } from './exchange.ts'
import { follow, OutsideFailure, type Call } from './redirects.ts'

const SAFE_TO_REPEAT = new Set(['GET', 'HEAD', 'PUT', 'DELETE'])
const PASSING = new Set([429, 502, 503, 504])
const LONGEST_PAUSE = 10_000

export interface Sent extends Call {
  /** Further tries where what went wrong may pass, and where sending it twice does no harm. */
  readonly retries?: number
}

/** The one way out of this backend: every call of another service goes through it. */
export async function send(call: Sent): Promise<Incoming> {
  const retries = isRepeatable(call) ? (call.retries ?? 0) : 0
  for (let tried = 0; ; tried += 1) {
    const answer = await follow(call).catch((error: unknown) => {
      if (tried < retries && error instanceof OutsideFailure && error.mayPass) return undefined
      throw error
    })
    if (answer !== undefined && (tried >= retries || !PASSING.has(answer.status))) return answer
    await wait(pauseAfter(tried, answer))
  }
}

/** Whether sending it twice does what sending it once does. */
function isRepeatable({ method, headers = {} }: Call): boolean {
  const names = Object.keys(headers).map((name) => name.toLowerCase())
  return SAFE_TO_REPEAT.has(method) || names.includes('idempotency-key')
}

/** As long as the service asks for; else longer each time, and not the same for everybody. */
function pauseAfter(tried: number, answer: Incoming | undefined): number {
  const asked = Number(answer?.headers['retry-after']) * 1000
  const own = 200 * 2 ** tried * (0.5 + Math.random())
  return Math.min(asked > 0 ? asked : own, LONGEST_PAUSE)
}
