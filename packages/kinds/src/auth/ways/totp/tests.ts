import { code, defaultRef, key, lit, ref, spaced, typeRef, type Code } from '@drawbridge/source'
import { errorsOf } from '../../../api/main-api.ts'
import { placeholder } from '../../../table/emit/resource.ts'
import type { Accounts } from '../../emit/accounts.ts'
import { credentials } from '../../emit/credentials.ts'
import { hashPassword } from '../../emit/names.ts'
import { offers, opensByPassword } from '../../emit/offers.ts'
import { isDrawn } from '../drawn-faces.ts'
import { isDemanded, type TotpSettings } from './face.ts'

const policy = ref('policy', 'src/policy.ts')
const BEFORE = ref('BEFORE', 'src/auth/totp/demand.ts')
const HTTPMethods = typeRef('HTTPMethods', 'fastify')
const TestApp = typeRef('TestApp', 'test/start-app.ts')
const TestPerson = typeRef('TestPerson', 'test/people.ts')
const LightMyRequestResponse = typeRef('LightMyRequestResponse', 'fastify')
const issueKey = ref('issueKey', 'src/auth/api-keys/issue-key.ts')
const after = ref('after', 'node:test')
const newChallenge = ref('newChallenge', 'src/auth/totp/challenge.ts')
const assert = defaultRef('assert', 'node:assert/strict')
const before = ref('before', 'node:test')
const codeAt = ref('codeAt', 'src/auth/totp/codes.ts')
const readAccount = ref('readAccount', 'src/auth/queries.ts')
const readAuthenticator = ref('readAuthenticator', 'src/auth/totp/queries.ts')
const signUp = ref('signUp', 'test/people.ts')
const startApp = ref('startApp', 'test/start-app.ts')
const suite = ref('suite', 'node:test')
const test = ref('test', 'node:test')

/** `test/auth-totp.test.ts` */
export function testsFile(accounts: Accounts, settings: TotpSettings): Code {
  const at = (path: string): Code => lit(`${accounts.auth.settings.path}${path}`)
  return code`
    const PASSWORD = 'parapluie bleu du mardi'
    const SET_PASSWORD = ${lit(setPassword(accounts))}
    ${isDemanded(settings) && code`const WITHOUT_APP = ${lit(withoutApp(accounts))}`}

    ${suite}('a second factor', () => {
      let started: ${TestApp}
      ${before}(async () => {
        started = await ${startApp}()
      })
      ${after}(() => started.stop())

      ${helpers(accounts, settings, at)}

      ${spaced([
        VECTORS,
        begins(accounts, at),
        offers(accounts, 'login') && asked(accounts, at),
        ...PROOFS,
        ends(accounts),
        begunLate(accounts, at),
        removes(accounts, at),
        isDemanded(settings) && demandedTest(accounts),
      ])}
    })`
}

const setPassword = ({ sql, dialect }: Accounts): string =>
  `UPDATE ${sql} SET password_hash = ${placeholder(dialect, 1)} WHERE id = ${placeholder(dialect, 2)}`

const withoutApp = ({ dialect }: Accounts): string =>
  `DELETE FROM auth_authenticators WHERE user_id = ${placeholder(dialect, 1)}`

/** Where not everybody needs one, people of these tests have a role that does. */
function demandedRole(
  { demanded, demandedOf = [] }: TotpSettings,
  { auth }: Accounts,
): Code | false {
  const [role] = demandedOf
  if (demanded === true || role === undefined || role === auth.settings.roles[0]) return false
  return code`, ${lit(role)}`
}

/** A key that was made while nothing was demanded, where there are keys. */
const older = ({ auth }: Accounts): Code | false =>
  isDrawn(auth.settings, 'apiKeys') &&
  code`
    const { key } = await ${issueKey}(started.app.db, person.id, { name: 'Older', scopes: ['read', 'write'], days: 1 })
    const byKey: Headers = { 'x-api-key': key }`

const demandedTest = (accounts: Accounts): Code => code`
  ${test}('is set up before anything else is reached', async () => {
    const ${older(accounts) === false ? code`{ headers }` : code`person`} = await withPassword()
    ${older(accounts)}
    const { headers: proved } = await protect()
    for (const [route, rules] of Object.entries(${policy})) {
      if (${BEFORE}.has(route) || rules.some((rule) => rule.startsWith('public'))) continue
      const [method, path = ''] = route.split(' ')
      const ask = (as: Headers) =>
        started.app.inject({ method: method as ${HTTPMethods}, url: path.replace(/:\\w+/, '1'), headers: as })
      for (const mine of ${older(accounts) === false ? code`[headers]` : code`[person.headers, byKey]`}) {
        const answer = await ask(mine)
        ${assert}.equal(answer.statusCode, 403, route)
        ${assert}.match(answer.body, /authenticator app first/)
      }
      ${assert}.doesNotMatch((await ask(proved)).body, /authenticator app first/)
    }
  })`

type At = (path: string) => Code

