import assert from 'node:assert/strict'
import { afterEach, beforeEach, suite, test } from 'node:test'
import type { LightMyRequestResponse } from 'fastify'
import { logIn, PASSWORD, register } from './accounts.ts'
import { type EmittedApp, startSample } from './emitted-app.ts'

suite('guessing passwords and accounts of an emitted backend', () => {
  let sample: EmittedApp
  beforeEach(async () => {
    sample = await startSample('tasks', { TRUST_PROXY: 'true' })
  })
  afterEach(() => sample.stop())

  /** As if from this address, by way of a proxy that is trusted. */
  const attempt = (email: string, password: string, ip = '192.0.2.1') =>
    sample.app.inject({
      method: 'POST',
      url: '/auth/login',
      headers: { 'x-forwarded-for': ip },
      payload: { email, password },
    })
  const times = async (
    count: number,
    one: (index: number) => Promise<LightMyRequestResponse>,
  ): Promise<number[]> => {
    const codes: number[] = []
    for (let index = 0; index < count; index++) codes.push((await one(index)).statusCode)
    return codes
  }

  test('after ten wrong passwords an account waits, for one network and not for the others', async () => {
    await register(sample.app, 'alice')
    const email = 'alice@mail.example'
    assert.deepEqual(await times(10, () => attempt(email, 'wrong')), Array(10).fill(401))
    const refused = await attempt(email, PASSWORD)
    assert.equal(refused.statusCode, 429, 'not even with the right one')
    const seconds = Number(refused.headers['retry-after'])
    assert.ok(seconds > 0 && seconds <= 15 * 60, `${seconds} s: never for good`)
    assert.equal((await attempt(email, PASSWORD, '198.51.100.7')).statusCode, 200)

    sample.write('UPDATE auth_attempts SET resets_at = 1')
    assert.equal((await attempt(email, PASSWORD)).statusCode, 200, 'and in time everybody')
  })

  test('spellings of an account and addresses of one network share a counter', async () => {
    await register(sample.app, 'alice')
    const spellings = ['alice@mail.example', 'ALICE@mail.example', 'Alice@Mail.Example']
    const ips = ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9', '2001:DB8:1:2:3:4:5:6']
    await times(10, (index) => attempt(spellings[index % 3] ?? '', 'wrong', ips[index % 3]))
    assert.equal((await attempt('alice@mail.example', PASSWORD, ips[0])).statusCode, 429)
    assert.equal((await attempt('alice@mail.example', PASSWORD, '2001:db8:1:3::1')).statusCode, 200)
    await times(10, () => attempt('alice@mail.example', 'wrong', '203.0.113.5'))
    assert.equal((await attempt('alice@mail.example', 'x', '::ffff:203.0.113.5')).statusCode, 429)
  })

  test('many at once get no further than one after the other', async () => {
    await register(sample.app, 'alice')
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => attempt('alice@mail.example', 'wrong')),
    )
    assert.equal(answers.filter(({ statusCode }) => statusCode === 401).length, 10)
    assert.equal(answers.filter(({ statusCode }) => statusCode === 429).length, 30)
  })

  test('a network that tries one password on many accounts waits as well', async () => {
    const codes = await times(61, (index) => attempt(`user${index}@mail.example`, 'wrong'))
    assert.equal(codes.at(-1), 429)
    assert.equal(codes.filter((code) => code === 401).length, 60)
  })

  test('one own account does not clear the counter of a network', async () => {
    await register(sample.app, 'mallory')
    await times(59, (index) => attempt(`user${index}@mail.example`, 'wrong'))
    assert.equal((await attempt('mallory@mail.example', PASSWORD)).statusCode, 200)
    assert.equal((await attempt('user99@mail.example', 'wrong')).statusCode, 429)
  })

  test('an account that is there and one that is not answer alike, also when they wait', async () => {
    await register(sample.app, 'alice')
    for (const round of [1, 2, 11, 12]) {
      const known = await attempt('alice@mail.example', 'wrong')
      const unknown = await attempt('nobody@mail.example', 'wrong')
      assert.equal(known.statusCode, unknown.statusCode)
      assert.deepEqual(withoutId(known), withoutId(unknown))
      assert.deepEqual(Object.keys(known.headers), Object.keys(unknown.headers))
      if (round === 2)
        for (const email of ['alice', 'nobody'])
          await times(8, () => attempt(`${email}@mail.example`, 'wrong'))
    }
    assert.equal((await attempt('alice@mail.example', PASSWORD)).statusCode, 429)
  })

  test('opening accounts one after the other comes to an end', async () => {
    const codes = await times(31, (index) =>
      sample.app.inject({
        method: 'POST',
        url: '/auth/register',
        payload: { email: `user${index}@mail.example`, name: 'x', password: PASSWORD },
      }),
    )
    assert.deepEqual(codes, [...Array(30).fill(201), 429])
  })

  test('asking for the old password again and again comes to an end', async () => {
    const alice = await register(sample.app, 'alice')
    const change = (currentPassword: string) =>
      sample.app.inject({
        method: 'POST',
        url: '/auth/password',
        headers: { authorization: `Bearer ${alice.accessToken}` },
        payload: { currentPassword, newPassword: 'montagne verte du jeudi' },
      })
    assert.deepEqual(await times(10, () => change('wrong')), Array(10).fill(400))
    assert.equal((await change(PASSWORD)).statusCode, 429)
    assert.equal((await logIn(sample.app, alice.email)).id, alice.id)
  })

  test('a password of any length that is taken is compared to its last letter', async () => {
    const email = 'alice@mail.example'
    const password = 'Parapluie bleu du mardi, '.repeat(5)
    const payload = { email, name: 'Alice', password }
    const opened = await sample.app.inject({ method: 'POST', url: '/auth/register', payload })
    assert.equal(opened.statusCode, 201, opened.body)
    for (const other of [
      password.toLowerCase(),
      password.trim(),
      `${password} `,
      password.slice(1),
    ])
      assert.equal((await attempt(email, other)).statusCode, 401, other)
    assert.equal((await attempt(email, password)).statusCode, 200)
  })

  test('weak, short and endless passwords open no account', async () => {
    const weak = [
      'short',
      '14 characters.',
      'passwordpassword',
      'P@ssw0rd12345678',
      'aaaaaaaaaaaaaaaaaaaa',
      '123456789012345678',
      'qwertyuiopasdfghjkl',
      'alice.mail.example',
      'tasks-tasks-tasks-1',
      'x'.repeat(129),
      // Found in breaches.
      '1qaz2wsx3edc4rfv',
      'lytdybrbdfvgbhf',
      '30secondstomars',
    ]
    for (const password of weak) {
      const response = await sample.app.inject({
        method: 'POST',
        url: '/auth/register',
        payload: { email: 'alice@mail.example', name: 'Alice', password },
      })
      assert.equal(response.statusCode, 400, password)
      assert.equal(response.json().errors[0].field, 'password')
      assert.ok(!response.body.includes(password), 'and it is not repeated')
    }
  })
})

/** The answer but for its id, and for how many seconds are left when it comes. */
function withoutId(response: LightMyRequestResponse): object {
  const { detail, ...answer } = response.json<{ readonly detail: string }>()
  return { ...answer, requestId: undefined, detail: detail.replace(/\d+ s\b/, 'a while') }
}
