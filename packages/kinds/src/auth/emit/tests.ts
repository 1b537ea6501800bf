import { code, defaultRef, key, lit, ref, spaced, typeRef, type Code } from '@drawbridge/source'
import { withCondition } from '../../access.ts'
import { isByCookie } from '../settings.ts'
import type { Accounts } from './accounts.ts'
import { credentials } from './credentials.ts'
import { schemaType } from './names.ts'
import { errorsOf } from '../../api/main-api.ts'
import { withoutRequestId } from '../../api/without-request-id.ts'
import { gatesOf } from './begin-session.ts'
import { offers } from './offers.ts'
import { accountMembers } from './account-members.ts'

const HTTPMethods = typeRef('HTTPMethods', 'fastify')
const LightMyRequestResponse = typeRef('LightMyRequestResponse', 'fastify')
const TestApp = typeRef('TestApp', 'test/start-app.ts')
const after = ref('after', 'node:test')
const assert = defaultRef('assert', 'node:assert/strict')
const before = ref('before', 'node:test')
const policy = ref('policy', 'src/policy.ts')
const startApp = ref('startApp', 'test/start-app.ts')
const suite = ref('suite', 'node:test')
const test = ref('test', 'node:test')

/** `test/auth.test.ts` */
export function testsFile(accounts: Accounts): Code {
  const account = accountOf(accounts)
  return code`
    ${account}

    ${suite}('signing in', () => {
      let started: ${TestApp}
      ${before}(async () => {
        started = await ${startApp}()
      })
      ${after}(() => started.stop())

      ${(account !== undefined || offers(accounts, 'login')) && post}

      ${account !== undefined && helpers(accounts)}

      ${spaced([
        ...(account === undefined ? [] : [...accountTests(accounts), indistinct(accounts)]),
        offers(accounts, 'login') && unknownAccount(accounts),
        routes(accounts),
      ])}
    })`
}

/** Without these there is no account to test with. */
const NEEDED = ['register', 'login', 'me'] as const

/** What opens the n-th account; undefined where the tests can't open one. */
function accountOf(accounts: Accounts): Code | undefined {
  const members = accountMembers(accounts)
  const isWhole = NEEDED.every((route) => offers(accounts, route))
  // Where everybody is asked for more, registering alone signs nobody in.
  const isAskedMore = gatesOf(accounts).some(({ always }) => always)
  if (members === undefined || !isWhole || isAskedMore) return undefined
  return code`
    const PASSWORD = 'parapluie bleu du mardi'

    const account = (n: number) => ({
      ${members}
      password: PASSWORD,
    })`
}

const post = code`
  const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
    started.app.inject({ method: 'POST', url, payload, headers })`

function helpers(accounts: Accounts): Code {
  const { auth } = accounts
  const { path } = auth.settings
  const identifier = key(auth.identifier.name)
  return code`
    const logIn = (n: number, password = PASSWORD) =>
      post(${lit(`${path}/login`)}, { ${identifier}: account(n).${identifier}, password })
    const credentials = (response: ${LightMyRequestResponse}) => (${credentials(accounts)})
    const me = (headers: Record<string, string>) => started.app.inject({ url: ${lit(`${path}/me`)}, headers })`
}

function accountTests(accounts: Accounts): readonly (Code | false)[] {
  const { auth } = accounts
  const { path, roles } = auth.settings
  const byCookie = isByCookie(auth.settings)
  const { invalid, taken } = errorsOf(accounts.model).kinds
  const at = (route: string): Code => lit(`${path}/${route}`)
  const identifier = key(auth.identifier.name)
  return [
    code`
      ${test}('opens an account, signs in to it and knows who it is', async () => {
        const opened = await post(${at('register')}, account(1))
        ${assert}.equal(opened.statusCode, 201, opened.body)
        ${assert}.ok(!opened.body.includes('argon2'))
        const answer = await me(credentials(await logIn(1)))
        ${assert}.equal(answer.statusCode, 200)
        const { user } = answer.json<${schemaType(byCookie ? 'SignedIn' : 'Me')}>()
        ${assert}.equal(user.${identifier}, account(1).${identifier})
        ${assert}.equal(user.role, ${lit(roles[0] ?? '')})
      })`,
    code`
      ${test}('takes a name once, no weak password, and no role from a caller', async () => {
        await post(${at('register')}, account(2))
        ${assert}.equal((await post(${at('register')}, account(2))).statusCode, ${lit(taken.status)})
        const weak = { ...account(3), password: 'passwordpassword' }
        ${assert}.equal((await post(${at('register')}, weak)).statusCode, ${lit(invalid.status)})
        const role = { ...account(3), role: ${lit(roles.at(-1) ?? '')} }
        ${assert}.equal((await post(${at('register')}, role)).statusCode, ${lit(invalid.status)})
      })`,
    offers(accounts, 'refresh') && (byCookie ? cookieRefreshTest(at) : refreshTest(at)),
    byCookie && offers(accounts, 'logout') && forgeryTest(at),
    offers(accounts, 'password') &&
      code`
      ${test}('changes the password, and signs out everywhere else', async () => {
        await post(${at('register')}, account(5))
        const here = credentials(await logIn(5))
        const elsewhere = credentials(await logIn(5))
        const passwords = { currentPassword: PASSWORD, newPassword: 'montagne verte du jeudi' }
        const wrong = { ...passwords, currentPassword: 'wrong' }
        ${assert}.equal((await post(${at('password')}, wrong, here)).statusCode, ${lit(invalid.status)})
        const changed = await post(${at('password')}, passwords, here)
        ${assert}.equal(changed.statusCode, 200, changed.body)
        ${assert}.equal((await me(credentials(changed))).statusCode, 200)
        ${assert}.equal((await me(elsewhere)).statusCode, 401)
        ${assert}.equal((await logIn(5)).statusCode, 401)
        ${assert}.equal((await logIn(5, passwords.newPassword)).statusCode, 200)
      })`,
    offers(accounts, 'password') &&
      code`
      ${test}('leaves no sign-in by the old password that was begun before the change', async () => {
        const here = credentials(await post(${at('register')}, account(10)))
        const passwords = { currentPassword: PASSWORD, newPassword: 'montagne verte du jeudi' }
        const [changed, ...others] = await Promise.all([
          post(${at('password')}, passwords, here),
          ...Array.from({ length: 8 }, () => logIn(10)),
        ])
        ${assert}.equal(changed?.statusCode, 200)
        for (const one of others) {
          if (one.statusCode === 200) ${assert}.equal((await me(credentials(one))).statusCode, 401)
          else ${assert}.equal(one.statusCode, 401, one.body)
        }
      })`,
    offers(accounts, 'logout') &&
      code`
      ${test}('signs out', async () => {
        const headers = credentials(await post(${at('register')}, account(6)))
        ${assert}.equal((await post(${at('logout')}, {}, headers)).statusCode, 204)
        ${assert}.equal((await me(headers)).statusCode, 401)
      })`,
  ]
}

