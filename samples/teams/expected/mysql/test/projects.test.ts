import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import type { Project, ProjectInput } from '../src/projects/project.ts'
import { signUp, type TestPerson } from './people.ts'
import { startApp, type TestApp } from './start-app.ts'

suite('projects', () => {
  let started: TestApp
  const people: Record<string, TestPerson> = {}

  before(async () => {
    started = await startApp()
    people['owner'] = await signUp(started.app)
    people['stranger'] = await signUp(started.app)
    people['editor'] = await signUp(started.app, 'editor')
    people['admin'] = await signUp(started.app, 'admin')
  })
  after(() => started.stop())

  const call = (
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    url: string,
    who: string,
    payload?: object,
  ) =>
    started.app.inject({
      method,
      url,
      headers: people[who]?.headers ?? {},
      ...(payload && { payload }),
    })

  let number = 0

  async function projectInput(): Promise<ProjectInput> {
    number += 1
    return {
      name: `Name ${number}`,
    }
  }

  async function makeProject(): Promise<Project> {
    const response = await call('POST', '/projects', 'owner', await projectInput())
    assert.equal(response.statusCode, 201, response.body)
    return response.json<Project>()
  }

  test('takes no field that it does not know', async () => {
    const input = { ...(await projectInput()), unknownField: 1 }
    const response = await call('POST', '/projects', 'owner', input)
    assert.equal(response.statusCode, 400, response.body)
  })

  test('is created by whom the policy names', async () => {
    const expected = { nobody: 401, owner: 201, stranger: 201, editor: 201, admin: 201 }
    for (const [who, status] of Object.entries(expected)) {
      const response = await call('POST', '/projects', who, await projectInput())
      assert.equal(response.statusCode, status, who)
    }
  })

  test('is read by whom the policy names', async () => {
    const project = await makeProject()
    // For the others, it depends on what stands in the row.
    const expected = { nobody: 401, owner: 200, admin: 200 }
    for (const [who, status] of Object.entries(expected)) {
      const response = await call('GET', `/projects/${project.id}`, who)
      assert.equal(response.statusCode, status, who)
    }
  })

  test('is listed for whom the policy names', async () => {
    const project = await makeProject()
    for (const [who, status, rows] of [
      ['nobody', 401, 0],
      ['owner', 200, 1],
      ['admin', 200, 1],
    ] as const) {
      const response = await call('GET', `/projects?id=${project.id}`, who)
      assert.equal(response.statusCode, status, who)
      if (status === 200) assert.equal(response.json<{ data: Project[] }>().data.length, rows, who)
    }
  })

  test('is changed by whom the policy names', async () => {
    // For the others, it depends on what stands in the row.
    const expected = { nobody: 401, admin: 200 }
    for (const [who, status] of Object.entries(expected)) {
      const project = await makeProject()
      const change = { name: (await projectInput()).name }
      const response = await call('PATCH', `/projects/${project.id}`, who, change)
      assert.equal(response.statusCode, status, who)
      if (status === 200) assert.equal(response.json<Project>().name, change.name)
    }
  })

  test('is deleted by whom the policy names', async () => {
    // For the others, it depends on what stands in the row.
    const expected = { nobody: 401, owner: 204, admin: 204 }
    for (const [who, status] of Object.entries(expected)) {
      const project = await makeProject()
      const response = await call('DELETE', `/projects/${project.id}`, who)
      assert.equal(response.statusCode, status, who)
    }
  })
})
