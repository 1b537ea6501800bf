import { suite, test } from 'node:test'
import { useRules } from '../rows.ts'

suite('who reaches memberships', () => {
  const rows = useRules(
    { other: 'user', user: 'user' },
    {
      url: '/memberships',
      table: 'memberships',
      change: { role: 'owner' },
    },
  )

  test('for a member of its organisation', () => {
    const answers = {
      nobody: { list: 401, read: 401, update: 401, delete: 401 },
      user: { list: 200, read: 200, update: 403, delete: 403 },
    }
    return rows.expect(answers, async (caller) => {
      const organisationId = await rows.insert('organisations', { name: 'Name 1' })
      await rows.insert('memberships', { organisation_id: organisationId, user_id: caller.id })
      return rows.insert('memberships', {
        organisation_id: organisationId,
        user_id: rows.person('other').id,
      })
    })
  })

  test('for an owner of its organisation', () => {
    // The others are left out where nobody can tell before the database does.
    const answers = {
      nobody: { list: 401, read: 401, update: 401, delete: 401 },
      user: { list: 200, read: 200 },
    }
    return rows.expect(answers, async (caller) => {
      const organisationId = await rows.insert('organisations', { name: 'Name 1' })
      await rows.insert('memberships', {
        role: 'owner',
        organisation_id: organisationId,
        user_id: caller.id,
      })
      return rows.insert('memberships', {
        organisation_id: organisationId,
        user_id: rows.person('other').id,
      })
    })
  })

  test('for an admin of its organisation', () => {
    const answers = {
      nobody: { list: 401, read: 401, update: 401, delete: 401 },
      user: { list: 200, read: 200, update: 403, delete: 403 },
    }
    return rows.expect(answers, async (caller) => {
      const organisationId = await rows.insert('organisations', { name: 'Name 1' })
      await rows.insert('memberships', {
        role: 'admin',
        organisation_id: organisationId,
        user_id: caller.id,
      })
      return rows.insert('memberships', {
        organisation_id: organisationId,
        user_id: rows.person('other').id,
      })
    })
  })

  test('otherwise', () => {
    const answers = {
      nobody: { list: 401, read: 401, update: 401, delete: 401 },
      user: { list: 404, read: 404, update: 404, delete: 404 },
    }
    return rows.expect(answers, async () => {
      const organisationId = await rows.insert('organisations', { name: 'Name 1' })
      return rows.insert('memberships', {
        organisation_id: organisationId,
        user_id: rows.person('other').id,
      })
    })
  })

  test('where there is none', () => {
    const answers = {
      nobody: { list: 401, read: 401, update: 401, delete: 401 },
      user: { list: 404, read: 404, update: 404, delete: 404 },
    }
    return rows.expect(answers, async () => 999999999)
  })
})
