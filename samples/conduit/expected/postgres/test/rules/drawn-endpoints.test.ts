import { suite, test } from 'node:test'
import { useEndpoints } from '../rows.ts'

suite('what the drawn endpoints do', () => {
  const rows = useEndpoints({ other: 'user', user: 'user', admin: 'admin' })

  test('GET /api/profiles/:username', () => {
    const answers = { nobody: '200', user: '200', admin: '200' }
    const call = { method: 'GET' } as const
    return rows.expect(answers, call, async () => {
      const personUsername = `Username ${rows.number()}`
      await rows.insert('users', {
        email: `person${rows.number()}@example.com`,
        username: personUsername,
      })
      return { url: `/api/profiles/${encodeURIComponent(personUsername)}` }
    })
  })

  test('GET /api/profiles/:username where there is none', () => {
    const answers = { nobody: '404', user: '404', admin: '404' }
    const call = { method: 'GET' } as const
    return rows.expect(answers, call, async () => ({ url: '/api/profiles/999999999' }))
  })

  test('POST /api/profiles/:username/follow', () => {
    const answers = { user: '200', admin: '200' }
    const call = { method: 'POST' } as const
    return rows.expect(answers, call, async () => {
      const personUsername = `Username ${rows.number()}`
      await rows.insert('users', {
        email: `person${rows.number()}@example.com`,
        username: personUsername,
      })
      return { url: `/api/profiles/${encodeURIComponent(personUsername)}/follow` }
    })
  })

  test('POST /api/profiles/:username/follow where there is none', () => {
    const answers = { user: '404', admin: '404' }
    const call = { method: 'POST' } as const
    return rows.expect(answers, call, async () => ({ url: '/api/profiles/999999999/follow' }))
  })

  test('DELETE /api/profiles/:username/follow', () => {
    const answers = { user: '200', admin: '200' }
    const call = { method: 'DELETE' } as const
    return rows.expect(answers, call, async () => {
      const personUsername = `Username ${rows.number()}`
      await rows.insert('users', {
        email: `person${rows.number()}@example.com`,
        username: personUsername,
      })
      return { url: `/api/profiles/${encodeURIComponent(personUsername)}/follow` }
    })
  })

  test('DELETE /api/profiles/:username/follow where there is none', () => {
    const answers = { user: '404', admin: '404' }
    const call = { method: 'DELETE' } as const
    return rows.expect(answers, call, async () => ({ url: '/api/profiles/999999999/follow' }))
  })

  test('GET /api/articles', () => {
    const answers = { nobody: '200', user: '200', admin: '200' }
    const call = { method: 'GET' } as const
    return rows.expect(answers, call, async () => ({ url: '/api/articles' }))
  })

  test('GET /api/articles/feed', () => {
    const answers = { user: '200', admin: '200' }
    const call = { method: 'GET' } as const
    return rows.expect(answers, call, async () => ({ url: '/api/articles/feed' }))
  })

  test('GET /api/articles/:slug', () => {
    const answers = { nobody: '200', user: '200', admin: '200' }
    const call = { method: 'GET' } as const
    return rows.expect(answers, call, async () => {
      const foundSlug = `Slug ${rows.number()}`
      await rows.insert('articles', {
        slug: foundSlug,
        title: 'Title 1',
        description: 'Description 1',
        body: 'Body 1',
        author_id: rows.person('other').id,
      })
      return { url: `/api/articles/${encodeURIComponent(foundSlug)}` }
    })
  })

  test('GET /api/articles/:slug where there is none', () => {
    const answers = { nobody: '404', user: '404', admin: '404' }
    const call = { method: 'GET' } as const
    return rows.expect(answers, call, async () => ({ url: '/api/articles/999999999' }))
  })

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
      return { url: `/api/articles/${encodeURIComponent(existingSlug)}` }
    })
  })

  test('PUT /api/articles/:slug otherwise', () => {
    const answers = { user: '403', admin: '403' }
    const call = { method: 'PUT', payload: { article: {} } } as const
    return rows.expect(answers, call, async () => {
      const existingSlug = `Slug ${rows.number()}`
      const existingId = await rows.insert('articles', {
        slug: existingSlug,
        title: 'Title 1',
        description: 'Description 1',
        body: 'Body 1',
        author_id: rows.person('other').id,
      })
      return {
        url: `/api/articles/${encodeURIComponent(existingSlug)}`,
        kept: ['articles', existingId],
      }
    })
  })

  test('PUT /api/articles/:slug where there is none', () => {
    const answers = { user: '404', admin: '404' }
    const call = { method: 'PUT', payload: { article: {} } } as const
    return rows.expect(answers, call, async () => ({ url: '/api/articles/999999999' }))
  })

  test('DELETE /api/articles/:slug where existing.author == user', () => {
    const answers = { user: '204', admin: '204' }
    const call = { method: 'DELETE' } as const
    return rows.expect(answers, call, async (caller) => {
      const existingSlug = `Slug ${rows.number()}`
      const existingId = await rows.insert('articles', {
        slug: existingSlug,
        title: 'Title 1',
        description: 'Description 1',
        body: 'Body 1',
        author_id: caller.id,
      })
      return {
        url: `/api/articles/${encodeURIComponent(existingSlug)}`,
        changed: ['articles', existingId],
      }
    })
  })

  test('DELETE /api/articles/:slug otherwise', () => {
    const answers = { user: '403', admin: '403' }
    const call = { method: 'DELETE' } as const
    return rows.expect(answers, call, async () => {
      const existingSlug = `Slug ${rows.number()}`
      const existingId = await rows.insert('articles', {
        slug: existingSlug,
        title: 'Title 1',
        description: 'Description 1',
        body: 'Body 1',
        author_id: rows.person('other').id,
      })
      return {
        url: `/api/articles/${encodeURIComponent(existingSlug)}`,
        kept: ['articles', existingId],
      }
    })
  })

  test('DELETE /api/articles/:slug where there is none', () => {
    const answers = { user: '404', admin: '404' }
    const call = { method: 'DELETE' } as const
    return rows.expect(answers, call, async () => ({ url: '/api/articles/999999999' }))
  })

  test('POST /api/articles/:slug/favorite', () => {
    const answers = { user: '200', admin: '200' }
    const call = { method: 'POST' } as const
    return rows.expect(answers, call, async () => {
      const existingSlug = `Slug ${rows.number()}`
      await rows.insert('articles', {
        slug: existingSlug,
        title: 'Title 1',
        description: 'Description 1',
        body: 'Body 1',
        author_id: rows.person('other').id,
      })
      return { url: `/api/articles/${encodeURIComponent(existingSlug)}/favorite` }
    })
  })

  test('POST /api/articles/:slug/favorite where there is none', () => {
    const answers = { user: '404', admin: '404' }
    const call = { method: 'POST' } as const
    return rows.expect(answers, call, async () => ({ url: '/api/articles/999999999/favorite' }))
  })

  test('DELETE /api/articles/:slug/favorite', () => {
    const answers = { user: '200', admin: '200' }
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
      return { url: `/api/articles/${encodeURIComponent(existingSlug)}/favorite` }
    })
  })

  test('DELETE /api/articles/:slug/favorite where there is none', () => {
    const answers = { user: '404', admin: '404' }
    const call = { method: 'DELETE' } as const
    return rows.expect(answers, call, async () => ({ url: '/api/articles/999999999/favorite' }))
  })

  test('GET /api/articles/:slug/comments', () => {
    const answers = { nobody: '200', user: '200', admin: '200' }
    const call = { method: 'GET' } as const
    return rows.expect(answers, call, async () => {
      const articleSlug = `Slug ${rows.number()}`
      await rows.insert('articles', {
        slug: articleSlug,
        title: 'Title 1',
        description: 'Description 1',
        body: 'Body 1',
        author_id: rows.person('other').id,
      })
      return { url: `/api/articles/${encodeURIComponent(articleSlug)}/comments` }
    })
  })

  test('GET /api/articles/:slug/comments where there is none', () => {
    const answers = { nobody: '404', user: '404', admin: '404' }
    const call = { method: 'GET' } as const
    return rows.expect(answers, call, async () => ({ url: '/api/articles/999999999/comments' }))
  })

  test('POST /api/articles/:slug/comments where there is none', () => {
    const answers = { user: '404', admin: '404' }
    const call = { method: 'POST', payload: { comment: { body: 'some' } } } as const
    return rows.expect(answers, call, async () => ({ url: '/api/articles/999999999/comments' }))
  })

  test('DELETE /api/articles/:slug/comments/:id where comment.author == user', () => {
    const answers = { user: '204', admin: '204' }
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
      return {
        url: `/api/articles/${encodeURIComponent(articleSlug)}/comments/${commentId}`,
        changed: ['comments', commentId],
      }
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
      return {
        url: `/api/articles/${encodeURIComponent(articleSlug)}/comments/${commentId}`,
        kept: ['comments', commentId],
      }
    })
  })

  test('DELETE /api/articles/:slug/comments/:id where there is none', () => {
    const answers = { user: '404', admin: '404' }
    const call = { method: 'DELETE' } as const
    return rows.expect(answers, call, async () => ({
      url: '/api/articles/999999999/comments/999999999',
    }))
  })

  test('GET /api/tags', () => {
    const answers = { nobody: '200', user: '200', admin: '200' }
    const call = { method: 'GET' } as const
    return rows.expect(answers, call, async () => ({ url: '/api/tags' }))
  })
})
