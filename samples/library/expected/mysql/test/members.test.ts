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
    for (const [who, status] of Object.entries({
      nobody: 401,
      owner: 200,
      stranger: 404,
      librarian: 200,
    })) {
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
    const { requestId: _, ...answer } = foreign.json<Record<string, unknown>>()
    const { requestId: __, ...other } = missing.json<Record<string, unknown>>()
    assert.deepEqual(answer, other)
  })

  test('is listed for whom the policy names', async () => {
    const member = await makeMember()
    for (const [who, status] of Object.entries({
      nobody: 401,
      owner: 403,
      stranger: 403,
      librarian: 200,
    })) {
      const response = await call('GET', `/api/members?id=${member.id}`, who)
      // A list shows nothing of others instead of saying that there is something.
      assert.equal(response.statusCode, status === 404 ? 200 : status, who)
      if (response.statusCode !== 200) continue
      const { data } = response.json<{ data: Member[] }>()
      assert.equal(data.length, status === 200 ? 1 : 0, who)
    }
  })

  test('is changed by whom the policy names', async () => {
    for (const [who, status] of Object.entries({
      nobody: 401,
      owner: 200,
      stranger: 404,
      librarian: 403,
    })) {
      const member = await makeMember()
      const n = 1
      const response = await call('PATCH', `/api/members/${member.id}`, who, {
        fullName: `person${n}`,
      })
      assert.equal(response.statusCode, status, who)
    }
  })

  test('is deleted by whom the policy names', async () => {
    for (const [who, status] of Object.entries({
      nobody: 401,
      owner: 403,
      stranger: 403,
      librarian: 204,
    })) {
      const member = await makeMember()
      const response = await call('DELETE', `/api/members/${member.id}`, who)
      assert.equal(response.statusCode, status, who)
    }
  })
})
