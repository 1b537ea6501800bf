import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import type { Tag, TagInput } from '../src/tags/tag.ts'
import { signUp, type TestPerson } from './people.ts'
import { startApp, type TestApp } from './start-app.ts'

suite('tags', () => {
  let started: TestApp
  let n = 0
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

  async function tagInput(): Promise<TagInput> {
    n += 1
    return {
      name: `person${n}`,
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

  test('is read by whom the policy names', async () => {
    const tag = await makeTag()
    for (const [who, status] of Object.entries({
      nobody: 200,
      owner: 200,
      stranger: 200,
      admin: 200,
    })) {
      const response = await call('GET', `/tags/${tag.id}`, who)
      assert.equal(response.statusCode, status, who)
    }
  })

  test('is listed for whom the policy names', async () => {
    const tag = await makeTag()
    for (const [who, status] of Object.entries({
      nobody: 200,
      owner: 200,
      stranger: 200,
      admin: 200,
    })) {
      const response = await call('GET', `/tags?id=${tag.id}`, who)
      // A list shows nothing of others instead of saying that there is something.
      assert.equal(response.statusCode, status === 404 ? 200 : status, who)
      if (response.statusCode !== 200) continue
      const { data } = response.json<{ data: Tag[] }>()
      assert.equal(data.length, status === 200 ? 1 : 0, who)
    }
  })

  test('is deleted by whom the policy names', async () => {
    for (const [who, status] of Object.entries({
      nobody: 401,
      owner: 403,
      stranger: 403,
      admin: 204,
    })) {
      const tag = await makeTag()
      const response = await call('DELETE', `/tags/${tag.id}`, who)
      assert.equal(response.statusCode, status, who)
    }
  })
})
