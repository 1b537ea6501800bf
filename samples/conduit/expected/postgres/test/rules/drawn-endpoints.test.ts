import { suite, test } from 'node:test'
import { useEndpoints } from '../rows.ts'

suite('whose rows the drawn endpoints are for', () => {
  const rows = useEndpoints({ other: 'user', user: 'user', admin: 'admin' })

  test('PUT /api/articles/:slug where existing.author == user', () => {
    const answers = { user: 'not 403', admin: 'not 403' }
    const call = { method: 'PUT', payload: { article: {} } } as const
    return rows.expect(answers, call, async (caller) => {
      const existingSlug = `Slug ${rows.number()}`
      await rows.insert('articles', {
        slug: existingSlug,
        title: 'Title 1',
        description: 'Description 1',
        body: 'Body 1',
        author_id: caller.id,
      })
      return `/api/articles/${encodeURIComponent(existingSlug)}`
    })
  })

  test('PUT /api/articles/:slug otherwise', () => {
    const answers = { user: '403', admin: '403' }
    const call = { method: 'PUT', payload: { article: {} } } as const
    return rows.expect(answers, call, async () => {
      const existingSlug = `Slug ${rows.number()}`
      await rows.insert('articles', {
        slug: existingSlug,
        title: 'Title 1',
        description: 'Description 1',
        body: 'Body 1',
        author_id: rows.person('other').id,
      })
      return `/api/articles/${encodeURIComponent(existingSlug)}`
    })
  })

  test('DELETE /api/articles/:slug where existing.author == user', () => {
    const answers = { user: 'not 403', admin: 'not 403' }
    const call = { method: 'DELETE' } as const
    return rows.expect(answers, call, async (caller) => {
      const existingSlug = `Slug ${rows.number()}`
      await rows.insert('articles', {
        slug: existingSlug,
        title: 'Title 1',
        description: 'Description 1',
        body: 'Body 1',
        author_id: caller.id,
      })
      return `/api/articles/${encodeURIComponent(existingSlug)}`
    })
  })

  test('DELETE /api/articles/:slug otherwise', () => {
    const answers = { user: '403', admin: '403' }
    const call = { method: 'DELETE' } as const
    return rows.expect(answers, call, async () => {
      const existingSlug = `Slug ${rows.number()}`
      await rows.insert('articles', {
        slug: existingSlug,
        title: 'Title 1',
        description: 'Description 1',
        body: 'Body 1',
        author_id: rows.person('other').id,
      })
      return `/api/articles/${encodeURIComponent(existingSlug)}`
    })
  })

  test('DELETE /api/articles/:slug/comments/:id where comment.author == user', () => {
    const answers = { user: 'not 403', admin: 'not 403' }
    const call = { method: 'DELETE' } as const
    return rows.expect(answers, call, async (caller) => {
      const articleSlug = `Slug ${rows.number()}`
      const articleId = await rows.insert('articles', {
        slug: articleSlug,
        title: 'Title 1',
        description: 'Description 1',
        body: 'Body 1',
        author_id: rows.person('other').id,
      })
      const commentId = await rows.insert('comments', {
        body: 'Body 1',
        author_id: caller.id,
        article_id: articleId,
      })
      return `/api/articles/${encodeURIComponent(articleSlug)}/comments/${commentId}`
    })
  })

  test('DELETE /api/articles/:slug/comments/:id otherwise', () => {
    const answers = { user: '403', admin: '403' }
    const call = { method: 'DELETE' } as const
    return rows.expect(answers, call, async () => {
      const articleSlug = `Slug ${rows.number()}`
      const articleId = await rows.insert('articles', {
        slug: articleSlug,
        title: 'Title 1',
        description: 'Description 1',
        body: 'Body 1',
        author_id: rows.person('other').id,
      })
      const commentId = await rows.insert('comments', {
        body: 'Body 1',
        author_id: rows.person('other').id,
        article_id: articleId,
      })
      return `/api/articles/${encodeURIComponent(articleSlug)}/comments/${commentId}`
    })
  })
})