const refreshTest = (at: (route: string) => Code): Code => code`
  ${test}('exchanges a refresh token once; the second time ends the sign-in', async () => {
    const opened = await post(${at('register')}, account(4))
    const { refreshToken } = opened.json<${schemaType('SignedIn')}>()
    const next = await post(${at('refresh')}, { refreshToken })
    ${assert}.equal(next.statusCode, 200)
    ${assert}.equal((await post(${at('refresh')}, { refreshToken })).statusCode, 401)
    ${assert}.equal((await me(credentials(next))).statusCode, 401)
  })`

const cookieRefreshTest = (at: (route: string) => Code): Code => code`
  ${test}('exchanges a refresh token once; the second time ends the sign-in', async () => {
    const { cookie } = credentials(await post(${at('register')}, account(9)))
    const next = await post(${at('refresh')}, {}, { cookie })
    ${assert}.equal(next.statusCode, 200)
    ${assert}.equal((await me(credentials(next))).statusCode, 200)
    ${assert}.equal((await post(${at('refresh')}, {}, { cookie })).statusCode, 401)
    ${assert}.equal((await post(${at('refresh')}, {}, credentials(next))).statusCode, 401)
  })`

const forgeryTest = (at: (route: string) => Code): Code => code`
  ${test}('writes nothing for a page of another site', async () => {
    const headers = credentials(await post(${at('register')}, account(4)))
    const { cookie } = headers
    ${assert}.equal((await post(${at('logout')}, {}, { cookie })).statusCode, 403)
    const foreign = { ...headers, origin: 'https://elsewhere.example' }
    ${assert}.equal((await post(${at('logout')}, {}, foreign)).statusCode, 403)
    ${assert}.equal((await me(headers)).statusCode, 200)
  })`

const indistinct = ({ auth, model }: Accounts): Code => {
  return code`
    ${test}('does not tell whether there is such an account', async () => {
      await post(${lit(`${auth.settings.path}/register`)}, account(7))
      const wrong = await logIn(7, 'wrong')
      const missing = await logIn(8, 'wrong')
      ${assert}.equal(wrong.statusCode, 401)
      // The request's id is all that tells the two answers apart.
      ${assert}.deepEqual(${withoutRequestId(model, code`missing`)}, ${withoutRequestId(model, code`wrong`)})
      ${assert}.equal(missing.statusCode, 401)
    })`
}

const unknownAccount = ({ auth }: Accounts): Code => code`
  ${test}('asks to wait after ten wrong passwords', async () => {
    const body = { ${key(auth.identifier.name)}: 'nobody', password: 'wrong' }
    for (let attempt = 1; attempt <= 10; attempt++)
      ${assert}.equal((await post(${lit(`${auth.settings.path}/login`)}, body)).statusCode, 401)
    const refused = await post(${lit(`${auth.settings.path}/login`)}, body)
    ${assert}.equal(refused.statusCode, 429)
    ${assert}.ok(Number(refused.headers['retry-after']) > 0)
  })`

const routes = ({ model }: Accounts): Code => code`
  ${test}('every route that is not public asks who is calling', async () => {
    for (const [route, rules] of Object.entries(${policy})) {
      if (${isOpen(model)}) continue
      const [method, path = ''] = route.split(' ')
      const url = path.replace(':id', '1')
      const answer = await started.app.inject({ method: method as ${HTTPMethods}, url })
      ${assert}.equal(answer.statusCode, 401, route)
    }
  })`

/** Whether nobody is asked for, by all rules of a route. */
function isOpen({ tables }: Accounts['model']): Code {
  const accesses = tables.flatMap(({ access }) => Object.values(access))
  const hasOpenConditions = accesses.some((access) =>
    withCondition(access).some(({ who }) => who === 'public'),
  )
  return hasOpenConditions
    ? code`rules.some((rule) => rule.startsWith('public'))`
    : code`rules.includes('public')`
}
