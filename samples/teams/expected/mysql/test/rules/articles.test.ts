import { suite, test } from 'node:test'
import { useRules } from '../rows.ts'

suite('who reaches articles', () => {
  const rows = useRules(
    { other: 'user', user: 'user', editor: 'editor', admin: 'admin' },
    {
      url: '/articles',
      table: 'articles',
      change: { title: 'Title 2' },
    },
  )

  test('where row.owner == user', () => {
    const answers = {
      nobody: { list: 404, read: 404, update: 401, delete: 401 },
      user: { list: 200, read: 200, update: 200, delete: 204 },
      editor: { list: 200, read: 200, update: 200, delete: 204 },
      admin: { list: 200, read: 200, update: 200, delete: 204 },
    }
    return rows.expect(answers, async (caller) => {
      return rows.insert('articles', { title: 'Title 1', owner_id: caller.id })
    })
  })

  test('where row.published', () => {
    const answers = {
      nobody: { list: 200, read: 200, update: 401, delete: 401 },
      user: { list: 200, read: 200, update: 403, delete: 403 },
      editor: { list: 200, read: 200, update: 200, delete: 403 },
      admin: { list: 200, read: 200, update: 200, delete: 403 },
    }
    return rows.expect(answers, async () => {
      return rows.insert('articles', {
        title: 'Title 1',
        published: true,
        owner_id: rows.person('other').id,
      })
    })
  })

  test('where row.rating == 2.5', () => {
    const answers = {
      nobody: { list: 404, read: 404, update: 401, delete: 401 },
      user: { list: 404, read: 404, update: 404, delete: 404 },
      editor: { list: 404, read: 200, update: 403, delete: 403 },
      admin: { list: 200, read: 200, update: 403, delete: 403 },
    }
    return rows.expect(answers, async () => {
      return rows.insert('articles', {
        title: 'Title 1',
        rating: '2.5',
        owner_id: rows.person('other').id,
      })
    })
  })

  test('where row.rating == 1.5', () => {
    const answers = {
      nobody: { list: 404, read: 404, update: 401, delete: 401 },
      user: { list: 404, read: 404, update: 404, delete: 404 },
      editor: { list: 404, read: 404, update: 404, delete: 404 },
      admin: { list: 200, read: 200, update: 403, delete: 403 },
    }
    return rows.expect(answers, async () => {
      return rows.insert('articles', {
        title: 'Title 1',
        rating: '1.5',
        owner_id: rows.person('other').id,
      })
    })
  })

  test('where row.owner == user && row.published', () => {
    const answers = {
      nobody: { list: 200, read: 200, update: 401, delete: 401 },
      user: { list: 200, read: 200, update: 403, delete: 204 },
      editor: { list: 200, read: 200, update: 200, delete: 204 },
      admin: { list: 200, read: 200, update: 200, delete: 204 },
    }
    return rows.expect(answers, async (caller) => {
      return rows.insert('articles', { title: 'Title 1', published: true, owner_id: caller.id })
    })
  })

  test('where row.owner == user && row.rating == 1.5', () => {
    const answers = {
      nobody: { list: 404, read: 404, update: 401, delete: 401 },
      user: { list: 200, read: 200, update: 200, delete: 204 },
      editor: { list: 200, read: 200, update: 200, delete: 204 },
      admin: { list: 200, read: 200, update: 200, delete: 204 },
    }
    return rows.expect(answers, async (caller) => {
      return rows.insert('articles', { title: 'Title 1', rating: '1.5', owner_id: caller.id })
    })
  })

  test('where row.published && row.rating == 1.5', () => {
    const answers = {
      nobody: { list: 200, read: 200, update: 401, delete: 401 },
      user: { list: 200, read: 200, update: 403, delete: 403 },
      editor: { list: 200, read: 200, update: 200, delete: 403 },
      admin: { list: 200, read: 200, update: 200, delete: 403 },
    }
    return rows.expect(answers, async () => {
      return rows.insert('articles', {
        title: 'Title 1',
        published: true,
        rating: '1.5',
        owner_id: rows.person('other').id,
      })
    })
  })

  test('otherwise', () => {
    const answers = {
      nobody: { list: 404, read: 404, update: 401, delete: 401 },
      user: { list: 404, read: 404, update: 404, delete: 404 },
      editor: { list: 404, read: 200, update: 403, delete: 403 },
      admin: { list: 200, read: 200, update: 403, delete: 403 },
    }
    return rows.expect(answers, async () => {
      return rows.insert('articles', { title: 'Title 1', owner_id: rows.person('other').id })
    })
  })

  test('where there is none', () => {
    const answers = {
      nobody: { list: 404, read: 404, update: 401, delete: 401 },
      user: { list: 404, read: 404, update: 404, delete: 404 },
      editor: { list: 404, read: 404, update: 404, delete: 404 },
      admin: { list: 404, read: 404, update: 404, delete: 404 },
    }
    return rows.expect(answers, async () => 999999999)
  })
})
