import { suite, test } from 'node:test'
import { useRules } from '../rows.ts'

suite('who reaches organisations', () => {
  const rows = useRules(
    { other: 'user', user: 'user' },
    {
      url: '/organisations',
      table: 'organisations',
      change: { name: 'Name 2' },
    },
  )

  test('where row.memberships is there && row.memberships.user == user', () => {
    const answers = {
      nobody: { list: 401, read: 401, update: 401, delete: 401 },
      user: { list: 200, read: 200, update: 403, delete: 403 },
    }
    return rows.expect(answers, async (caller) => {
      const organisationId = await rows.insert('organisations', { name: 'Name 1' })
      await rows.insert('memberships', { organisation_id: organisationId, user_id: caller.id })
      return organisationId
    })
  })

  test("where row.memberships is there && row.memberships.user == user && row.memberships.role == 'owner'", () => {
    const answers = {
      nobody: { list: 401, read: 401, update: 401, delete: 401 },
      user: { list: 200, read: 200, update: 200, delete: 204 },
    }
    return rows.expect(answers, async (caller) => {
      const organisationId = await rows.insert('organisations', { name: 'Name 1' })
      await rows.insert('memberships', {
        role: 'owner',
        organisation_id: organisationId,
        user_id: caller.id,
      })
      return organisationId
    })
  })

  test('otherwise', () => {
    const answers = {
      nobody: { list: 401, read: 401, update: 401, delete: 401 },
      user: { list: 404, read: 404, update: 404, delete: 404 },
    }
    return rows.expect(answers, async () => {
      return rows.insert('organisations', { name: 'Name 1' })
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
