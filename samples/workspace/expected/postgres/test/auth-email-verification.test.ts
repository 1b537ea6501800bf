import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { hashPassword } from '../src/auth/passwords.ts'
import { readCredentials } from '../src/auth/queries.ts'
import { mailbox } from './mailbox.ts'
import { useApp } from './use-app.ts'

const PASSWORD = 'parapluie bleu du mardi'

suite('addresses', () => {
  const { call, db, person } = useApp({ amy: 'user' })

  const accountOf = async (who: string) => {
    const account = await readCredentials(db(), person(who).id)
    assert.ok(account)
    return account
  }
  const ask = (email: string) => call('POST', '/auth/email/confirmation', 'nobody', { email })

  /** The secret of a link that is mailed to somebody. */
  const linkFor = async (who: string) => {
    const { identifier } = await accountOf(who)
    const asked = await ask(identifier)
    assert.equal(asked.statusCode, 202, asked.body)
    const { text } = await mailbox.next(identifier)
    return /#([\w-]{43})/.exec(text)?.[1] ?? ''
  }
  const confirm = (token: string, password?: string) =>
    call('POST', '/auth/email/confirm', 'nobody', {
      token,
      ...(password !== undefined && { password }),
    })
  const setPassword = (hash: string | null) =>
    db().run('UPDATE users SET password_hash = $1 WHERE id = $2', [hash, person('amy').id])
  const confirmed = async (who: string) =>
    (
      await db().get<{ address: string | null }>(
        'SELECT confirmed_address AS address FROM users WHERE id = $1',
        [person(who).id],
      )
    )?.address

  test('are confirmed by a link and the password, once', async () => {
    await setPassword(await hashPassword(PASSWORD))
    const token = await linkFor('amy')
    assert.equal(await confirmed('amy'), null)
    assert.equal((await confirm(token)).statusCode, 400)
    assert.equal((await confirm(token, 'wrong')).statusCode, 400)
    assert.equal(await confirmed('amy'), null)
    const answer = await confirm(token, PASSWORD)
    assert.equal(answer.statusCode, 204, answer.body)
    assert.equal(await confirmed('amy'), (await accountOf('amy')).identifier)
    assert.equal((await confirm(token, PASSWORD)).statusCode, 401)
    assert.notEqual((await accountOf('amy')).passwordHash, null)
    assert.equal((await confirm('x'.repeat(43))).statusCode, 401)
  })

  test('take every way back from who opened an account without a password before', async () => {
    await setPassword(null)
    await db().run('UPDATE users SET confirmed_address = NULL WHERE id = $1', [person('amy').id])
    const answer = await confirm(await linkFor('amy'))
    assert.equal(answer.statusCode, 204, answer.body)
    assert.equal(await confirmed('amy'), (await accountOf('amy')).identifier)
    assert.deepEqual(await db().all('SELECT id FROM auth_sessions', []), [])
  })

  test('says the same of accounts that are not there', async () => {
    const missing = await ask('unheard.of@example.com')
    const { identifier } = await accountOf('amy')
    const known = await ask(identifier)
    assert.equal(missing.statusCode, known.statusCode)
    assert.equal(missing.body, known.body)
    await mailbox.next(identifier)
    assert.deepEqual(mailbox.all('unheard.of@example.com'), [])
  })

  test('shows a page that uses nothing up and says nothing of anybody', async () => {
    const page = await call('GET', '/auth/email/confirm', 'nobody')
    assert.equal(page.statusCode, 200)
    assert.match(String(page.headers['content-type']), /^text\/html/)
    assert.ok(!page.body.includes((await accountOf('amy')).identifier))
  })
})
