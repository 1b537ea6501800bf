import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import type { Article, ArticleInput } from '../src/articles/article.ts'
import { signUp, type TestPerson } from './people.ts'
import { startApp, type TestApp } from './start-app.ts'

suite('articles', () => {
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

  let number = 0

  async function articleInput(): Promise<ArticleInput> {
    number += 1
    return {
      title: `Title ${number}`,
    }
  }

  async function makeArticle(): Promise<Article> {
    const response = await call('POST', '/articles', 'owner', await articleInput())
    assert.equal(response.statusCode, 201, response.body)
    return response.json<Article>()
  }

  test('takes no field that it does not know', async () => {
    const input = { ...(await articleInput()), unknownField: 1 }
    const response = await call('POST', '/articles', 'owner', input)
    assert.equal(response.statusCode, 400, response.body)
  })

  test('is created by whom the policy names', async () => {
    const expected = { nobody: 401, owner: 201, stranger: 201, editor: 201, admin: 201 }
    for (const [who, status] of Object.entries(expected)) {
      const response = await call('POST', '/articles', who, await articleInput())
      assert.equal(response.statusCode, status, who)
    }
  })

  test('is read by whom the policy names', async () => {
    const article = await makeArticle()
    // For the others, it depends on what stands in the row.
    const expected = { owner: 200, admin: 200 }
    for (const [who, status] of Object.entries(expected)) {
      const response = await call('GET', `/articles/${article.id}`, who)
      assert.equal(response.statusCode, status, who)
    }
  })

  test('is listed for whom the policy names', async () => {
    const article = await makeArticle()
    for (const [who, status, rows] of [
      ['owner', 200, 1],
      ['admin', 200, 1],
    ] as const) {
      const response = await call('GET', `/articles?id=${article.id}`, who)
      assert.equal(response.statusCode, status, who)
      if (status === 200) assert.equal(response.json<{ data: Article[] }>().data.length, rows, who)
    }
  })

  test('is changed by whom the policy names', async () => {
    // For the others, it depends on what stands in the row.
    const expected = { nobody: 401, admin: 403 }
    for (const [who, status] of Object.entries(expected)) {
      const article = await makeArticle()
      const change = { title: (await articleInput()).title }
      const response = await call('PATCH', `/articles/${article.id}`, who, change)
      assert.equal(response.statusCode, status, who)
      if (status === 200) assert.equal(response.json<Article>().title, change.title)
    }
  })

  test('is deleted by whom the policy names', async () => {
    // For the others, it depends on what stands in the row.
    const expected = { nobody: 401, owner: 204, admin: 403 }
    for (const [who, status] of Object.entries(expected)) {
      const article = await makeArticle()
      const response = await call('DELETE', `/articles/${article.id}`, who)
      assert.equal(response.statusCode, status, who)
    }
  })
})
