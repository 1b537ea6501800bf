import type { CompiledOk } from '../backend.ts'
import type { Backends } from '../calls.ts'
import type { PreviewRequest } from '../http.ts'
import type { OnlyTry, WatchedAnswer } from '../trace/watch-request.ts'
import { type Account, accountOf } from './account.ts'
import { compareCallers, type Comparison } from './compare.ts'
import { keyFor, makerOf } from './keys.ts'
import { NoCaller } from './no-caller.ts'
import { type Caller, type Person, personOf } from './person.ts'
import { authOf, type SignedIn, signInto } from './sign-in.ts'
import { codeOf, secretIn } from './second-factor.ts'

export type AnyCaller = 'nobody' | Caller | Person

/** The accounts that a preview is tried with. They are made in it, by its own routes. */
export interface Callers {
  /** Makes the account where it is missing, and signs it in. Throws `NoCaller`. */
  signIn(id: string, compiled: CompiledOk, caller: Caller | Person): Promise<SignedIn>
  /** A request of that caller; signed in again when the backend does not know it any more. */
  call(
    id: string,
    compiled: CompiledOk,
    caller: AnyCaller,
    request: PreviewRequest,
    only?: OnlyTry,
  ): Promise<WatchedAnswer>
  /** The same request of each, which leaves nothing in the database. */
  compare(
    id: string,
    compiled: CompiledOk,
    callers: readonly AnyCaller[],
    request: PreviewRequest,
  ): Promise<readonly Comparison[]>
  /** What that person signs in with; made where there is no such account. */
  account(id: string, compiled: CompiledOk, caller: Caller | Person): Promise<Account>
  /** What the authenticator app of that person shows now, where it was set up here. */
  code(id: string, caller: AnyCaller): string | undefined
  /** After the rows are gone, nobody is known any more. */
  forget(id: string): void
}

interface Known {
  /** What they were to be. */
  readonly wish: string
  readonly entering: Promise<SignedIn>
}

type Headers = Readonly<Record<string, string>>

export function createCallers(backends: Backends): Callers {
  const known = new Map<string, Known>()
  const keys = new Map<string, Promise<string>>()
  const secrets = new Map<string, string>()

  async function signIn(id: string, compiled: CompiledOk, caller: Caller | Person) {
    const person = personOf(caller, authOf(compiled.model))
    const place = `${id}/${person.name}`
    const wish = JSON.stringify([person.role, person.membership])
    const before = known.get(place)
    const entering =
      before?.wish === wish ? before.entering : signInto(backends, id, compiled, person, secrets)
    known.set(place, { wish, entering })
    return kept(known, place, entering)
  }

  async function headersOf(id: string, compiled: CompiledOk, person: Person): Promise<Headers> {
    if (person.scopes === undefined) return (await signIn(id, compiled, person)).headers
    const auth = authOf(compiled.model)
    const place = placeOf(id, person)
    const holder = person.isProgram ? programKeeper(makerOf(auth)) : person
    const signedIn = await signIn(id, compiled, holder)
    const making = keys.get(place) ?? keyFor(backends, id, compiled, person, signedIn)
    keys.set(place, making)
    return { 'x-api-key': await kept(keys, place, making) }
  }

  const call: Callers['call'] = async (id, compiled, caller, request, only) => {
    const how = { ...only, as: caller }
    if (caller === 'nobody') return backends.watch(id, request, how)
    const person = personOf(caller, authOf(compiled.model))
    const again = known.has(`${id}/${person.name}`) || keys.has(placeOf(id, person))
    const ask = async (): Promise<WatchedAnswer> => {
      const headers = await headersOf(id, compiled, person)
      const signed = { ...request, headers: { ...request.headers, ...headers } }
      return backends.watch(id, signed, how)
    }
    const answer = await ask()
    noteSecret(secrets, `${id}/${person.name}`, request, answer)
    if (answer.status !== 401 || !again) return answer
    known.delete(`${id}/${person.name}`)
    keys.delete(placeOf(id, person))
    return ask()
  }

  return {
    signIn,
    call,
    async account(id, compiled, caller) {
      const auth = authOf(compiled.model)
      const { name } = personOf(caller, auth)
      if (!known.has(`${id}/${name}`)) await signIn(id, compiled, caller)
      return accountOf(auth, name, await backends.secret(id))
    },
    compare: (id, compiled, callers, request) =>
      compareCallers({ backends, call, signIn }, id, compiled, callers, request),
    code(id, caller) {
      const name = typeof caller === 'string' ? caller : caller.name
      const secret = secrets.get(`${id}/${name}`)
      return secret && codeOf(secret)
    },
    forget(id) {
      for (const all of [known, keys, secrets])
        for (const place of all.keys()) if (place.startsWith(`${id}/`)) all.delete(place)
    },
  }
}

/** What could not be made is tried anew next time. */
async function kept<Value>(
  all: Map<string, unknown>,
  place: string,
  making: Promise<Value>,
): Promise<Value> {
  try {
    return await making
  } catch (error) {
    all.delete(place)
    throw error
  }
}

const placeOf = (id: string, { name, scopes = [], isProgram }: Person): string =>
  `${id}/${isProgram ? 'program/' : ''}${name}/${scopes.join(' ')}`

function programKeeper(role: string | undefined): Person {
  if (role === undefined)
    throw new NoCaller(
      'There are no service accounts in this drawing: say who makes them, at the API keys.',
    )
  return { name: 'keeper', role }
}

function noteSecret(
  secrets: Map<string, string>,
  place: string,
  { method, path }: PreviewRequest,
  { status, body }: WatchedAnswer,
): void {
  const secret = method === 'POST' && status === 200 && path.endsWith('/totp') && secretIn(body)
  if (secret) secrets.set(place, secret)
}
