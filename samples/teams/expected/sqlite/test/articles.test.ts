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

  test('does not tell a foreign row from a missing one', async () => {
    const article = await makeArticle()
    const foreign = await call('GET', `/articles/${article.id}`, 'nobody')
    const missing = await call('GET', '/articles/999999999', 'nobody')
    assert.equal(foreign.statusCode, 404)
    // The request's id is all that tells the two answers apart.
    assert.deepEqual(
      { ...foreign.json<object>(), requestId: '' },
      { ...missing.json<object>(), requestId: '' },
    )
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
    const expected = { nobody: 401, owner: 200, stranger: 404, editor: 403, admin: 403 }
    for (const [who, status] of Object.entries(expected)) {
      const article = await makeArticle()
      const change = { title: articleInput().title }
      const response = await call('PATCH', `/articles/${article.id}`, who, change)
      assert.equal(response.statusCode, status, who)
      if (status === 200) assert.equal(response.json<Article>().title, change.title)
    }
  })

  test('is written with its project, and without', async () => {
    const target = await makeProject()
    const input = { ...articleInput(), projectId: target.id }
    const made = await call('POST', '/articles', 'owner', input)
    assert.equal(made.statusCode, 201, made.body)
    const { id } = made.json<Article>()
    const linked = await call('GET', `/articles/${id}?include=project`, 'owner')
    assert.equal(linked.json<Article>().project?.id, target.id)
    const change = { projectId: null }
    const changed = await call('PATCH', `/articles/${id}`, 'owner', change)
    assert.equal(changed.statusCode, 200, changed.body)
    const cleared = await call('GET', `/articles/${id}?include=project`, 'owner')
    assert.equal(cleared.json<Article>().project, null)
  })
})
