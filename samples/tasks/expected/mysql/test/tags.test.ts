import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Page } from '../src/http/cursor.ts'
import * as queries from '../src/tags/queries.ts'
import type { Tag, TagInput } from '../src/tags/tag.ts'
import { findByEach, pageByEach } from './lists.ts'
import { useApp } from './use-app.ts'

suite('tags', () => {
  const { call } = useApp({ owner: 'user', stranger: 'user', admin: 'admin' })

  let number = 0

  function tagInput(): TagInput {
    number += 1
    return {
      name: `Name ${number}`,
    }
  }

  async function makeTag(): Promise<Tag> {
    const response = await call('POST', '/tags', 'admin', tagInput())
    assert.equal(response.statusCode, 201, response.body)
    return response.json<Tag>()
  }

  test('takes no field that it does not know', async () => {
    const input = { ...tagInput(), unknownField: 1 }
    const response = await call('POST', '/tags', 'admin', input)
    assert.equal(response.statusCode, 400, response.body)
  })

  test('is created by whom the policy names', async () => {
    const expected = { nobody: 401, owner: 403, stranger: 403, admin: 201 }
    for (const [who, status] of Object.entries(expected)) {
      const response = await call('POST', '/tags', who, tagInput())
      assert.equal(response.statusCode, status, who)
    }
  })

  test('is read by whom the policy names', async () => {
    const tag = await makeTag()
    const expected = { nobody: 200, owner: 200, stranger: 200, admin: 200 }
    for (const [who, status] of Object.entries(expected)) {
      const response = await call('GET', `/tags/${tag.id}`, who)
      assert.equal(response.statusCode, status, who)
    }
  })

  test('is listed for whom the policy names', async () => {
    const tag = await makeTag()
    for (const [who, status, rows] of [
      ['nobody', 200, 1],
      ['owner', 200, 1],
      ['stranger', 200, 1],
      ['admin', 200, 1],
    ] as const) {
      const response = await call('GET', `/tags?id=${tag.id}`, who)
      assert.equal(response.statusCode, status, who)
      if (status === 200) assert.equal(response.json<{ data: Tag[] }>().data.length, rows, who)
    }
  })

  const ask = async (query: string) => {
    const response = await call('GET', `/tags?${query}`, 'nobody')
    assert.equal(response.statusCode, 200, response.body)
    return response.json<Page<Tag>>()
  }

  test('is found by each of its values', async () => {
    const tag = await makeTag()
    await findByEach(ask, queries.tagFilters, tag.id)
  })

  test('is sorted by each of its values, and paged through in that order', async () => {
    const tags = [await makeTag(), await makeTag(), await makeTag()]
    await pageByEach(
      ask,
      queries.tagFilters,
      tags.map(({ id }) => id),
    )
  })

  test('is shown in the fields that are asked for', async () => {
    const tag = await makeTag()
    const { data, page } = await ask(`id=${tag.id}&fields=id&count=true`)
    assert.deepEqual(
      data.map((row) => Object.keys(row)),
      [['id']],
    )
    assert.equal(page.total, 1)
  })

  test('is changed by whom the policy names', async () => {
    const expected = { nobody: 401, owner: 403, stranger: 403, admin: 200 }
    for (const [who, status] of Object.entries(expected)) {
      const tag = await makeTag()
      const change = { name: tagInput().name }
      const response = await call('PATCH', `/tags/${tag.id}`, who, change)
      assert.equal(response.statusCode, status, who)
      if (status === 200) assert.equal(response.json<Tag>().name, change.name)
    }
  })

  test('is deleted by whom the policy names', async () => {
    const expected = { nobody: 401, owner: 403, stranger: 403, admin: 204 }
    for (const [who, status] of Object.entries(expected)) {
      const tag = await makeTag()
      const response = await call('DELETE', `/tags/${tag.id}`, who)
      assert.equal(response.statusCode, status, who)
    }
  })
})
