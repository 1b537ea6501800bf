import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import type { Project, ProjectInput } from '../src/projects/project.ts'
import { signUp, type TestPerson } from './people.ts'
import { startApp, type TestApp } from './start-app.ts'

suite('projects', () => {
  let started: TestApp
  let n = 0
  const people: Record<string, TestPerson> = {}

  before(async () => {
    started = await startApp()
    people['owner'] = await signUp(started.app)
    people['stranger'] = await signUp(started.app)
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

  async function projectInput(): Promise<ProjectInput> {
    n += 1
    return {
      name: `person${n}`,
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

  test('is read by whom the policy names', async () => {
    const project = await makeProject()
    for (const [who, status] of Object.entries({
      nobody: 401,
      owner: 200,
      stranger: 404,
      admin: 404,
    })) {
      const response = await call('GET', `/projects/${project.id}`, who)
      assert.equal(response.statusCode, status, who)
    }
  })

  test('does not tell a foreign row from a missing one', async () => {
    const project = await makeProject()
    const foreign = await call('GET', `/projects/${project.id}`, 'stranger')
    const missing = await call('GET', '/projects/999999999', 'stranger')
    const { requestId: _, ...answer } = foreign.json<Record<string, unknown>>()
    const { requestId: __, ...other } = missing.json<Record<string, unknown>>()
    assert.deepEqual(answer, other)
  })

  test('is listed for whom the policy names', async () => {
    const project = await makeProject()
    for (const [who, status] of Object.entries({
      nobody: 401,
      owner: 200,
      stranger: 404,
      admin: 404,
    })) {
      const response = await call('GET', `/projects?id=${project.id}`, who)
      // A list shows nothing of others instead of saying that there is something.
      assert.equal(response.statusCode, status === 404 ? 200 : status, who)
      if (response.statusCode !== 200) continue
      const { data } = response.json<{ data: Project[] }>()
      assert.equal(data.length, status === 200 ? 1 : 0, who)
    }
  })

  test('is changed by whom the policy names', async () => {
    for (const [who, status] of Object.entries({
      nobody: 401,
      owner: 200,
      stranger: 404,
      admin: 404,
    })) {
      const project = await makeProject()
      const response = await call('PATCH', `/projects/${project.id}`, who, { name: `person${n}` })
      assert.equal(response.statusCode, status, who)
    }
  })

  test('is deleted by whom the policy names', async () => {
    for (const [who, status] of Object.entries({
      nobody: 401,
      owner: 204,
      stranger: 404,
      admin: 404,
    })) {
      const project = await makeProject()
      const response = await call('DELETE', `/projects/${project.id}`, who)
      assert.equal(response.statusCode, status, who)
    }
  })
})
