import type { AuthModel } from '@drawbridge/kinds'
import type { CompiledOk } from '../backend.ts'
import type { Backends } from '../calls.ts'
import type { PreviewAnswer } from '../http.ts'
import { type Account, accountOf, credentials, registration } from './account.ts'
import { detailOf, memberOf, NoCaller } from './no-caller.ts'
import type { Person } from './person.ts'
import { post } from './post.ts'
import { prove, setUpApp } from './second-half.ts'
import { standingOf } from './standing.ts'

export interface SignedIn extends Account {
  /** They say who calls: an access token, or a cookie and what goes with it. */
  readonly headers: Readonly<Record<string, string>>
}

/** Makes the account where it is missing, gives it what the person shall be, and signs it in. */
export async function signInto(
  backends: Backends,
  id: string,
  { model }: CompiledOk,
  person: Person,
  secrets: Map<string, string>,
): Promise<SignedIn> {
  const auth = authOf(model)
  const account = accountOf(auth, person.name, await backends.secret(id))
  const { path } = auth.settings
  const knock = () => post(backends, id, `${path}/login`, credentials(auth, account))
  const first = await knock()
  const entered = first.status === 200 ? first : await open()
  const standing = standingOf(model, auth, person, account)
  if (standing.length > 0) await stand(standing)
  const factor = { backends, id, model, auth, account, secrets, place: `${id}/${person.name}` }
  const proved = await prove(factor, entered, knock)
  const headers = headersOf(auth, proved)
  const app = await setUpApp(factor, person, headers)
  return { ...account, headers: app ? headersOf(auth, app) : headers }

  async function open(): Promise<PreviewAnswer> {
    const isOpen = auth.routes.includes('register')
    const given = registration(model, auth, person.name, account)
    const made = isOpen ? await post(backends, id, `${path}/register`, given) : undefined
    // It may be there already: only where it can't be signed in to is this the reason.
    const fault = isOpen ? undefined : await openByHand(given).then(() => undefined, reasonOf)
    const second = await knock()
    if (second.status === 200) return second
    throw new NoCaller(whyNot(person, made ?? second, fault))
  }

  /** Who opens accounts by hand, where registration is closed, has a way in that is no route. */
  async function openByHand(given: ReturnType<typeof registration>): Promise<void> {
    const { password, ...rest } = given
    await backends.openAccount(id, rest, String(password))
  }

  async function stand(statements: readonly string[]): Promise<void> {
    await backends.query(id, statements).catch((error: unknown) => {
      throw new NoCaller(
        `“${person.name}” could not be given that role or membership: ${reasonOf(error)}`,
      )
    })
  }
}

export function authOf({ auth }: CompiledOk['model']): AuthModel {
  if (auth === undefined) throw new NoCaller('There is no sign-in in this drawing: call as nobody.')
  if (!auth.routes.includes('login'))
    throw new NoCaller(
      'Sign-in has no route “login” in this drawing: switch it on to call as somebody, or call as nobody.',
    )
  return auth
}

/** An access token, or the session's cookie with its CSRF token, as the drawing has it. */
function headersOf(
  { settings }: AuthModel,
  { body, headers }: PreviewAnswer,
): Readonly<Record<string, string>> {
  const accessToken = memberOf(body, 'accessToken')
  if (typeof accessToken === 'string') {
    return { authorization: `${settings.scheme} ${accessToken}` }
  }
  const lines = [headers['set-cookie'] ?? []].flat()
  const cookie = lines.map((line) => line.split(';')[0]).join('; ')
  return { cookie, 'x-csrf-token': String(memberOf(body, 'csrfToken')) }
}

function whyNot({ name }: Person, answer: PreviewAnswer, fault: string | undefined): string {
  if (fault !== undefined)
    return `No account could be opened by hand to call as “${name}”: ${fault}`
  if (answer.status === 401) {
    return `Registration is closed in this drawing, and no account could be opened by hand to call as “${name}”.`
  }
  return `The backend refused to make “${name}” to try things with: ${detailOf(answer)}`
}

const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error)
