import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import type { InjectOptions } from 'fastify'
import { join, PASSWORD, type CookieAccount } from './accounts.ts'
import { type EmittedApp, startSample } from './emitted-app.ts'

const HOST = 'localhost:80'

suite('cookie sessions of an emitted backend', () => {
  let sample: EmittedApp
  let alice: CookieAccount

  before(async () => {
    sample = await startSample('library')
    alice = await join(sample.app, 'alice')
  })
  after(() => sample.stop())

  const inject = (options: InjectOptions) => sample.app.inject(options)
  const me = (cookie: string) => inject({ url: '/account/me', headers: { cookie } })
  const logIn = (headers: Record<string, string> = {}, username = 'alice') =>
    inject({
      method: 'POST',
      url: '/account/login',
      headers,
      payload: { username, password: PASSWORD },
    })
  const secretOf = (cookie: string): string => cookie.slice(cookie.indexOf('=') + 1)

  test('a good cookie is accepted, and with its token it writes', async () => {
    assert.equal((await me(alice.cookie)).statusCode, 200)
    const headers = { cookie: alice.cookie, 'x-csrf-token': alice.csrfToken }
    for (const more of [{}, { origin: `http://${HOST}`, 'sec-fetch-site': 'same-origin' }]) {
      const response = await inject({
        method: 'POST',
        url: '/api/reviews',
        headers: { ...headers, ...more },
        payload: { book: 'Emma', stars: 5 },
      })
      assert.equal(response.statusCode, 201, response.body)
    }
  })

  test('signing in makes a new session, whatever cookie was planted, and ends the old one', async () => {
    const planted = 'session=planted-by-somebody-else-before-signing-in0'
    const response = await logIn({ cookie: planted })
    assert.equal(response.statusCode, 200)
    assert.notEqual(response.cookies[0]?.value, secretOf(planted))
    assert.equal((await me(planted)).statusCode, 401)

    const first = `session=${response.cookies[0]?.value}`
    const second = await logIn({ cookie: first })
    assert.equal(second.statusCode, 200)
    assert.equal((await me(first)).statusCode, 401)
  })

  test('the token of one session is no good for another', async () => {
    const mallory = await join(sample.app, 'mallory')
    const response = await inject({
      method: 'POST',
      url: '/account/logout',
      headers: { cookie: alice.cookie, 'x-csrf-token': mallory.csrfToken },
    })
    assert.equal(response.statusCode, 403)
  })

  test('signing out, a new password and a deleted account end sessions', async () => {
    const dora = await join(sample.app, 'dora')
    const headers = { cookie: dora.cookie, 'x-csrf-token': dora.csrfToken }
    const out = await inject({ method: 'POST', url: '/account/logout', headers })
    assert.equal(out.statusCode, 204)
    assert.equal(out.cookies[0]?.value, '')
    assert.equal((await me(dora.cookie)).statusCode, 401)

    const here = await logIn({}, 'dora')
    const elsewhere = `session=${(await logIn({}, 'dora')).cookies[0]?.value}`
    const cookie = `session=${here.cookies[0]?.value}`
    const changed = await inject({
      method: 'POST',
      url: '/account/password',
      headers: { cookie, 'x-csrf-token': here.json<CookieAccount>().csrfToken },
      payload: { currentPassword: PASSWORD, newPassword: 'montagne verte du jeudi' },
    })
    assert.equal(changed.statusCode, 200)
    for (const old of [cookie, elsewhere]) assert.equal((await me(old)).statusCode, 401)
    const kept = `session=${changed.cookies[0]?.value}`
    assert.equal((await me(kept)).statusCode, 200)

    sample.write("UPDATE members SET deleted_at = '2026-01-01' WHERE username = ?", 'dora')
    assert.equal((await me(kept)).statusCode, 401)
    assert.equal((await logIn({}, 'dora')).statusCode, 401)
  })

  test('a session that was not used, or that is too old, is over', async () => {
    const erik = await join(sample.app, 'erik')
    sample.write('UPDATE auth_sessions SET seen_at = 1 WHERE user_id = ?', erik.id)
    assert.equal((await me(erik.cookie)).statusCode, 401)
    const frida = await join(sample.app, 'frida')
    sample.write('UPDATE auth_sessions SET expires_at = 1 WHERE user_id = ?', frida.id)
    assert.equal((await me(frida.cookie)).statusCode, 401)
  })

  test('in production the cookie is tied to its host and to HTTPS', async () => {
    const production = await startSample('library', { NODE_ENV: 'production' })
    try {
      const response = await production.app.inject({
        method: 'POST',
        url: '/account/register',
        payload: { username: 'alice', password: PASSWORD },
      })
      const header = String(response.headers['set-cookie'])
      assert.match(header, /^__Host-session=[\w-]{43};/)
      for (const word of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax', 'Max-Age=1209600'])
        assert.ok(header.includes(`; ${word}`), word)
      assert.ok(!header.includes('Domain'))
      const dev = `session=${response.cookies[0]?.value}`
      const tried = await production.app.inject({ url: '/account/me', headers: { cookie: dev } })
      assert.equal(tried.statusCode, 401)
    } finally {
      await production.stop()
    }
  })
})
