import { suite, test } from 'node:test'
import { useRules } from '../rows.ts'

suite('who reaches tasks', () => {
  const rows = useRules(
    { other: 'user', user: 'user', editor: 'editor', admin: 'admin' },
    {
      url: '/tasks',
      table: 'tasks',
      change: { title: 'Title 2' },
    },
  )

  test('where row.project.members has user', () => {
    const answers = {
      nobody: { list: 401, read: 401, update: 401, delete: 401, restore: 401 },
      user: { list: 200, read: 200, update: 200, delete: 403, restore: 404 },
      editor: { list: 200, read: 200, update: 200, delete: 403, restore: 404 },
      admin: { list: 200, read: 200, update: 200, delete: 204, restore: 404 },
    }
    return rows.expect(answers, async (caller) => {
      const projectId = await rows.insert('projects', {
        name: 'Name 1',
        owner_id: rows.person('other').id,
      })
      await rows.link('projects_members', { project_id: projectId, user_id: caller.id })
      return rows.insert('tasks', { title: 'Title 1', project_id: projectId })
    })
  })

  test('where row.project.owner == user', () => {
    const answers = {
      nobody: { list: 401, read: 401, update: 401, delete: 401, restore: 401 },
      user: { list: 200, read: 200, update: 200, delete: 403, restore: 200 },
      editor: { list: 200, read: 200, update: 200, delete: 403, restore: 200 },
      admin: { list: 200, read: 200, update: 200, delete: 204, restore: 200 },
    }
    return rows.expect(answers, async (caller) => {
      const projectId = await rows.insert('projects', { name: 'Name 1', owner_id: caller.id })
      await rows.link('projects_members', {
        project_id: projectId,
        user_id: rows.person('other').id,
      })
      return rows.insert('tasks', { title: 'Title 1', project_id: projectId })
    })
  })

  test("where row.state == 'done'", () => {
    const answers = {
      nobody: { list: 401, read: 401, update: 401, delete: 401, restore: 401 },
      user: { list: 404, read: 404, update: 404, delete: 404, restore: 404 },
      editor: { list: 404, read: 404, update: 404, delete: 404, restore: 404 },
      admin: { list: 404, read: 404, update: 404, delete: 204, restore: 404 },
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
      return rows.insert('tasks', { title: 'Title 1', state: 'done', project_id: projectId })
    })
  })

  test("where row.project.owner == user && row.state == 'done'", () => {
    const answers = {
      nobody: { list: 401, read: 401, update: 401, delete: 401, restore: 401 },
      user: { list: 200, read: 200, update: 200, delete: 204, restore: 200 },
      editor: { list: 200, read: 200, update: 200, delete: 204, restore: 200 },
      admin: { list: 200, read: 200, update: 200, delete: 204, restore: 200 },
    }
    return rows.expect(answers, async (caller) => {
      const projectId = await rows.insert('projects', { name: 'Name 1', owner_id: caller.id })
      await rows.link('projects_members', {
        project_id: projectId,
        user_id: rows.person('other').id,
      })
      return rows.insert('tasks', { title: 'Title 1', state: 'done', project_id: projectId })
    })
  })

  test('otherwise', () => {
    const answers = {
      nobody: { list: 401, read: 401, update: 401, delete: 401, restore: 401 },
      user: { list: 404, read: 404, update: 404, delete: 404, restore: 404 },
      editor: { list: 404, read: 404, update: 404, delete: 404, restore: 404 },
      admin: { list: 404, read: 404, update: 404, delete: 204, restore: 404 },
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
      return rows.insert('tasks', { title: 'Title 1', project_id: projectId })
    })
  })

  test('where there is none', () => {
    const answers = {
      nobody: { list: 401, read: 401, update: 401, delete: 401, restore: 401 },
      user: { list: 404, read: 404, update: 404, delete: 404, restore: 404 },
      editor: { list: 404, read: 404, update: 404, delete: 404, restore: 404 },
      admin: { list: 404, read: 404, update: 404, delete: 404, restore: 404 },
    }
    return rows.expect(answers, async () => 999999999)
  })
})
