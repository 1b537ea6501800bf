import assert from 'node:assert/strict'
import { test } from 'node:test'
import { codeAt } from '@drawbridge/kinds/one-time-codes'
import type { CodeAsked } from '@drawbridge/protocol'
import { type Browser, PASSWORD } from './client.ts'
import { onBothDatabases, type TestStudio } from './studios.ts'

const EMAIL = 'ada@example.com'
const body = { email: EMAIL, password: PASSWORD }

/** What an app on somebody's telephone shows: now, before that (-1), or after it (1). */
async function appOf({ studio }: TestStudio) {
  const { queries } = studio.storage
  const row = await queries.selectFrom('authenticators').selectAll().executeTakeFirstOrThrow()
  const secret = Buffer.from(studio.vault().open(row.sealed, row.account_id) ?? '', 'base64url')
  const present = Math.floor(Date.now() / 30_000)
  return (steps: -1 | 0 | 1) => codeAt(secret, present + steps)
}

/** Somebody whose sign-in asks for a code. */
async function protectedAccount(studio: TestStudio) {
  const ada = await studio.browser().register(EMAIL)
  const { url } = await ada.must('beginSecondFactor')
  const app = await appOf(studio)
  const { recoveryCodes } = await ada.must('confirmSecondFactor', { body: { code: app(-1) } })
  return { ada, app, url, recoveryCodes }
}

async function ask(browser: Browser, name: 'login' | 'issueTokens' = 'login'): Promise<string> {
  const answer: object = await browser.must(name, { body })
  assert.ok('challenge' in answer, 'a code is asked for')
  assert.ok(!('csrfToken' in answer) && !('accessToken' in answer))
  return (answer as CodeAsked).challenge
}

onBothDatabases('a second factor', (open) => {
  test('is asked for from its confirmation on, of browsers and of programs, and ends the others', async () => {
    const studio = await open()
    const ada = await studio.browser().register(EMAIL)
    const other = studio.browser()
    await other.signIn(EMAIL)
    const { secret, url } = await ada.must('beginSecondFactor')
    assert.match(secret, /^[A-Z2-7]{32}$/)
    assert.match(url, /^otpauth:\/\/totp\/Drawbridge:ada%40example\.com\?secret=[A-Z2-7]{32}&/)
    await studio.browser().signIn(EMAIL)
    const wrong = await ada.call('confirmSecondFactor', { body: { code: '000000' } })
    assert.equal(wrong.status, 401)
    const app = await appOf(studio)
    const { recoveryCodes } = await ada.must('confirmSecondFactor', { body: { code: app(-1) } })
    assert.equal(new Set(recoveryCodes).size, 10)
    for (const one of recoveryCodes) assert.match(one, /^([A-Z2-7]{4}-){7}[A-Z2-7]{4}$/)
    assert.equal((await other.call('me')).status, 401)
    assert.equal((await ada.call('me')).status, 200)
    assert.equal((await ada.call('beginSecondFactor')).status, 409)

    const browser = studio.browser()
    const challenge = await ask(browser)
    assert.equal(browser.cookies, '')
    assert.equal((await browser.call('me')).status, 401)
    const used = await browser.call('completeLogin', { body: { challenge, code: app(-1) } })
    assert.equal(used.status, 401, 'a code is taken once')
    await browser.must('completeLogin', { body: { challenge, code: app(0) } })
    assert.equal((await browser.must('me')).user.email, EMAIL)
    const again = { challenge, code: recoveryCodes[0] ?? '' }
    assert.equal((await browser.call('completeLogin', { body: again })).status, 401)

    const program = studio.browser()
    const tokens = await program.must('completeTokens', {
      body: { challenge: await ask(program, 'issueTokens'), code: app(1) },
    })
    const headers = { authorization: `Bearer ${tokens.accessToken}` }
    assert.equal((await program.must('readAccount', { headers })).secondFactor, true)
  })

  test('a recovery code is good once, however it is written', async () => {
    const studio = await open()
    const { ada, recoveryCodes, app } = await protectedAccount(studio)
    const [first = '', second = ''] = recoveryCodes
    const complete = async (code: string) => {
      const browser = studio.browser()
      const challenge = await ask(browser)
      return (await browser.call('completeLogin', { body: { challenge, code } })).status
    }
    assert.equal(await complete(first.toLowerCase().replaceAll('-', ' ')), 200)
    assert.equal(await complete(first), 401)
    assert.equal((await ada.must('readAccount')).recoveryCodes, 9)
    const { queries } = studio.studio.storage
    const stored = JSON.stringify(await queries.selectFrom('recovery_codes').selectAll().execute())
    assert.ok(!recoveryCodes.some((code) => stored.includes(code.replaceAll('-', ''))))
    await ada.must('renewRecoveryCodes', { body: { code: app(0) } })
    assert.equal(await complete(second), 401)
  })

  test('guessing ends the sign-in, and then waits, for that account alone', async () => {
    const studio = await open()
    await protectedAccount(studio)
    const eve = await studio.browser().register('eve@example.com')
    const browser = studio.browser()
    const challenge = await ask(browser)
    const guess = (code: string) => browser.call('completeLogin', { body: { challenge, code } })
    const guesses = await Promise.all(
      Array.from({ length: 12 }, (_, at) => guess(`12345${at % 10}`)),
    )
    assert.ok(guesses.every(({ status }) => status === 401 || status === 429))
    const app = await appOf(studio)
    assert.notEqual((await guess(app(0))).status, 200, 'five are enough')
    const later = await ask(studio.browser())
    const { status } = await browser.call('completeLogin', {
      body: { challenge: later, code: app(0) },
    })
    assert.equal(status, 429)
    assert.equal((await eve.call('me')).status, 200)
    assert.equal((await studio.browser().signIn('eve@example.com')).user.email, 'eve@example.com')
  })

  test('a new password ends what was half signed in', async () => {
    const studio = await open()
    const { ada, app } = await protectedAccount(studio)
    const browser = studio.browser()
    const challenge = await ask(browser)
    const next = 'loud badger carves aqueducts'
    await ada.must('changePassword', { body: { current: PASSWORD, next } })
    const { status } = await browser.call('completeLogin', { body: { challenge, code: app(0) } })
    assert.equal(status, 401)
  })

  test('turning it off takes the password and a code', async () => {
    const studio = await open()
    const { ada, app } = await protectedAccount(studio)
    const remove = (password: string, code: string) =>
      ada.call('removeSecondFactor', { body: { password, code } })
    assert.equal((await remove('not this one at all', app(0))).status, 401)
    assert.equal((await remove(PASSWORD, app(-1))).status, 401)
    const other = studio.browser()
    const challenge = await ask(other)
    await other.must('completeLogin', { body: { challenge, code: app(0) } })
    assert.equal((await remove(PASSWORD, app(1))).status, 204)
    assert.equal((await other.call('me')).status, 401)
    await studio.browser().signIn(EMAIL)
    assert.deepEqual(await ada.must('readAccount'), {
      email: EMAIL,
      emailConfirmed: false,
      hasPassword: true,
      secondFactor: false,
      recoveryCodes: 0,
      passkeys: [],
      connections: [],
    })
  })

  test('is not begun by who sits down at an open window', async () => {
    const studio = await open()
    const ada = await studio.browser().register(EMAIL)
    const { queries } = studio.studio.storage
    const tenMinutesAgo = new Date(Date.now() - 601_000).toISOString()
    await queries.updateTable('sessions').set({ proven_at: tenMinutesAgo }).execute()
    const { status, body: problem } = await ada.call('beginSecondFactor')
    assert.equal(status, 403)
    assert.match(JSON.stringify(problem), /"field":"proof"/)
    const wrong = { password: 'not this one at all' }
    assert.equal((await ada.call('prove', { body: wrong })).status, 401)
    assert.equal((await ada.call('beginSecondFactor')).status, 403)
    await ada.must('prove', { body: { password: PASSWORD } })
    await ada.must('beginSecondFactor')
  })
})

