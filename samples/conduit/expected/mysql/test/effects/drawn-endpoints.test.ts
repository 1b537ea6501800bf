import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { useEmptyTables } from '../empty-tables.ts'

suite('what the drawn endpoints answer and leave behind', () => {
  const rows = useEmptyTables({ other: 'user', user: 'user', admin: 'admin' }, [
    'comments',
    'tags',
    'articles',
  ])

  test('DELETE /api/articles/:slug', async () => {
    await rows.insert('articles', {
      slug: 'Slug 1',
      title: 'Title 1',
      description: 'Description 1',
      body: 'Body 1',
      author_id: rows.person('user').id,
    })
    const article2 = await rows.insert('articles', {
      slug: 'Slug 2',
      title: 'Title 2',
      description: 'Description 2',
      body: 'Body 2',
      author_id: rows.person('user').id,
    })
    const article3 = await rows.insert('articles', {
      slug: 'Slug 3',
      title: 'Title 3',
      description: 'Description 3',
      body: 'Body 3',
      author_id: rows.person('other').id,
    })
    const response = await rows.call('DELETE', '/api/articles/Slug%201', 'user')
    assert.equal(response.statusCode, 204, response.body)
    await rows.expectRows('articles', [{ id: article2 }, { id: article3 }])
  })

  test('GET /api/articles/:slug/comments where there is no comment', async () => {
    await rows.insert('articles', {
      slug: 'Slug 1',
      title: 'Title 1',
      description: 'Description 1',
      body: 'Body 1',
      author_id: rows.person('user').id,
    })
    await rows.insert('articles', {
      slug: 'Slug 2',
      title: 'Title 2',
      description: 'Description 2',
      body: 'Body 2',
      author_id: rows.person('user').id,
    })
    await rows.insert('articles', {
      slug: 'Slug 3',
      title: 'Title 3',
      description: 'Description 3',
      body: 'Body 3',
      author_id: rows.person('other').id,
    })
    const response = await rows.call('GET', '/api/articles/Slug%201/comments', 'user')
    assert.equal(response.statusCode, 200, response.body)
    assert.deepEqual(response.json(), { comments: [] })
  })

  test('DELETE /api/articles/:slug/comments/:id', async () => {
    const article1 = await rows.insert('articles', {
      slug: 'Slug 1',
      title: 'Title 1',
      description: 'Description 1',
      body: 'Body 1',
      author_id: rows.person('user').id,
    })
    const article2 = await rows.insert('articles', {
      slug: 'Slug 2',
      title: 'Title 2',
      description: 'Description 2',
      body: 'Body 2',
      author_id: rows.person('user').id,
    })
    const article3 = await rows.insert('articles', {
      slug: 'Slug 3',
      title: 'Title 3',
      description: 'Description 3',
      body: 'Body 3',
      author_id: rows.person('other').id,
    })
    const comment1 = await rows.insert('comments', {
      body: 'Body 1',
      author_id: rows.person('user').id,
      article_id: article1,
    })
    const comment2 = await rows.insert('comments', {
      body: 'Body 2',
      author_id: rows.person('user').id,
      article_id: article2,
    })
    const comment3 = await rows.insert('comments', {
      body: 'Body 3',
      author_id: rows.person('other').id,
      article_id: article3,
    })
    const response = await rows.call(
      'DELETE',
      `/api/articles/Slug%201/comments/${comment1}`,
      'user',
    )
    assert.equal(response.statusCode, 204, response.body)
    await rows.expectRows('comments', [{ id: comment2 }, { id: comment3 }])
  })

  test('GET /api/tags where there is no tag', async () => {
    const response = await rows.call('GET', '/api/tags', 'user')
    assert.equal(response.statusCode, 200, response.body)
    assert.deepEqual(response.json(), { tags: [] })
  })
})
