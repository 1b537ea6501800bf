import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import type { HTTPMethods, LightMyRequestResponse } from 'fastify'
import type { Me, SignedIn } from '../src/auth/schemas.ts'
import { policy } from '../src/policy.ts'
import { startApp, type TestApp } from './start-app.ts'

const PASSWORD = 'parapluie bleu du mardi'

const account = (n: number) => ({
  email: `person${n}@example.com`,
  name: `Name ${n}`,
  password: PASSWORD,
})

suite('signing in', () => {
  let started: TestApp
  before(async () => {
    started = await startApp()
  })
  after(() => started.stop())

  const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
    started.app.inject({ method: 'POST', url, payload, headers })

  const logIn = (n: number, password = PASSWORD) =>
    post('/auth/login', { email: account(n).email, password })
  const credentials = (response: LightMyRequestResponse) => ({
    authorization: `Bearer ${response.json<SignedIn>().accessToken}`,
  })
  const me = (headers: Record<string, string>) => started.app.inject({ url: '/auth/me', headers })

  test('opens an account, signs in to it and knows who it is', async () => {
    const opened = await post('/auth/register', account(1))
    assert.equal(opened.statusCode, 201, opened.body)
    assert.ok(!opened.body.includes('argon2'))
    const answer = await me(credentials(await logIn(1)))
    assert.equal(answer.statusCode, 200)
    const { user } = answer.json<Me>()
    assert.equal(user.email, account(1).email)
    assert.equal(user.role, 'user')
  })

  test('takes a name once, no weak password, and no role from a caller', async () => {
    await post('/auth/register', account(2))
    assert.equal((await post('/auth/register', account(2))).statusCode, 409)
    const weak = { ...account(3), password: 'passwordpassword' }
    assert.equal((await post('/auth/register', weak)).statusCode, 400)
    const role = { ...account(3), role: 'admin' }
    assert.equal((await post('/auth/register', role)).statusCode, 400)
  })

  test('exchanges a refresh token once; the second time ends the sign-in', async () => {
    const opened = await post('/auth/register', account(4))
    const { refreshToken } = opened.json<SignedIn>()
    const next = await post('/auth/refresh', { refreshToken })
    assert.equal(next.statusCode, 200)
    assert.equal((await post('/auth/refresh', { refreshToken })).statusCode, 401)
    assert.equal((await me(credentials(next))).statusCode, 401)
  })

  test('changes the password, and signs out everywhere else', async () => {
    await post('/auth/register', account(5))
    const here = credentials(await logIn(5))
    const elsewhere = credentials(await logIn(5))
    const passwords = { currentPassword: PASSWORD, newPassword: 'montagne verte du jeudi' }
    const wrong = { ...passwords, currentPassword: 'wrong' }
    assert.equal((await post('/auth/password', wrong, here)).statusCode, 400)
    const changed = await post('/auth/password', passwords, here)
    assert.equal(changed.statusCode, 200, changed.body)
    assert.equal((await me(credentials(changed))).statusCode, 200)
    assert.equal((await me(elsewhere)).statusCode, 401)
    assert.equal((await logIn(5)).statusCode, 401)
    assert.equal((await logIn(5, passwords.newPassword)).statusCode, 200)
  })

  test('leaves no sign-in by the old password that was begun before the change', async () => {
    const here = credentials(await post('/auth/register', account(10)))
    const passwords = { currentPassword: PASSWORD, newPassword: 'montagne verte du jeudi' }
    const [changed, ...others] = await Promise.all([
      post('/auth/password', passwords, here),
      ...Array.from({ length: 8 }, () => logIn(10)),
    ])
    assert.equal(changed?.statusCode, 200)
    for (const one of others) {
      if (one.statusCode === 200) assert.equal((await me(credentials(one))).statusCode, 401)
      else assert.equal(one.statusCode, 401, one.body)
    }
  })

  test('signs out', async () => {
    const headers = credentials(await post('/auth/register', account(6)))
    assert.equal((await post('/auth/logout', {}, headers)).statusCode, 204)
    assert.equal((await me(headers)).statusCode, 401)
  })

  test('does not tell whether there is such an account', async () => {
    await post('/auth/register', account(7))
    const wrong = await logIn(7, 'wrong')
    const missing = await logIn(8, 'wrong')
    assert.equal(wrong.statusCode, 401)
    // The request's id is all that tells the two answers apart.
    assert.deepEqual(
      { ...missing.json<object>(), requestId: '' },
      { ...wrong.json<object>(), requestId: '' },
    )
    assert.equal(missing.statusCode, 401)
  })

  test('asks to wait after ten wrong passwords', async () => {
    const body = { email: 'nobody', password: 'wrong' }
    for (let attempt = 1; attempt <= 10; attempt++)
      assert.equal((await post('/auth/login', body)).statusCode, 401)
    const refused = await post('/auth/login', body)
    assert.equal(refused.statusCode, 429)
    assert.ok(Number(refused.headers['retry-after']) > 0)
  })

  test('every route that is not public asks who is calling', async () => {
    for (const [route, rules] of Object.entries(policy)) {
      if (rules.includes('public')) continue
      const [method, path = ''] = route.split(' ')
      const url = path.replace(':id', '1')
      const answer = await started.app.inject({ method: method as HTTPMethods, url })
      assert.equal(answer.statusCode, 401, route)
    }
  })
})
