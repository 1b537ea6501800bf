import * as client from 'openid-client'
import { Problem } from '../../http/errors.ts'
import { send } from '../../http/egress.ts'
import { OutsideFailure } from '../../http/redirects.ts'

/** Milliseconds for one answer of a provider; a sign-in takes four of them at the most. */
const TIMEOUT = 5_000
const LARGEST = 512 * 1024

/** Everything that is asked of a provider goes the one way out, and is bounded in time and size. */
export async function call(
  url: string,
  { method, headers, body }: client.CustomFetchOptions,
): Promise<Response> {
  const answer = await send({
    method: method === 'POST' ? 'POST' : 'GET',
    url,
    headers,
    ...(body && { body: String(body) }),
    timeout: TIMEOUT,
    maxBytes: LARGEST,
  })
  const { 'content-type': type = '' } = answer.headers
  return new Response(answer.body.toString(), {
    status: answer.status,
    headers: { 'content-type': type },
  })
}

/** Plain HTTP is for a provider on this machine alone, as tests have one. */
export function isOnThisMachine(issuer: string): boolean {
  const { protocol, hostname } = new URL(issuer)
  return protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}

/** Does what is to be done with a provider, and says in plain words what went wrong there. */
export async function asking<Result>(issuer: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw whatWentWrong(error, issuer)
  }
}

/** Whether somebody changed their mind while they were with the provider. */
export const isCancelled = (search: string): boolean =>
  new URLSearchParams(search).get('error') === 'access_denied'

function whatWentWrong(error: unknown, issuer: string): Error {
  const problem = problemIn(error)
  if (problem !== undefined) return problem
  const { host } = new URL(issuer)
  if (error instanceof client.ResponseBodyError && error.error === 'invalid_grant')
    return new Problem(400, OVER)
  return new OutsideFailure(502, host, error instanceof Error ? reasons(error) : String(error))
}

/** What is said of an answer that belongs to no sign-in which is going on. */
export const OVER = 'This sign-in is over, or it was not begun in this browser. Begin again.'

/** The library wraps what our own way out has thrown. */
function problemIn(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error
  return error instanceof Error ? problemIn(error.cause) : undefined
}

function reasons({ message, cause }: Error): string {
  return cause instanceof Error ? `${message}: ${cause.message}` : message
}
