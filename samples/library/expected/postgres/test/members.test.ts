import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Page } from '../src/http/cursor.ts'
import type { Member } from '../src/members/member.ts'
import * as queries from '../src/members/queries.ts'
import { findByEach, pageByEach } from './lists.ts'
import { useApp } from './use-app.ts'

suite('members', () => {
  const { call, enter } = useApp({ owner: 'reader', stranger: 'reader', librarian: 'librarian' })

  /** An account, and its owner signed in. */
  const makeMember = () => enter('owner')

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

  const ask = async (query: string) => {
    const response = await call('GET', `/api/members?${query}`, 'librarian')
    assert.equal(response.statusCode, 200, response.body)
    return response.json<Page<Member>>()
  }

  test('is found by each of its values', async () => {
    const member = await makeMember()
    await findByEach(ask, queries.memberFilters, member.id)
  })

  test('is sorted by each of its values, and paged through in that order', async () => {
    const members = [await makeMember(), await makeMember(), await makeMember()]
    await pageByEach(
      ask,
      queries.memberFilters,
      members.map(({ id }) => id),
    )
  })

  test('is shown in the fields that are asked for', async () => {
    const member = await makeMember()
    const { data, page } = await ask(`id=${member.id}&fields=id&count=true`)
    assert.deepEqual(
      data.map((row) => Object.keys(row)),
      [['id']],
    )
    assert.equal(page.total, 1)
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
