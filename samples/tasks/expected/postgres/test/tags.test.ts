import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import type { Tag, TagInput } from '../src/tags/tag.ts'
import { signUp, type TestPerson } from './people.ts'
import { startApp, type TestApp } from './start-app.ts'

suite('tags', () => {
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

  let number = 0

  async function tagInput(): Promise<TagInput> {
    number += 1
    return {
      name: `Name ${number}`,
    }
  }

  async function makeTag(): Promise<Tag> {
    const response = await call('POST', '/tags', 'admin', await tagInput())
    assert.equal(response.statusCode, 201, response.body)
    return response.json<Tag>()
  }

  test('takes no field that it does not know', async () => {
    const input = { ...(await tagInput()), unknownField: 1 }
    const response = await call('POST', '/tags', 'admin', input)
    assert.equal(response.statusCode, 400, response.body)
  })

  test('is created by whom the policy names', async () => {
    const expected = { nobody: 401, owner: 403, stranger: 403, admin: 201 }
    for (const [who, status] of Object.entries(expected)) {
      const response = await call('POST', '/tags', who, await tagInput())
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

  test('is changed by whom the policy names', async () => {
    const expected = { nobody: 401, owner: 403, stranger: 403, admin: 200 }
    for (const [who, status] of Object.entries(expected)) {
      const tag = await makeTag()
      const change = { name: (await tagInput()).name }
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
