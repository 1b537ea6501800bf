import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import type { User } from '../src/users/user.ts'
import { signUp, type TestPerson } from './people.ts'
import { startApp, type TestApp } from './start-app.ts'

suite('users', () => {
  let started: TestApp
  const people: Record<string, TestPerson> = {}

  before(async () => {
    started = await startApp()
    people['owner'] = await signUp(started.app)
    people['stranger'] = await signUp(started.app)
    people['admin'] = await signUp(started.app, 'admin')
  })
  after(() => started.stop())

  const call = (
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    url: string,
    who: string,
    payload?: object,
  ) =>
    started.app.inject({
      method,
      url,
      headers: people[who]?.headers ?? {},
      ...(payload && { payload }),
    })

  /** An account, and its owner signed in. */
  async function makeUser(): Promise<Pick<User, 'id'>> {
    const owner = await signUp(started.app)
    people['owner'] = owner
    return { id: owner.id }
  }

  test('is read by whom the policy names', async () => {
    const user = await makeUser()
    for (const [who, status] of Object.entries({
      nobody: 401,
      owner: 200,
      stranger: 404,
      admin: 200,
    })) {
      const response = await call('GET', `/users/${user.id}`, who)
      assert.equal(response.statusCode, status, who)
    }
  })

  test('does not tell a foreign row from a missing one', async () => {
    const user = await makeUser()
    const foreign = await call('GET', `/users/${user.id}`, 'stranger')
    const missing = await call('GET', '/users/999999999', 'stranger')
    const { requestId: _, ...answer } = foreign.json<Record<string, unknown>>()
    const { requestId: __, ...other } = missing.json<Record<string, unknown>>()
    assert.deepEqual(answer, other)
  })

  test('is listed for whom the policy names', async () => {
    const user = await makeUser()
    for (const [who, status] of Object.entries({
      nobody: 401,
      owner: 403,
      stranger: 403,
      admin: 200,
    })) {
      const response = await call('GET', `/users?id=${user.id}`, who)
      // A list shows nothing of others instead of saying that there is something.
      assert.equal(response.statusCode, status === 404 ? 200 : status, who)
      if (response.statusCode !== 200) continue
      const { data } = response.json<{ data: User[] }>()
      assert.equal(data.length, status === 200 ? 1 : 0, who)
    }
  })

  test('is changed by whom the policy names', async () => {
    for (const [who, status] of Object.entries({
      nobody: 401,
      owner: 200,
      stranger: 404,
      admin: 403,
    })) {
      const user = await makeUser()
      const n = 1
      const response = await call('PATCH', `/users/${user.id}`, who, { name: `person${n}` })
      assert.equal(response.statusCode, status, who)
    }
  })

  test('is deleted by whom the policy names', async () => {
    for (const [who, status] of Object.entries({
      nobody: 401,
      owner: 403,
      stranger: 403,
      admin: 204,
    })) {
      const user = await makeUser()
      const response = await call('DELETE', `/users/${user.id}`, who)
      assert.equal(response.statusCode, status, who)
    }
  })
})