const helpers = (accounts: Accounts, settings: TotpSettings, at: At): Code => code`
  type Headers = ${TestPerson}['headers']

  const post = (url: string, payload: object, headers: Headers = {}) =>
    started.app.inject({ method: 'POST', url, payload, headers })
  const credentials = (response: ${LightMyRequestResponse}): Headers => (${credentials(accounts)})
  const state = (headers: Headers) => started.app.inject({ url: ${at('/totp')}, headers })

  /** The code of an account's app, so many steps of thirty seconds from now. */
  async function codeOf({ id }: ${TestPerson}, ahead: number): Promise<string> {
    const { db, vault } = started.app
    const secret = (await ${readAuthenticator}(db, id))?.secret ?? ''
    return ${codeAt}(vault.open(secret, String(id)), Math.floor(Date.now() / 30_000) + ahead)
  }

  async function withPassword(): Promise<${TestPerson}> {
    const person = await ${signUp}(started.app${demandedRole(settings, accounts)})
    ${isDemanded(settings) && code`await started.app.db.run(WITHOUT_APP, [person.id])`}
    await started.app.db.run(SET_PASSWORD, [await ${hashPassword}(PASSWORD), person.id])
    return person
  }

  /** An account with a password, and an app that is asked for. */
  async function protect() {
    const person = await withPassword()
    const begun = await post(${at('/totp')}, { currentPassword: PASSWORD }, person.headers)
    ${assert}.equal(begun.statusCode, 200, begun.body)
    ${assert}.match(begun.json<{ url: string }>().url, /^otpauth:\\/\\/totp\\//)
    const code = await codeOf(person, 0)
    const confirmed = await post(${at('/totp/confirm')}, { code }, person.headers)
    ${assert}.equal(confirmed.statusCode, 200, confirmed.body)
    const { recoveryCodes } = confirmed.json<{ recoveryCodes: string[] }>()
    ${assert}.equal(new Set(recoveryCodes).size, 10)
    const [recoveryCode = '', anotherCode = ''] = recoveryCodes
    return { person, headers: credentials(confirmed), recoveryCode, anotherCode }
  }

  const challenge = async ({ id }: ${TestPerson}): Promise<string> =>
    (await ${newChallenge}(started.app.db, id)).challenge

  const complete = (proof: { challenge: string; code: string }) =>
    post(${at('/second-factor')}, proof)`

const VECTORS = code`
  ${test}('has the codes of RFC 6238', () => {
    const secret = Buffer.from('12345678901234567890')
    const codes = { 59: '287082', 1111111109: '081804', 1234567890: '005924', 20000000000: '353130' }
    for (const [seconds, code] of Object.entries(codes))
      ${assert}.equal(${codeAt}(secret, Math.floor(Number(seconds) / 30)), code)
  })`

function begins(accounts: Accounts, at: At): Code {
  const invalid = lit(errorsOf(accounts.model).kinds.invalid.status)
  return code`
    ${test}('is begun with the password alone, and asked for after a right code alone', async () => {
      const { headers } = await withPassword()
      const begin = (body: object) => post(${at('/totp')}, body, headers)
      ${assert}.equal((await begin({ currentPassword: 'wrong' })).statusCode, ${invalid})
      ${assert}.equal((await begin({})).statusCode, ${invalid})
      ${assert}.equal((await begin({ currentPassword: PASSWORD })).statusCode, 200)
      const confirmed = await post(${at('/totp/confirm')}, { code: '00000x' }, headers)
      ${assert}.equal(confirmed.statusCode, ${invalid})
      ${assert}.deepEqual((await state(headers)).json(), { confirmed: false, recoveryCodes: 0 })
    })`
}

function asked({ auth }: Accounts, at: At): Code {
  const identifier = key(auth.identifier.name)
  return code`
    ${test}('is asked for when somebody signs in', async () => {
      const { person } = await protect()
      const account = await ${readAccount}(started.app.db, person.id)
      const login = await post(${at('/login')}, { ${identifier}: account?.${identifier}, password: PASSWORD })
      ${assert}.equal(login.statusCode, 200, login.body)
      const told = login.json<{ secondFactor: string[]; challenge: string }>()
      ${assert}.deepEqual(Object.keys(told).toSorted(), ['challenge', 'expiresIn', 'secondFactor'])
      ${assert}.deepEqual(login.cookies, [])
      const code = await codeOf(person, 1)
      const completed = await complete({ challenge: told.challenge, code })
      ${assert}.equal(completed.statusCode, 200, completed.body)
      ${assert}.equal((await state(credentials(completed))).statusCode, 200)
    })`
}

