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
    people['editor'] = await signUp(started.app, 'editor')
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
    const expected = { nobody: 401, owner: 200, stranger: 200, editor: 200, admin: 200 }
    for (const [who, status] of Object.entries(expected)) {
      const response = await call('GET', `/users/${user.id}`, who)
      assert.equal(response.statusCode, status, who)
    }
  })

  test('is listed for whom the policy names', async () => {
    const user = await makeUser()
    for (const [who, status, rows] of [
      ['nobody', 401, 0],
      ['owner', 200, 1],
      ['stranger', 200, 1],
      ['editor', 200, 1],
      ['admin', 200, 1],
    ] as const) {
      const response = await call('GET', `/users?id=${user.id}`, who)
      assert.equal(response.statusCode, status, who)
      if (status === 200) assert.equal(response.json<{ data: User[] }>().data.length, rows, who)
    }
  })

  test('is changed by whom the policy names', async () => {
    const expected = { nobody: 401, owner: 200, stranger: 403, editor: 403, admin: 200 }
    for (const [who, status] of Object.entries(expected)) {
      const user = await makeUser()
      const change = { name: 'Name 0' }
      const response = await call('PATCH', `/users/${user.id}`, who, change)
      assert.equal(response.statusCode, status, who)
      if (status === 200) assert.equal(response.json<User>().name, change.name)
    }
  })
})
