import { code, defaultRef, lit, ref, template, typeRef, type Code } from '@drawbridge/source'
import { errorsOf } from '../../../api/main-api.ts'
import { placeholder } from '../../../table/emit/resource.ts'
import type { Accounts } from '../../emit/accounts.ts'
import { credentials } from '../../emit/credentials.ts'
import { hashPassword } from '../../emit/names.ts'

const LightMyRequestResponse = typeRef('LightMyRequestResponse', 'fastify')
const Passkey = typeRef('Passkey', 'src/auth/passkeys/schemas.ts')
const TestApp = typeRef('TestApp', 'test/start-app.ts')
const TestPerson = typeRef('TestPerson', 'test/people.ts')
const after = ref('after', 'node:test')
const assert = defaultRef('assert', 'node:assert/strict')
const before = ref('before', 'node:test')
const createAuthenticator = ref('createAuthenticator', 'test/authenticator.ts')
const signUp = ref('signUp', 'test/people.ts')
const startApp = ref('startApp', 'test/start-app.ts')
const suite = ref('suite', 'node:test')
const test = ref('test', 'node:test')

/** `test/auth-passkeys.test.ts` */
export function testsFile(accounts: Accounts): Code {
  const { auth, sql, dialect } = accounts
  const { path } = auth.settings
  const at = (end: string): Code => lit(`${path}/passkeys${end}`)
  const invalid = lit(errorsOf(accounts.model).kinds.invalid.status)
  const taken = lit(errorsOf(accounts.model).kinds.taken.status)
  const setPassword = `UPDATE ${sql} SET password_hash = ${placeholder(dialect, 1)} WHERE id = ${placeholder(dialect, 2)}`
  return code`
    const ORIGIN = 'https://example.com'
    const PASSWORD = 'parapluie bleu du mardi'
    const SET_PASSWORD = ${lit(setPassword)}

    type Options = { readonly challenge: string }
    type Headers = ${TestPerson}['headers']

    ${suite}('passkeys', () => {
      let started: ${TestApp}
      ${before}(async () => {
        started = await ${startApp}()
      })
      ${after}(() => started.stop())

      const post = (url: string, payload: object, headers: Headers = {}) =>
        started.app.inject({ method: 'POST', url, payload, headers })
      const listed = (headers: Headers) => started.app.inject({ url: ${at('')}, headers })
      const credentials = (response: ${LightMyRequestResponse}): Headers => (${credentials(accounts)})

      async function creation(headers: Headers): Promise<Options> {
        const answer = await post(${at('/options')}, { currentPassword: PASSWORD }, headers)
        ${assert}.equal(answer.statusCode, 200, answer.body)
        return answer.json<Options>()
      }

      async function request(): Promise<Options> {
        const answer = await started.app.inject({ method: 'POST', url: ${at('/sign-in/options')} })
        ${assert}.equal(answer.statusCode, 200, answer.body)
        return answer.json<Options>()
      }

      const signIn = (credential: object) => post(${at('/sign-in')}, { credential })

      async function withPassword(): Promise<${TestPerson}> {
        const person = await ${signUp}(started.app)
        await started.app.db.run(SET_PASSWORD, [await ${hashPassword}(PASSWORD), person.id])
        return person
      }

      /** An account with a passkey. */
      async function equip() {
        const { headers } = await withPassword()
        const device = ${createAuthenticator}(ORIGIN)
        const credential = device.create(await creation(headers))
        const added = await post(${at('')}, { name: 'Telephone', credential }, headers)
        ${assert}.equal(added.statusCode, 201, added.body)
        return { device, headers, credential, passkey: added.json<${Passkey}>() }
      }

      ${test}('are added by whoever knows the password, and sign in without a name', async () => {
        const { device, headers, passkey } = await equip()
        const wrong = await post(${at('/options')}, { currentPassword: 'wrong' }, headers)
        ${assert}.equal(wrong.statusCode, ${invalid})
        ${assert}.deepEqual((await listed(headers)).json(), { data: [passkey] })
        const entered = await signIn(device.get(await request()))
        ${assert}.equal(entered.statusCode, 200, entered.body)
        ${assert}.equal((await listed(credentials(entered))).statusCode, 200)
      })

      ${test}('are refused where anything about them is not what was asked for', async () => {
        const { device } = await equip()
        const faults = [
          { origin: 'https://example.com.evil.example' },
          { host: 'evil.example' },
          { type: 'webauthn.create' },
          { flags: 1 },
          { flags: 4 },
          { counter: 0 },
        ]
        for (const fault of faults) {
          const answer = await signIn(device.get(await request(), fault))
          ${assert}.equal(answer.statusCode, 401, JSON.stringify(fault))
        }
        const other = ${createAuthenticator}(ORIGIN).get(await request())
        ${assert}.equal((await signIn(other)).statusCode, 401)
        const forged = { ...device.get(await request()), response: other.response }
        ${assert}.equal((await signIn(forged)).statusCode, 401)
        ${assert}.equal((await signIn(device.get(await request()))).statusCode, 200)
      })

      ${test}('answer a challenge once, of many at once, and no other challenge', async () => {
        const { device, headers } = await equip()
        const signed = device.get(await request())
        const answers = await Promise.all([1, 2, 3].map(() => signIn(signed)))
        const statuses = answers.map(({ statusCode }) => statusCode)
        ${assert}.deepEqual(statuses.toSorted(), [200, 401, 401])
        ${assert}.equal((await signIn(device.get(await creation(headers)))).statusCode, 401)
        ${assert}.equal((await signIn(device.get({ challenge: 'AAAA' }))).statusCode, 401)
      })

      ${test}('tell of a copy by a counter that does not go on', async () => {
        const { device } = await equip()
        ${assert}.equal((await signIn(device.get(await request(), { counter: 9 }))).statusCode, 200)
        ${assert}.equal((await signIn(device.get(await request(), { counter: 9 }))).statusCode, 401)
        ${assert}.equal((await signIn(device.get(await request(), { counter: 8 }))).statusCode, 401)
        ${assert}.equal((await signIn(device.get(await request(), { counter: 10 }))).statusCode, 200)
      })

      ${test}('are added to the account that asked, once', async () => {
        const { device, headers } = await equip()
        const mallory = await withPassword()
        const add = (credential: object, by: Headers) =>
          post(${at('')}, { name: 'Another', credential }, by)
        const foreign = ${createAuthenticator}(ORIGIN).create(await creation(headers))
        ${assert}.equal((await add(foreign, mallory.headers)).statusCode, ${invalid})
        const again = device.create(await creation(mallory.headers))
        ${assert}.equal((await add(again, mallory.headers)).statusCode, ${taken})
        for (const fault of [{ flags: 65 }, { origin: 'https://evil.example' }, { host: 'evil.example' }]) {
          const bad = ${createAuthenticator}(ORIGIN).create(await creation(headers), fault)
          ${assert}.equal((await add(bad, headers)).statusCode, ${invalid}, JSON.stringify(fault))
        }
      })

      ${test}('are removed by their owner, which ends other sign-ins', async () => {
        const { device, headers, passkey } = await equip()
        const elsewhere = credentials(await signIn(device.get(await request())))
        const mallory = await withPassword()
        const remove = (by: Headers) =>
          started.app.inject({ method: 'DELETE', url: ${template`${path}/passkeys/${code`passkey.id`}`}, headers: by })
        ${assert}.equal((await remove(mallory.headers)).statusCode, 404)
        ${assert}.equal((await remove(headers)).statusCode, 204)
        ${assert}.equal((await listed(elsewhere)).statusCode, 401)
        ${assert}.deepEqual((await listed(headers)).json(), { data: [] })
        ${assert}.equal((await signIn(device.get(await request()))).statusCode, 401)
      })
    })`
}