onBothDatabases('where an account is signed in', (open) => {
  test('browsers and programs are listed and ended one by one', async () => {
    const studio = await open()
    const ada = await studio.browser().register(EMAIL)
    const program = studio.browser()
    const { accessToken } = await program.tokens(EMAIL)
    const headers = { authorization: `Bearer ${accessToken}` }
    const { data } = await ada.must('listSessions')
    assert.deepEqual(
      data.map(({ kind, current, address }) => [
        kind,
        current,
        /^(::1|127\.|::ffff:127)/.test(address),
      ]),
      [
        ['browser', true, true],
        ['program', false, true],
      ],
    )
    const seen = await program.must('listSessions', { headers })
    assert.deepEqual(
      seen.data.map(({ current }) => current),
      [false, true],
    )
    const eve = await studio.browser().register('eve@example.com')
    const params = { id: data[1]?.id ?? '' }
    assert.equal((await eve.call('endSession', { params })).status, 404)
    const { queries } = studio.studio.storage
    await queries.updateTable('sessions').set({ proven_at: '' }).execute()
    assert.equal((await ada.call('endSession', { params })).status, 403)
    await ada.must('prove', { body: { password: PASSWORD } })
    await ada.must('endSession', { params })
    assert.equal((await program.call('me', { headers })).status, 401)
    assert.equal((await ada.call('endSession', { params })).status, 404)
  })

  test('its owner reads what happened to it, and nothing of others', async () => {
    const studio = await open()
    const eve = await studio.browser().register('eve@example.com')
    const ada = await studio.browser().register(EMAIL)
    const wrong = { email: EMAIL, password: 'not this one at all' }
    await studio.browser().call('login', { body: wrong })
    await ada.must('beginSecondFactor')
    const app = await appOf(studio)
    await ada.must('confirmSecondFactor', { body: { code: app(0) } })
    const { data } = await ada.must('listActivity')
    assert.deepEqual(
      data.map(({ event }) => event),
      ['second-factor-on', 'login-failed', 'register'],
    )
    assert.ok(data.every(({ address }) => address !== ''))
    const before = data[1]?.number ?? 0
    const earlier = await ada.must('listActivity', { query: { before } })
    assert.deepEqual(
      earlier.data.map(({ event }) => event),
      ['register'],
    )
    assert.equal((await eve.must('listActivity')).data.length, 1)
  })
})
