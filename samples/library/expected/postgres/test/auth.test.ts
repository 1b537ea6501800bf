import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import type { HTTPMethods, LightMyRequestResponse } from 'fastify'
import type { SignedIn } from '../src/auth/schemas.ts'
import { policy } from '../src/policy.ts'
import { startApp, type TestApp } from './start-app.ts'

const PASSWORD = 'parapluie bleu du mardi'

const account = (n: number) => ({
  username: `username${n}`,
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
    post('/account/login', { username: account(n).username, password })
  const credentials = (response: LightMyRequestResponse) => ({
    cookie: `session=${response.cookies[0]?.value}`,
    'x-csrf-token': response.json<SignedIn>().csrfToken,
  })
  const me = (headers: Record<string, string>) =>
    started.app.inject({ url: '/account/me', headers })

  test('opens an account, signs in to it and knows who it is', async () => {
    const opened = await post('/account/register', account(1))
    assert.equal(opened.statusCode, 201, opened.body)
    assert.ok(!opened.body.includes('argon2'))
    const answer = await me(credentials(await logIn(1)))
    assert.equal(answer.statusCode, 200)
    const { user } = answer.json<SignedIn>()
    assert.equal(user.username, account(1).username)
    assert.equal(user.role, 'reader')
  })

  test('takes a name once, no weak password, and no role from a caller', async () => {
    await post('/account/register', account(2))
    assert.equal((await post('/account/register', account(2))).statusCode, 409)
    const weak = { ...account(3), password: 'passwordpassword' }
    assert.equal((await post('/account/register', weak)).statusCode, 400)
    const role = { ...account(3), role: 'librarian' }
    assert.equal((await post('/account/register', role)).statusCode, 400)
  })

  test('writes nothing for a page of another site', async () => {
    const headers = credentials(await post('/account/register', account(4)))
    const { cookie } = headers
    assert.equal((await post('/account/logout', {}, { cookie })).statusCode, 403)
    const foreign = { ...headers, origin: 'https://elsewhere.example' }
    assert.equal((await post('/account/logout', {}, foreign)).statusCode, 403)
    assert.equal((await me(headers)).statusCode, 200)
  })

  test('changes the password, and signs out everywhere else', async () => {
    await post('/account/register', account(5))
    const here = credentials(await logIn(5))
    const elsewhere = credentials(await logIn(5))
    const passwords = { currentPassword: PASSWORD, newPassword: 'montagne verte du jeudi' }
    const wrong = { ...passwords, currentPassword: 'wrong' }
    assert.equal((await post('/account/password', wrong, here)).statusCode, 400)
    const changed = await post('/account/password', passwords, here)
    assert.equal(changed.statusCode, 200, changed.body)
    assert.equal((await me(credentials(changed))).statusCode, 200)
    assert.equal((await me(elsewhere)).statusCode, 401)
    assert.equal((await logIn(5)).statusCode, 401)
    assert.equal((await logIn(5, passwords.newPassword)).statusCode, 200)
  })

  test('leaves no sign-in by the old password that was begun before the change', async () => {
    const here = credentials(await post('/account/register', account(10)))
    const passwords = { currentPassword: PASSWORD, newPassword: 'montagne verte du jeudi' }
    const [changed, ...others] = await Promise.all([
      post('/account/password', passwords, here),
      ...Array.from({ length: 8 }, () => logIn(10)),
    ])
    assert.equal(changed?.statusCode, 200)
    for (const one of others) {
      if (one.statusCode === 200) assert.equal((await me(credentials(one))).statusCode, 401)
      else assert.equal(one.statusCode, 401, one.body)
    }
  })

  test('signs out', async () => {
    const headers = credentials(await post('/account/register', account(6)))
    assert.equal((await post('/account/logout', {}, headers)).statusCode, 204)
    assert.equal((await me(headers)).statusCode, 401)
  })

  test('does not tell whether there is such an account', async () => {
    await post('/account/register', account(7))
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
    const body = { username: 'nobody', password: 'wrong' }
    for (let attempt = 1; attempt <= 10; attempt++)
      assert.equal((await post('/account/login', body)).statusCode, 401)
    const refused = await post('/account/login', body)
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
