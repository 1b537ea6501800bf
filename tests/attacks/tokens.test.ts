import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { bearer, logIn, PASSWORD, register, type TokenAccount } from './accounts.ts'
import { type EmittedApp, startSample } from './emitted-app.ts'

suite('access and refresh tokens of an emitted backend', () => {
  let sample: EmittedApp
  let alice: TokenAccount

  before(async () => {
    sample = await startSample('tasks')
    alice = await register(sample.app, 'alice')
  })
  after(() => sample.stop())

  const me = (authorization?: string) =>
    sample.app.inject({
      url: '/auth/me',
      headers: authorization === undefined ? {} : { authorization },
    })
  const refresh = (refreshToken: unknown) =>
    sample.app.inject({ method: 'POST', url: '/auth/refresh', payload: { refreshToken } })

  test('a good token is accepted, so the refusals below mean something', async () => {
    const response = await me(`Bearer ${alice.accessToken}`)
    assert.equal(response.statusCode, 200)
    assert.equal(response.json().user.email, alice.email)
  })

  test('a token that was good until now is none when its time is over', async (t) => {
    const { accessToken } = await register(sample.app, 'expiring')
    const statusNow = async () => (await me(`Bearer ${accessToken}`)).statusCode
    assert.equal(await statusNow(), 200)
    t.mock.timers.enable({ apis: ['Date'], now: Date.now() })
    t.mock.timers.tick(14 * 60_000)
    assert.equal(await statusNow(), 200)
    t.mock.timers.tick(60_000)
    assert.equal(await statusNow(), 401)
  })

  test('a token anywhere but in its header is nobody', async () => {
    const token = alice.accessToken
    const attempts = [
      { url: `/auth/me?access_token=${token}` },
      { url: `/auth/me?token=${token}` },
      { url: '/auth/me', headers: { cookie: `token=${token}; session=${token}` } },
      { url: '/auth/me', headers: { 'x-access-token': token } },
      { url: '/auth/me', headers: { 'proxy-authorization': `Bearer ${token}` } },
      { url: '/auth/me', headers: { authorization: `Bearer ${alice.refreshToken}` } },
    ]
    for (const attempt of attempts)
      assert.equal((await sample.app.inject(attempt)).statusCode, 401, JSON.stringify(attempt))
  })

  test('a refresh token is good once, and using it twice ends the whole sign-in', async () => {
    const account = await register(sample.app, 'bruno')
    const first = await refresh(account.refreshToken)
    assert.equal(first.statusCode, 200)
    const next = first.json<TokenAccount>()
    assert.equal((await me(`Bearer ${next.accessToken}`)).statusCode, 200)

    assert.equal((await refresh(account.refreshToken)).statusCode, 401)
    assert.equal((await refresh(next.refreshToken)).statusCode, 401)
    assert.equal((await me(`Bearer ${next.accessToken}`)).statusCode, 401)
    assert.equal((await me(`Bearer ${account.accessToken}`)).statusCode, 401)
  })

  test('of a hundred that bring the same refresh token at once, exactly one wins', async () => {
    const { refreshToken } = await register(sample.app, 'clara')
    const answers = await Promise.all(Array.from({ length: 100 }, () => refresh(refreshToken)))
    assert.equal(answers.filter(({ statusCode }) => statusCode === 200).length, 1)
    assert.equal(answers.filter(({ statusCode }) => statusCode === 401).length, 99)
  })

  test('what is no refresh token is refused without saying why', async () => {
    const [id = ''] = alice.refreshToken.split('.')
    const guesses = [
      '',
      '.',
      id,
      `${id}.`,
      `${id}.${'A'.repeat(43)}`,
      alice.accessToken.slice(0, 128),
    ]
    const other = await logIn(sample.app, alice.email)
    guesses.push(`${other.refreshToken.split('.')[0]}.${alice.refreshToken.split('.')[1]}`)
    guesses.push(`' OR '1'='1.${'A'.repeat(43)}`)
    for (const guess of guesses) assert.equal((await refresh(guess)).statusCode, 401, guess)
    const nonsense = [null, 1, {}, [alice.refreshToken], 'x'.repeat(10_000)]
    for (const guess of [...nonsense, `${alice.refreshToken}\0`])
      assert.equal((await refresh(guess)).statusCode, 400, JSON.stringify(guess).slice(0, 40))
  })

  test('signing out, a new password and a deleted account end what was given before', async () => {
    const dora = await register(sample.app, 'dora')
    await sample.app.inject({ method: 'POST', url: '/auth/logout', headers: bearer(dora) })
    assert.equal((await me(`Bearer ${dora.accessToken}`)).statusCode, 401)
    assert.equal((await refresh(dora.refreshToken)).statusCode, 401)

    const [here, elsewhere] = [
      await logIn(sample.app, dora.email),
      await logIn(sample.app, dora.email),
    ]
    const changed = await sample.app.inject({
      method: 'POST',
      url: '/auth/password',
      headers: bearer(here),
      payload: { currentPassword: PASSWORD, newPassword: 'montagne verte du jeudi' },
    })
    assert.equal(changed.statusCode, 200)
    for (const { accessToken, refreshToken } of [here, elsewhere]) {
      assert.equal((await me(`Bearer ${accessToken}`)).statusCode, 401)
      assert.equal((await refresh(refreshToken)).statusCode, 401)
    }
    const kept = changed.json<TokenAccount>()
    assert.equal((await me(`Bearer ${kept.accessToken}`)).statusCode, 200)

    const admin = await register(sample.app, 'admin')
    sample.write("UPDATE users SET role = 'admin' WHERE email = ?", admin.email)
    const removed = await sample.app.inject({
      method: 'DELETE',
      url: `/users/${dora.id}`,
      headers: bearer(admin),
    })
    assert.equal(removed.statusCode, 204, removed.body)
    assert.equal((await me(`Bearer ${kept.accessToken}`)).statusCode, 401)
    assert.equal((await refresh(kept.refreshToken)).statusCode, 401)
  })

  test('what somebody signs in with is changed by whoever signed in a short while ago', async () => {
    const fay = await register(sample.app, 'fay')
    const change = (payload: object) =>
      sample.app.inject({ method: 'PATCH', url: `/users/${fay.id}`, headers: bearer(fay), payload })
    assert.equal((await change({ email: 'fay@new.example' })).statusCode, 200)
    const old = String(Date.now() - 16 * 60_000)
    sample.write('UPDATE auth_sessions SET created_at = ? WHERE user_id = ?', old, String(fay.id))
    const late = await change({ email: 'mallory@mail.example' })
    assert.equal(late.statusCode, 403, late.body)
    assert.match(late.json().detail, /^Sign in again first/)
    assert.equal((await change({ name: 'Fay' })).json().email, 'fay@new.example')
  })

  test('a sign-in whose days are over can neither be used nor refreshed', async () => {
    const erik = await register(sample.app, 'erik')
    sample.write('UPDATE auth_sessions SET expires_at = 1 WHERE user_id = ?', String(erik.id))
    assert.equal((await me(`Bearer ${erik.accessToken}`)).statusCode, 401)
    assert.equal((await refresh(erik.refreshToken)).statusCode, 401)
  })
})
