import { suite, test } from 'node:test'
import { useRules } from '../rows.ts'

suite('who reaches attachments', () => {
  const rows = useRules(
    { other: 'user', user: 'user' },
    {
      url: '/attachments',
      table: 'attachments',
      change: { name: 'Name 2' },
    },
  )

  test('where row.owner == user', () => {
    const answers = {
      nobody: { list: 401, read: 401, delete: 401 },
      user: { list: 404, read: 404, delete: 404 },
    }
    return rows.expect(answers, async (caller) => {
      const organisationId = await rows.insert('organisations', { name: 'Name 1' })
      const issueOrganisationId = await rows.insert('organisations', { name: 'Name 1' })
      const issueProjectOrganisationId = await rows.insert('organisations', { name: 'Name 1' })
      const issueProjectId = await rows.insert('projects', {
        name: 'Name 1',
        organisation_id: issueProjectOrganisationId,
      })
      const issueId = await rows.insert('issues', {
        title: 'Title 1',
        organisation_id: issueOrganisationId,
        project_id: issueProjectId,
        owner_id: rows.person('other').id,
      })
      return rows.insert('attachments', {
        name: 'Name 1',
        content_type: 'Content type 1',
        size: 0,
        url: 'https://1.example.com',
        organisation_id: organisationId,
        issue_id: issueId,
        owner_id: caller.id,
      })
    })
  })

  test('for a member of its organisation', () => {
    const answers = {
      nobody: { list: 401, read: 401, delete: 401 },
      user: { list: 200, read: 200, delete: 403 },
    }
    return rows.expect(answers, async (caller) => {
      const organisationId = await rows.insert('organisations', { name: 'Name 1' })
      await rows.insert('memberships', { organisation_id: organisationId, user_id: caller.id })
      const issueOrganisationId = await rows.insert('organisations', { name: 'Name 1' })
      const issueProjectOrganisationId = await rows.insert('organisations', { name: 'Name 1' })
      const issueProjectId = await rows.insert('projects', {
        name: 'Name 1',
        organisation_id: issueProjectOrganisationId,
      })
      const issueId = await rows.insert('issues', {
        title: 'Title 1',
        organisation_id: issueOrganisationId,
        project_id: issueProjectId,
        owner_id: rows.person('other').id,
      })
      return rows.insert('attachments', {
        name: 'Name 1',
        content_type: 'Content type 1',
        size: 0,
        url: 'https://1.example.com',
        organisation_id: organisationId,
        issue_id: issueId,
        owner_id: rows.person('other').id,
      })
    })
  })

  test('for a member of its organisation, where row.owner == user', () => {
    const answers = {
      nobody: { list: 401, read: 401, delete: 401 },
      user: { list: 200, read: 200, delete: 204 },
    }
    return rows.expect(answers, async (caller) => {
      const organisationId = await rows.insert('organisations', { name: 'Name 1' })
      await rows.insert('memberships', { organisation_id: organisationId, user_id: caller.id })
      const issueOrganisationId = await rows.insert('organisations', { name: 'Name 1' })
      const issueProjectOrganisationId = await rows.insert('organisations', { name: 'Name 1' })
      const issueProjectId = await rows.insert('projects', {
        name: 'Name 1',
        organisation_id: issueProjectOrganisationId,
      })
      const issueId = await rows.insert('issues', {
        title: 'Title 1',
        organisation_id: issueOrganisationId,
        project_id: issueProjectId,
        owner_id: rows.person('other').id,
      })
      return rows.insert('attachments', {
        name: 'Name 1',
        content_type: 'Content type 1',
        size: 0,
        url: 'https://1.example.com',
        organisation_id: organisationId,
        issue_id: issueId,
        owner_id: caller.id,
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
      const issueOrganisationId = await rows.insert('organisations', { name: 'Name 1' })
      const issueProjectOrganisationId = await rows.insert('organisations', { name: 'Name 1' })
      const issueProjectId = await rows.insert('projects', {
        name: 'Name 1',
        organisation_id: issueProjectOrganisationId,
      })
      const issueId = await rows.insert('issues', {
        title: 'Title 1',
        organisation_id: issueOrganisationId,
        project_id: issueProjectId,
        owner_id: rows.person('other').id,
      })
      return rows.insert('attachments', {
        name: 'Name 1',
        content_type: 'Content type 1',
        size: 0,
        url: 'https://1.example.com',
        organisation_id: organisationId,
        issue_id: issueId,
        owner_id: rows.person('other').id,
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
      const issueOrganisationId = await rows.insert('organisations', { name: 'Name 1' })
      const issueProjectOrganisationId = await rows.insert('organisations', { name: 'Name 1' })
      const issueProjectId = await rows.insert('projects', {
        name: 'Name 1',
        organisation_id: issueProjectOrganisationId,
      })
      const issueId = await rows.insert('issues', {
        title: 'Title 1',
        organisation_id: issueOrganisationId,
        project_id: issueProjectId,
        owner_id: rows.person('other').id,
      })
      return rows.insert('attachments', {
        name: 'Name 1',
        content_type: 'Content type 1',
        size: 0,
        url: 'https://1.example.com',
        organisation_id: organisationId,
        issue_id: issueId,
        owner_id: rows.person('other').id,
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
      const issueOrganisationId = await rows.insert('organisations', { name: 'Name 1' })
      const issueProjectOrganisationId = await rows.insert('organisations', { name: 'Name 1' })
      const issueProjectId = await rows.insert('projects', {
        name: 'Name 1',
        organisation_id: issueProjectOrganisationId,
      })
      const issueId = await rows.insert('issues', {
        title: 'Title 1',
        organisation_id: issueOrganisationId,
        project_id: issueProjectId,
        owner_id: rows.person('other').id,
      })
      return rows.insert('attachments', {
        name: 'Name 1',
        content_type: 'Content type 1',
        size: 0,
        url: 'https://1.example.com',
        organisation_id: organisationId,
        issue_id: issueId,
        owner_id: rows.person('other').id,
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
