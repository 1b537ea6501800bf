import { suite, test } from 'node:test'
import { useRules } from '../rows.ts'

suite('who reaches labels', () => {
  const rows = useRules(
    { other: 'user', user: 'user' },
    {
      url: '/labels',
      table: 'labels',
      change: { name: 'Name 2' },
    },
  )

  test('for a member of its organisation', () => {
    const answers = {
      nobody: { list: 401, read: 401, delete: 401 },
      user: { list: 200, read: 200, delete: 403 },
    }
    return rows.expect(answers, async (caller) => {
      const organisationId = await rows.insert('organisations', { name: 'Name 1' })
      await rows.insert('memberships', { organisation_id: organisationId, user_id: caller.id })
      return rows.insert('labels', {
        name: `Name ${rows.number()}`,
        organisation_id: organisationId,
      })
    })
  })

  test('for an owner of its organisation', () => {
    const answers = {
      nobody: { list: 401, read: 401, delete: 401 },
      user: { list: 200, read: 200, delete: 204 },
    }
    return rows.expect(answers, async (caller) => {
      const organisationId = await rows.insert('organisations', { name: 'Name 1' })
      await rows.insert('memberships', {
        role: 'owner',
        organisation_id: organisationId,
        user_id: caller.id,
      })
      return rows.insert('labels', {
        name: `Name ${rows.number()}`,
        organisation_id: organisationId,
      })
    })
  })

  test('for an admin of its organisation', () => {
    const answers = {
      nobody: { list: 401, read: 401, delete: 401 },
      user: { list: 200, read: 200, delete: 204 },
    }
    return rows.expect(answers, async (caller) => {
      const organisationId = await rows.insert('organisations', { name: 'Name 1' })
      await rows.insert('memberships', {
        role: 'admin',
        organisation_id: organisationId,
        user_id: caller.id,
      })
      return rows.insert('labels', {
        name: `Name ${rows.number()}`,
        organisation_id: organisationId,
      })
    })
  })

  test('otherwise', () => {
    const answers = {
      nobody: { list: 401, read: 401, delete: 401 },
      user: { list: 404, read: 404, delete: 404 },
    }
    return rows.expect(answers, async () => {
      const organisationId = await rows.insert('organisations', { name: 'Name 1' })
      return rows.insert('labels', {
        name: `Name ${rows.number()}`,
        organisation_id: organisationId,
      })
    })
  })

  test('where there is none', () => {
    const answers = {
      nobody: { list: 401, read: 401, delete: 401 },
      user: { list: 404, read: 404, delete: 404 },
    }
    return rows.expect(answers, async () => 999999999)
  })
})
