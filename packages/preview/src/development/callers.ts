import type { AuthModel } from '@drawbridge/kinds'
import type { CompiledOk } from '../backend.ts'
import type { PreviewAnswer, PreviewRequest } from '../http.ts'
import type { Previews } from '../previews.ts'
import type { StepPlace } from '../trace/points.ts'
import type { WatchedAnswer } from '../trace/watch-request.ts'
import {
  type Account,
  accountOf,
  type Caller,
  credentials,
  promotion,
  registration,
} from './account.ts'

/** Nobody can be signed in as asked; the message is for people. */
export class NoCaller extends Error {}

/** The accounts that a preview is tried with. They are made in it, by its own routes. */
export interface Callers {
  /** Makes the account where it is missing, and signs it in. Throws `NoCaller`. */
  signIn(id: string, compiled: CompiledOk, caller: Caller): Promise<SignedIn>
  /** A request of that caller; signed in again when the backend does not know it any more. */
  call(
    id: string,
    compiled: CompiledOk,
    caller: Caller | 'nobody',
    request: PreviewRequest,
    until?: StepPlace,
  ): Promise<WatchedAnswer>
  /** After the rows are gone, nobody is known any more. */
  forget(id: string): void
}

export interface SignedIn extends Account {
  /** They say who calls: an access token, or a cookie and what goes with it. */
  readonly headers: Readonly<Record<string, string>>
}

const CALLERS: readonly Caller[] = ['user', 'admin']
const JSON_TYPE = { 'content-type': 'application/json' }

type Backends = Pick<Previews, 'request' | 'watch' | 'query' | 'secret' | 'openAccount'>

export function createCallers(previews: Backends): Callers {
  const known = new Map<string, Promise<SignedIn>>()
  /** Who opens accounts by hand, where registration is closed, has a way in that is no route. */
  async function openByHand(id: string, given: ReturnType<typeof registration>): Promise<void> {
    const { password, ...account } = given
    await previews.openAccount(id, account, String(password))
  }

  function post(id: string, path: string, body: object): Promise<PreviewAnswer> {
    const text = JSON.stringify(body)
    return previews.request(id, { method: 'POST', path, headers: JSON_TYPE, body: text })
  }

  async function enter(id: string, { model }: CompiledOk, caller: Caller): Promise<SignedIn> {
    const { auth } = model
    if (auth === undefined) {
      throw new NoCaller('There is no sign-in in this drawing: call as nobody.')
    }
    const { path } = auth.settings
    if (!auth.routes.includes('login')) {
      throw new NoCaller(
        'Sign-in has no route “login” in this drawing: switch it on to call as somebody, or call as nobody.',
      )
    }
    const isOpen = auth.routes.includes('register')
    const account = accountOf(auth, caller, await previews.secret(id))
    const first = await post(id, `${path}/login`, credentials(auth, account))
    if (first.status === 200) return { ...account, headers: headersOf(auth, first) }
    const given = registration(model, auth, caller, account)
    const made = isOpen ? await post(id, `${path}/register`, given) : undefined
    // It may be there already: only where it can't be signed in to is this the reason.
    const fault = isOpen ? undefined : await openByHand(id, given).then(() => undefined, reasonOf)
    const statement = caller === 'admin' ? promotion(model, auth, account) : undefined
    if (statement !== undefined) await previews.query(id, [statement])
    const second = await post(id, `${path}/login`, credentials(auth, account))
    if (second.status === 200) return { ...account, headers: headersOf(auth, second) }
    throw new NoCaller(whyNot(caller, made ?? second, fault))
  }

  async function signIn(id: string, compiled: CompiledOk, caller: Caller): Promise<SignedIn> {
    const name = `${id}/${caller}`
    const entering = known.get(name) ?? enter(id, compiled, caller)
    known.set(name, entering)
    try {
      return await entering
    } catch (error) {
      known.delete(name)
      throw error
    }
  }

  return {
    signIn,
    async call(id, compiled, caller, request, until) {
      if (caller === 'nobody') return previews.watch(id, request, until)
      const again = known.has(`${id}/${caller}`)
      const { headers } = await signIn(id, compiled, caller)
      const signed = { ...request, headers: { ...request.headers, ...headers } }
      const answer = await previews.watch(id, signed, until)
      if (answer.status !== 401 || !again) return answer
      known.delete(`${id}/${caller}`)
      const fresh = await signIn(id, compiled, caller)
      const renewed = { ...request, headers: { ...request.headers, ...fresh.headers } }
      return previews.watch(id, renewed, until)
    },
    forget(id) {
      for (const caller of CALLERS) known.delete(`${id}/${caller}`)
    },
  }
}

/** An access token, or the session's cookie with its CSRF token, as the drawing has it. */
function headersOf(
  { settings }: AuthModel,
  { body, headers }: PreviewAnswer,
): Readonly<Record<string, string>> {
  const given = givenIn(body)
  if (typeof given.accessToken === 'string') {
    return { authorization: `${settings.scheme} ${given.accessToken}` }
  }
  const lines = [headers['set-cookie'] ?? []].flat()
  const cookie = lines.map((line) => line.split(';')[0]).join('; ')
  return { cookie, 'x-csrf-token': String(given.csrfToken) }
}

/** Code drawn by hand may answer a sign-in with anything. */
function givenIn(body: string): Readonly<Record<string, unknown>> {
  try {
    return { ...JSON.parse(body) }
  } catch {
    throw new NoCaller('Sign-in answered something that is not JSON, so nobody could be signed in.')
  }
}

function whyNot(caller: Caller, answer: PreviewAnswer, fault: string | undefined): string {
  const who = caller === 'admin' ? 'an admin' : 'a user'
  if (fault !== undefined) return `No account could be opened by hand to call as ${who}: ${fault}`
  if (answer.status === 401) {
    return `Registration is closed in this drawing, and no account could be opened by hand to call as ${who}.`
  }
  return `The backend refused to make ${who} to try things with: ${detailOf(answer)}`
}

const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error)

/** The sentence of a problem document, and the fields that it is about. */
function detailOf({ status, body }: PreviewAnswer): string {
  try {
    const { detail, errors = [] }: Refusal = JSON.parse(body)
    const fields = errors.map(({ field, message }) => `${field} ${message}`).join(', ')
    return [detail, fields].filter(Boolean).join(' ')
  } catch {
    return `it answered ${status}.`
  }
}

interface Refusal {
  readonly detail?: string
  readonly errors?: readonly { readonly field: string; readonly message: string }[]
}
