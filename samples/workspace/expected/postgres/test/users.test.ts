import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Page } from '../src/http/cursor.ts'
import * as queries from '../src/users/queries.ts'
import type { User } from '../src/users/user.ts'
import { findByEach, pageByEach } from './lists.ts'
import { useApp } from './use-app.ts'

suite('users', () => {
  const { call, enter } = useApp({ owner: 'user', stranger: 'user' })

  /** An account, and its owner signed in. */
  const makeUser = () => enter('owner')

  test('is read by whom the policy names', async () => {
    const user = await makeUser()
    // For the others, it depends on what stands in the row.
    const expected = { nobody: 401, owner: 200 }
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
    ] as const) {
      const response = await call('GET', `/users?id=${user.id}`, who)
      assert.equal(response.statusCode, status, who)
      if (status === 200) assert.equal(response.json<{ data: User[] }>().data.length, rows, who)
    }
  })

  const ask = async (query: string) => {
    const response = await call('GET', `/users?${query}`, 'owner')
    assert.equal(response.statusCode, 200, response.body)
    return response.json<Page<User>>()
  }

  // Nobody asks for rows by what they may not read.
  const { email: _email, ...columns } = queries.userFilters

  test('is found by each of its values', async () => {
    const user = await makeUser()
    await findByEach(ask, columns, user.id)
  })

  test('is sorted by each of its values, and paged through in that order', async () => {
    const users = [await makeUser()]
    await pageByEach(
      ask,
      columns,
      users.map(({ id }) => id),
    )
  })

  test('is shown with what it refers to, in the fields that are asked for', async () => {
    const user = await makeUser()
    const { data, page } = await ask(
      `id=${user.id}&fields=id&include=memberships,assigned&count=true`,
    )
    assert.deepEqual(
      data.map((row) => Object.keys(row)),
      [['id', 'memberships', 'assigned']],
    )
    assert.equal(page.total, 1)
  })

  test('is changed by whom the policy names', async () => {
    // For the others, it depends on what stands in the row.
    const expected = { nobody: 401, owner: 200 }
    for (const [who, status] of Object.entries(expected)) {
      const user = await makeUser()
      const change = { name: 'Name 0' }
      const response = await call('PATCH', `/users/${user.id}`, who, change)
      assert.equal(response.statusCode, status, who)
      if (status === 200) assert.equal(response.json<User>().name, change.name)
    }
  })
})
