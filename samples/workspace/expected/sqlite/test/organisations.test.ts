import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Organisation, OrganisationInput } from '../src/organisations/organisation.ts'
import { useApp } from './use-app.ts'

suite('organisations', () => {
  const { call } = useApp({ owner: 'user', stranger: 'user' })

  let number = 0

  function organisationInput(): OrganisationInput {
    number += 1
    return {
      name: `Name ${number}`,
    }
  }

  async function makeOrganisation(): Promise<Organisation> {
    const response = await call('POST', '/organisations', 'owner', organisationInput())
    assert.equal(response.statusCode, 201, response.body)
    return response.json<Organisation>()
  }

  test('takes no field that it does not know', async () => {
    const input = { ...organisationInput(), unknownField: 1 }
    const response = await call('POST', '/organisations', 'owner', input)
    assert.equal(response.statusCode, 400, response.body)
  })

  test('is created by whom the policy names', async () => {
    const expected = { nobody: 401, owner: 201, stranger: 201 }
    for (const [who, status] of Object.entries(expected)) {
      const response = await call('POST', '/organisations', who, organisationInput())
      assert.equal(response.statusCode, status, who)
    }
  })

  test('is changed by whom the policy names', async () => {
    // For the others, it depends on what stands in the row.
    const expected = { nobody: 401 }
    for (const [who, status] of Object.entries(expected)) {
      const organisation = await makeOrganisation()
      const change = { name: organisationInput().name }
      const response = await call('PATCH', `/organisations/${organisation.id}`, who, change)
      assert.equal(response.statusCode, status, who)
      if (status === 200) assert.equal(response.json<Organisation>().name, change.name)
    }
  })
})
