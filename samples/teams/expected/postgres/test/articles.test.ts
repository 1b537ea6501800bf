import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Article, ArticleInput } from '../src/articles/article.ts'
import * as queries from '../src/articles/queries.ts'
import type { Page } from '../src/http/cursor.ts'
import type { Project, ProjectInput } from '../src/projects/project.ts'
import { findByEach, pageByEach } from './lists.ts'
import { useApp } from './use-app.ts'

suite('articles', () => {
  const { call } = useApp({ owner: 'user', stranger: 'user', editor: 'editor', admin: 'admin' })

  let number = 0

  function articleInput(): ArticleInput {
    number += 1
    return {
      title: `Title ${number}`,
    }
  }

  async function makeArticle(): Promise<Article> {
    const response = await call('POST', '/articles', 'owner', articleInput())
    assert.equal(response.statusCode, 201, response.body)
    return response.json<Article>()
  }

  function projectInput(): ProjectInput {
    number += 1
    return {
      name: `Name ${number}`,
    }
  }

  async function makeProject(): Promise<Project> {
    const response = await call('POST', '/projects', 'owner', projectInput())
    assert.equal(response.statusCode, 201, response.body)
    return response.json<Project>()
  }

  test('takes no field that it does not know', async () => {
    const input = { ...articleInput(), unknownField: 1 }
    const response = await call('POST', '/articles', 'owner', input)
    assert.equal(response.statusCode, 400, response.body)
  })

  test('is created by whom the policy names', async () => {
    const expected = { nobody: 401, owner: 201, stranger: 201, editor: 201, admin: 201 }
    for (const [who, status] of Object.entries(expected)) {
      const response = await call('POST', '/articles', who, articleInput())
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

  const ask = async (query: string) => {
    const response = await call('GET', `/articles?${query}`, 'owner')
    assert.equal(response.statusCode, 200, response.body)
    return response.json<Page<Article>>()
  }

  // Nobody asks for rows by what they may not read.
  const { notes: _notes, ...columns } = queries.articleFilters

  test('is found by each of its values', async () => {
    const article = await makeArticle()
    await findByEach(ask, columns, article.id)
  })

  test('is sorted by each of its values, and paged through in that order', async () => {
    const articles = [await makeArticle(), await makeArticle(), await makeArticle()]
    await pageByEach(
      ask,
      columns,
      articles.map(({ id }) => id),
    )
  })

  test('is shown with what it refers to, in the fields that are asked for', async () => {
    const article = await makeArticle()
    const { data, page } = await ask(`id=${article.id}&fields=id&include=project,owner&count=true`)
    assert.deepEqual(
      data.map((row) => Object.keys(row)),
      [['id', 'project', 'owner']],
    )
    assert.equal(page.total, 1)
  })

  test('is changed by whom the policy names', async () => {
    // For the others, it depends on what stands in the row.
    const expected = { nobody: 401, admin: 403 }
    for (const [who, status] of Object.entries(expected)) {
      const article = await makeArticle()
      const change = { title: articleInput().title }
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
