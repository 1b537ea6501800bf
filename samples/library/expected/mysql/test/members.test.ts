import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import type { Member } from '../src/members/member.ts'
import { signUp, type TestPerson } from './people.ts'
import { startApp, type TestApp } from './start-app.ts'

suite('members', () => {
  let started: TestApp
  const people: Record<string, TestPerson> = {}

  before(async () => {
    started = await startApp()
    people['owner'] = await signUp(started.app)
    people['stranger'] = await signUp(started.app)
    people['librarian'] = await signUp(started.app, 'librarian')
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
  async function makeMember(): Promise<Pick<Member, 'id'>> {
    const owner = await signUp(started.app)
    people['owner'] = owner
    return { id: owner.id }
  }

  test('is read by whom the policy names', async () => {
    const member = await makeMember()
    const expected = { nobody: 401, owner: 200, stranger: 404, librarian: 200 }
    for (const [who, status] of Object.entries(expected)) {
      const response = await call('GET', `/api/members/${member.id}`, who)
      assert.equal(response.statusCode, status, who)
    }
  })

  test('does not tell a foreign row from a missing one', async () => {
    const member = await makeMember()
    const foreign = await call('GET', `/api/members/${member.id}`, 'stranger')
    const missing = await call(
      'GET',
      '/api/members/00000000-0000-4000-8000-000000000000',
      'stranger',
    )
    assert.equal(foreign.statusCode, 404)
    // The request's id is all that tells the two answers apart.
    assert.deepEqual(
      { ...foreign.json<object>(), requestId: '' },
      { ...missing.json<object>(), requestId: '' },
    )
  })

  test('is listed for whom the policy names', async () => {
    const member = await makeMember()
    for (const [who, status, rows] of [
      ['nobody', 401, 0],
      ['owner', 403, 0],
      ['stranger', 403, 0],
      ['librarian', 200, 1],
    ] as const) {
      const response = await call('GET', `/api/members?id=${member.id}`, who)
      assert.equal(response.statusCode, status, who)
      if (status === 200) assert.equal(response.json<{ data: Member[] }>().data.length, rows, who)
    }
  })

  test('is changed by whom the policy names', async () => {
    const expected = { nobody: 401, owner: 200, stranger: 404, librarian: 403 }
    for (const [who, status] of Object.entries(expected)) {
      const member = await makeMember()
      const change = { fullName: 'Full name 0' }
      const response = await call('PATCH', `/api/members/${member.id}`, who, change)
      assert.equal(response.statusCode, status, who)
      if (status === 200) assert.equal(response.json<Member>().fullName, change.fullName)
    }
  })

  test('is deleted by whom the policy names', async () => {
    const expected = { nobody: 401, owner: 403, stranger: 403, librarian: 204 }
    for (const [who, status] of Object.entries(expected)) {
      const member = await makeMember()
      const response = await call('DELETE', `/api/members/${member.id}`, who)
      assert.equal(response.statusCode, status, who)
    }
  })
})
