import type { AuthModel } from '@drawbridge/kinds'
import type { CompiledOk } from '../backend.ts'
import type { Backends } from '../calls.ts'
import type { PreviewAnswer } from '../http.ts'
import { particulars } from './account.ts'
import { detailOf, memberOf, NoCaller } from './no-caller.ts'
import type { Person } from './person.ts'
import { post } from './post.ts'
import { authOf, type SignedIn } from './sign-in.ts'

/** The role that makes accounts for programs; undefined where there are none. */
export function makerOf({ settings }: AuthModel): string | undefined {
  const keys = settings.ways.find(({ kind }) => kind === 'apiKeys')
  const maker = keys?.['serviceAccountsBy']
  return typeof maker === 'string' ? maker : undefined
}

/** A key for a day: of the account that is signed in, or of a program that it keeps. */
export async function keyFor(
  backends: Backends,
  id: string,
  { model }: CompiledOk,
  { name, scopes = [], isProgram }: Person,
  { headers }: SignedIn,
): Promise<string> {
  const auth = authOf(model)
  const { path } = auth.settings
  if (!auth.settings.ways.some(({ kind }) => kind === 'apiKeys'))
    throw new NoCaller('There are no API keys in this drawing: add them to the ways in.')
  const place = isProgram ? `${path}/service-accounts/${await program()}/keys` : `${path}/keys`
  const made = await post(backends, id, place, { name: 'Explorer', scopes, days: 1 }, headers)
  return String(memberOf(granted(made, 201).body, 'key'))

  async function program(): Promise<string> {
    const place = `${path}/service-accounts`
    const list = await backends.request(id, { method: 'GET', path: place, headers })
    const all = memberOf(granted(list, 200).body, 'data')
    const known = (Array.isArray(all) ? all : []).find((one) => Object(one).name === name)
    if (known !== undefined) return String(Object(known).id)
    const given = { name, account: particulars(model, auth, name) }
    const made = await post(backends, id, place, given, headers)
    return String(memberOf(granted(made, 201).body, 'id'))
  }
}

function granted(answer: PreviewAnswer, status: number): PreviewAnswer {
  if (answer.status === status) return answer
  throw new NoCaller(`The backend gave no key to call with: ${detailOf(answer)}`)
}
