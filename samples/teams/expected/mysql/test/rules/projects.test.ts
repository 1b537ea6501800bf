import { suite, test } from 'node:test'
import { useRules } from '../rows.ts'

suite('who reaches projects', () => {
  const rows = useRules(
    { other: 'user', user: 'user', editor: 'editor', admin: 'admin' },
    {
      url: '/projects',
      table: 'projects',
      change: { name: 'Name 2' },
    },
  )

  test('where row.owner == user', () => {
    const answers = {
      nobody: { list: 401, read: 401, update: 401, delete: 401 },
      user: { list: 200, read: 200, update: 200, delete: 204 },
      editor: { list: 200, read: 200, update: 200, delete: 204 },
      admin: { list: 200, read: 200, update: 200, delete: 204 },
    }
    return rows.expect(answers, async (caller) => {
      const projectId = await rows.insert('projects', { name: 'Name 1', owner_id: caller.id })
      await rows.link('projects_members', {
        project_id: projectId,
        user_id: rows.person('other').id,
      })
      return projectId
    })
  })

  test('where row.members has user', () => {
    const answers = {
      nobody: { list: 401, read: 401, update: 401, delete: 401 },
      user: { list: 200, read: 200, update: 403, delete: 403 },
      editor: { list: 200, read: 200, update: 403, delete: 403 },
      admin: { list: 200, read: 200, update: 200, delete: 204 },
    }
    return rows.expect(answers, async (caller) => {
      const projectId = await rows.insert('projects', {
        name: 'Name 1',
        owner_id: rows.person('other').id,
      })
      await rows.link('projects_members', { project_id: projectId, user_id: caller.id })
      return projectId
    })
  })

  test('where row.owner == user && row.archived', () => {
    const answers = {
      nobody: { list: 401, read: 401, update: 401, delete: 401 },
      user: { list: 200, read: 200, update: 403, delete: 204 },
      editor: { list: 200, read: 200, update: 403, delete: 204 },
      admin: { list: 200, read: 200, update: 200, delete: 204 },
    }
    return rows.expect(answers, async (caller) => {
      const projectId = await rows.insert('projects', {
        name: 'Name 1',
        archived: true,
        owner_id: caller.id,
      })
      await rows.link('projects_members', {
        project_id: projectId,
        user_id: rows.person('other').id,
      })
      return projectId
    })
  })

  test('otherwise', () => {
    const answers = {
      nobody: { list: 401, read: 401, update: 401, delete: 401 },
      user: { list: 404, read: 404, update: 404, delete: 404 },
      editor: { list: 404, read: 404, update: 404, delete: 404 },
      admin: { list: 200, read: 200, update: 200, delete: 204 },
    }
    return rows.expect(answers, async () => {
      const projectId = await rows.insert('projects', {
        name: 'Name 1',
        owner_id: rows.person('other').id,
      })
      await rows.link('projects_members', {
        project_id: projectId,
        user_id: rows.person('other').id,
      })
      return projectId
    })
  })

  test('where there is none', () => {
    const answers = {
      nobody: { list: 401, read: 401, update: 401, delete: 401 },
      user: { list: 404, read: 404, update: 404, delete: 404 },
      editor: { list: 404, read: 404, update: 404, delete: 404 },
      admin: { list: 404, read: 404, update: 404, delete: 404 },
    }
    return rows.expect(answers, async () => 999999999)
  })
})
