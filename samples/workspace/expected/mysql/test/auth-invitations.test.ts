import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { readCredentials } from '../src/auth/queries.ts'
import { mailbox } from './mailbox.ts'
import { useRows, type Key } from './rows.ts'

const PATH = '/auth/invitations'

suite('invitations', () => {
  const rows = useRows({ amy: 'user', ben: 'user', other: 'user' })
  const { call, db, person } = rows

  /** An organisation that amy invites into. */
  const open = async (): Promise<Key> => {
    const organisationId = await rows.insert('organisations', { name: 'Name 1' })
    await rows.insert('memberships', {
      organisation_id: organisationId,
      user_id: person('amy').id,
      role: 'owner',
    })
    return organisationId
  }
  const addressOf = async (who: string): Promise<string> => {
    const account = await readCredentials(db(), person(who).id)
    assert.ok(account)
    return account.identifier
  }
  const invite = (organisationId: Key, email: string, who = 'amy', role = 'owner') =>
    call('POST', PATH, who, { organisationId, email, role })
  const list = (organisationId: Key, who = 'amy') =>
    call('GET', `${PATH}?organisationId=${organisationId}`, who)
  const accept = (token: string, who: string) => call('POST', `${PATH}/accept`, who, { token })
  const register = (token: string, password = 'parapluie rouge du samedi') =>
    call('POST', `${PATH}/register`, 'nobody', { token, name: 'Name 1000', password })

  /** The secret of the next link that is mailed to somebody. */
  const tokenFor = async (email: string): Promise<string> => {
    const { text } = await mailbox.next(email)
    return /#([\w-]{43})/.exec(text)?.[1] ?? ''
  }
  const invited = async (organisationId: Key, email: string) => {
    const answer = await invite(organisationId, email)
    assert.equal(answer.statusCode, 201, answer.body)
    const { id } = answer.json<{ id: string }>()
    return { id, token: await tokenFor(email) }
  }

  test('make a member of whom they were sent to, once', async () => {
    const organisationId = await open()
    const email = await addressOf('ben')
    const { token } = await invited(organisationId, email)
    assert.equal((await accept(token, 'nobody')).statusCode, 401)
    assert.equal((await accept(token, 'other')).statusCode, 403)
    assert.equal((await register(token)).statusCode, 409)
    const joined = await accept(token, 'ben')
    assert.equal(joined.statusCode, 200, joined.body)
    assert.deepEqual(joined.json(), { organisationId, role: 'owner' })
    assert.equal((await accept(token, 'ben')).statusCode, 409)
    assert.equal((await invite(organisationId, email)).statusCode, 409)
    assert.deepEqual((await list(organisationId)).json(), { data: [] })
  })

  test('open an account for somebody new', async () => {
    const { token } = await invited(await open(), 'newcomer@example.com')
    assert.equal((await register(token, 'passwordpassword')).statusCode, 400)
    const opened = await register(token)
    assert.equal(opened.statusCode, 201, opened.body)
    assert.equal((await register(token)).statusCode, 409)
    assert.equal((await register('x'.repeat(43))).statusCode, 404)
  })

  test('are the same for an address without an account, and shown to nobody else', async () => {
    const organisationId = await open()
    const email = await addressOf('other')
    const [known, unknown] = [
      await invite(organisationId, email),
      await invite(organisationId, 'unknown@example.com'),
    ]
    assert.deepEqual([known.statusCode, unknown.statusCode], [201, 201])
    assert.deepEqual(Object.keys(known.json()), Object.keys(unknown.json()))
    const token = await tokenFor(email)
    assert.ok(![known.body, (await list(organisationId)).body].some((body) => body.includes(token)))
    const page = await call('GET', `${PATH}/register`, 'nobody')
    assert.equal(page.statusCode, 200)
    assert.ok(!page.body.includes(email))
  })

  test('are sent again and taken back, and the link of before is no good', async () => {
    const organisationId = await open()
    const email = await addressOf('ben')
    const { id, token: first } = await invited(organisationId, email)
    assert.equal((await call('POST', `${PATH}/${id}/resend`, 'amy')).statusCode, 204)
    const second = await tokenFor(email)
    assert.equal((await accept(first, 'ben')).statusCode, 404)
    assert.equal((await list(organisationId)).json<{ data: object[] }>().data.length, 1)
    assert.equal((await call('DELETE', `${PATH}/${id}`, 'amy')).statusCode, 204)
    assert.equal((await accept(second, 'ben')).statusCode, 404)
    assert.deepEqual((await list(organisationId)).json(), { data: [] })
    const { token: third } = await invited(organisationId, email)
    await db().run('UPDATE auth_invitations SET expires_at = 1', [])
    assert.equal((await accept(third, 'ben')).statusCode, 404)
  })

  test('are for members who may, and as no more than they may give', async () => {
    const organisationId = await open()
    const { id } = await invited(organisationId, 'somebody@example.com')
    for (const [who, status] of [
      ['nobody', 401],
      ['other', 404],
    ] as const) {
      assert.equal((await invite(organisationId, 'x@example.com', who)).statusCode, status)
      assert.equal((await list(organisationId, who)).statusCode, status)
      assert.equal((await call('POST', `${PATH}/${id}/resend`, who)).statusCode, status)
      assert.equal((await call('DELETE', `${PATH}/${id}`, who)).statusCode, status)
    }
    await rows.insert('memberships', {
      organisation_id: organisationId,
      user_id: person('ben').id,
      role: 'member',
    })
    assert.equal((await invite(organisationId, 'x@example.com', 'ben')).statusCode, 403)
    assert.equal((await list(organisationId, 'ben')).statusCode, 403)
    assert.equal((await call('DELETE', `${PATH}/${id}`, 'ben')).statusCode, 404)
  })

  test('are for whoever is a member at that moment, and as what they are then', async () => {
    const organisationId = await open()
    await rows.insert('memberships', {
      organisation_id: organisationId,
      user_id: person('ben').id,
      role: 'member',
    })
    assert.equal((await list(organisationId, 'ben')).statusCode, 403)
    await db().run("UPDATE memberships SET role = 'owner'", [])
    assert.equal((await list(organisationId, 'ben')).statusCode, 200)
    await db().run('DELETE FROM memberships', [])
    assert.equal((await list(organisationId, 'ben')).statusCode, 404)
  })

  test('are replaced by those alone who could have sent them', async () => {
    const organisationId = await open()
    await rows.insert('memberships', {
      organisation_id: organisationId,
      user_id: person('ben').id,
      role: 'admin',
    })
    const email = await addressOf('other')
    assert.equal((await invite(organisationId, email, 'amy', 'owner')).statusCode, 201)
    const token = await tokenFor(email)
    const again = await invite(organisationId, email, 'ben', 'member')
    assert.equal(again.statusCode, 409, again.body)
    const joined = await accept(token, 'other')
    assert.equal(joined.statusCode, 200, joined.body)
    assert.deepEqual(joined.json(), { organisationId, role: 'owner' })
  })

  test('are forgotten a month after they are over', async () => {
    const organisationId = await open()
    await invited(organisationId, 'long-ago@example.com')
    await db().run('UPDATE auth_invitations SET expires_at = 1', [])
    await invited(organisationId, 'today@example.com')
    const pending = (await list(organisationId)).json<{ data: { email: string }[] }>()
    assert.deepEqual(
      pending.data.map(({ email }) => email),
      ['today@example.com'],
    )
  })

  test('are good as long as whoever sent them is a member', async () => {
    const organisationId = await open()
    const { token } = await invited(organisationId, await addressOf('ben'))
    await db().run('DELETE FROM memberships', [])
    assert.equal((await accept(token, 'ben')).statusCode, 404)
    assert.equal((await register(token)).statusCode, 404)
  })
})