const PROOFS = [
  code`
    ${test}('takes one code once, of many at once', async () => {
      const { person } = await protect()
      const code = await codeOf(person, 1)
      const challenges = await Promise.all([1, 2, 3, 4].map(() => challenge(person)))
      const answers = await Promise.all(challenges.map((one) => complete({ challenge: one, code })))
      const statuses = answers.map(({ statusCode }) => statusCode)
      ${assert}.deepEqual(statuses.toSorted(), [200, 401, 401, 401])
    })`,
  code`
    ${test}('can be a recovery code, each of them once, for nobody else', async () => {
      const [mine, theirs] = [await protect(), await protect()]
      const code = mine.recoveryCode.toLowerCase().replaceAll('-', ' ')
      const foreign = await complete({ challenge: await challenge(theirs.person), code })
      ${assert}.equal(foreign.statusCode, 401)
      const first = await complete({ challenge: await challenge(mine.person), code })
      ${assert}.equal(first.statusCode, 200, first.body)
      const again = await complete({ challenge: await challenge(mine.person), code })
      ${assert}.equal(again.statusCode, 401)
    })`,
  code`
    ${test}('ends a challenge by five wrong codes, and when it is used', async () => {
      const { person, recoveryCode, anotherCode } = await protect()
      const one = await challenge(person)
      for (let attempt = 1; attempt <= 5; attempt++)
        ${assert}.equal((await complete({ challenge: one, code: 'wrong code' })).statusCode, 401)
      ${assert}.equal((await complete({ challenge: one, code: recoveryCode })).statusCode, 401)
      const another = await challenge(person)
      ${assert}.equal((await complete({ challenge: another, code: recoveryCode })).statusCode, 200)
      ${assert}.equal((await complete({ challenge: another, code: anotherCode })).statusCode, 401)
      ${assert}.equal((await complete({ challenge: 'made up', code: anotherCode })).statusCode, 401)
    })`,
  code`
    ${test}('uses up one of several right codes that come at once for one challenge', async () => {
      const { person, headers, recoveryCode, anotherCode } = await protect()
      const one = await challenge(person)
      const answers = await Promise.all(
        [recoveryCode, anotherCode].map((code) => complete({ challenge: one, code })),
      )
      const statuses = answers.map(({ statusCode }) => statusCode)
      ${assert}.deepEqual(statuses.toSorted(), [200, 401])
      ${assert}.deepEqual((await state(headers)).json(), { confirmed: true, recoveryCodes: 9 })
    })`,
  code`
    ${test}('asks to wait after ten wrong codes, whatever the challenge', async () => {
      const { person } = await protect()
      const attempt = async () => complete({ challenge: await challenge(person), code: '12345x' })
      for (let count = 1; count <= 10; count++) ${assert}.equal((await attempt()).statusCode, 401)
      ${assert}.equal((await attempt()).statusCode, 429)
    })`,
] as const

/** Half a sign-in is over with the password that it was begun with. */
const ends = (accounts: Accounts): Code => code`
  ${test}('ends challenges with the password', async () => {
    const { person, recoveryCode } = await protect()
    const before = await challenge(person)
    await started.app.db.run(SET_PASSWORD, [await ${hashPassword}('montagne verte du jeudi'), person.id])
    const refused = await complete({ challenge: before, code: recoveryCode })
    ${assert}.equal(refused.statusCode, 401)
    ${
      opensByPassword(accounts) &&
      code`
        const late = await ${newChallenge}(started.app.db, person.id, 'the hash of before')
        const { statusCode } = await complete({ challenge: late.challenge, code: recoveryCode })
        ${assert}.equal(statusCode, 401)`
    }
    const after = await complete({ challenge: await challenge(person), code: recoveryCode })
    ${assert}.equal(after.statusCode, 200, after.body)
  })`

const begunLate = ({ dialect }: Accounts, at: At): Code => code`
  ${test}('is begun without a password by who signed in just now alone', async () => {
    const { id, headers } = await withPassword()
    const { db } = started.app
    await db.run(SET_PASSWORD, [null, id])
    ${assert}.equal((await post(${at('/totp')}, {}, headers)).statusCode, 200)
    await db.run(${lit(`UPDATE auth_sessions SET created_at = 0 WHERE user_id = ${placeholder(dialect, 1)}`)}, [id])
    ${assert}.equal((await post(${at('/totp')}, {}, headers)).statusCode, 403)
  })`

function removes(accounts: Accounts, at: At): Code {
  const invalid = lit(errorsOf(accounts.model).kinds.invalid.status)
  return code`
    ${test}('is changed and removed by a code, which ends every other sign-in', async () => {
      const { person, headers, recoveryCode, anotherCode } = await protect()
      // Confirming it ended the sign-in that it was begun with.
      ${assert}.equal((await state(person.headers)).statusCode, 401)
      const again = await post(${at('/totp')}, { currentPassword: PASSWORD }, headers)
      ${assert}.equal(again.statusCode, 409)

      const renewed = await post(${at('/totp/recovery-codes')}, { code: recoveryCode }, headers)
      ${assert}.equal(renewed.statusCode, 200, renewed.body)
      const [code = ''] = renewed.json<{ recoveryCodes: string[] }>().recoveryCodes
      const old = await post(${at('/totp/remove')}, { code: anotherCode }, headers)
      ${assert}.equal(old.statusCode, ${invalid})

      const removed = await post(${at('/totp/remove')}, { code }, headers)
      ${assert}.equal(removed.statusCode, 200, removed.body)
      ${assert}.equal((await state(headers)).statusCode, 401)
      const left = await state(credentials(removed))
      ${assert}.deepEqual(left.json(), { confirmed: false, recoveryCodes: 0 })
    })`
}
