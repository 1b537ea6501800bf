import type { AuthModel, Model } from '@drawbridge/kinds'
import { identifier, textLiteral } from '@drawbridge/sql'
import type { PreviewAnswer } from '../http.ts'
import type { Backends } from '../calls.ts'
import type { Account } from './account.ts'
import { detailOf, memberOf, NoCaller } from './no-caller.ts'
import type { Person } from './person.ts'
import { post } from './post.ts'
import { codeOf, secretIn } from './second-factor.ts'

interface Factor {
  readonly backends: Pick<Backends, 'request' | 'query'>
  readonly id: string
  readonly model: Model
  readonly auth: AuthModel
  readonly account: Account
  /** Of the apps that were seen to be set up, by whose they are. */
  readonly secrets: Map<string, string>
  readonly place: string
}

/**
 * Completes half of a sign-in with a code of the app that was seen to be set up. Where it is not
 * known here, the app is taken away behind the backend's back: its telephone is nobody's.
 */
export async function prove(
  factor: Factor,
  answer: PreviewAnswer,
  knock: () => Promise<PreviewAnswer>,
): Promise<PreviewAnswer> {
  const { backends, id, auth, secrets, place } = factor
  const challenge = memberOf(answer.body, 'challenge')
  if (typeof challenge !== 'string') return answer
  const secret = secrets.get(place)
  // The code of now is good once, and that of the next half minute is good already.
  for (const ahead of secret === undefined ? [] : [0, 1]) {
    const proof = { challenge, code: codeOf(secret ?? '', ahead) }
    const done = await post(backends, id, `${auth.settings.path}/second-factor`, proof)
    if (done.status === 200) return done
  }
  await backends.query(id, [withoutApp(factor)])
  secrets.delete(place)
  return knock()
}

/** Sets up an app for whoever needs one; undefined where none is needed, or there is one. */
export async function setUpApp(
  { backends, id, auth, account, secrets, place }: Factor,
  { role }: Person,
  headers: Readonly<Record<string, string>>,
): Promise<PreviewAnswer | undefined> {
  const { path, roles, ways } = auth.settings
  const app = ways.find(({ kind }) => kind === 'totp')
  const needing = app?.['demanded'] === true ? roles : app?.['demandedOf']
  if (!Array.isArray(needing) || !needing.includes(role ?? roles[0])) return undefined
  const state = await backends.request(id, { method: 'GET', path: `${path}/totp`, headers })
  if (memberOf(state.body, 'confirmed') === true) return undefined
  const given = { currentPassword: account.password }
  const begun = await post(backends, id, `${path}/totp`, given, headers)
  const secret = secretIn(begun.body) ?? ''
  const confirmed = await post(
    backends,
    id,
    `${path}/totp/confirm`,
    { code: codeOf(secret) },
    headers,
  )
  if (confirmed.status !== 200)
    throw new NoCaller(`An authenticator app could not be set up: ${detailOf(confirmed)}`)
  secrets.set(place, secret)
  return confirmed
}

function withoutApp({ model, auth, account }: Factor): string {
  const { dialect } = model
  const table = model.tables.find(({ node }) => node === auth.table)?.names.sql ?? ''
  const who = `${identifier(auth.identifier.sql, dialect)} = ${textLiteral(account.identifier, dialect)}`
  return `DELETE FROM auth_authenticators WHERE user_id = (SELECT id FROM ${identifier(table, dialect)} WHERE ${who})`
}
