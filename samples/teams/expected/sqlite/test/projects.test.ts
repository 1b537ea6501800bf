import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Page } from '../src/http/cursor.ts'
import type { Project, ProjectInput } from '../src/projects/project.ts'
import * as queries from '../src/projects/queries.ts'
import { findByEach, pageByEach } from './lists.ts'
import { useApp } from './use-app.ts'

suite('projects', () => {
  const { call } = useApp({ owner: 'user', stranger: 'user', editor: 'editor', admin: 'admin' })

  let number = 0

  function projectInput(): ProjectInput {
    number += 1
    return {
      name: `Name ${number}`,
    }
  }

  async function makeProject(): Promise<Project> {
    const response = await call('POST', '/projects', 'owner', projectInput())
    assert.equal(response.statusCode, 201, response.body)
    return response.json<Project>()
  }

  test('takes no field that it does not know', async () => {
    const input = { ...projectInput(), unknownField: 1 }
    const response = await call('POST', '/projects', 'owner', input)
    assert.equal(response.statusCode, 400, response.body)
  })

  test('is created by whom the policy names', async () => {
    const expected = { nobody: 401, owner: 201, stranger: 201, editor: 201, admin: 201 }
    for (const [who, status] of Object.entries(expected)) {
      const response = await call('POST', '/projects', who, projectInput())
      assert.equal(response.statusCode, status, who)
    }
  })

  test('does not tell a foreign row from a missing one', async () => {
    const project = await makeProject()
    const foreign = await call('GET', `/projects/${project.id}`, 'stranger')
    const missing = await call('GET', '/projects/999999999', 'stranger')
    assert.equal(foreign.statusCode, 404)
    // The request's id is all that tells the two answers apart.
    assert.deepEqual(
      { ...foreign.json<object>(), requestId: '' },
      { ...missing.json<object>(), requestId: '' },
    )
  })

  const ask = async (query: string) => {
    const response = await call('GET', `/projects?${query}`, 'owner')
    assert.equal(response.statusCode, 200, response.body)
    return response.json<Page<Project>>()
  }

  test('is found by each of its values', async () => {
    const project = await makeProject()
    await findByEach(ask, queries.projectFilters, project.id)
  })

  test('is sorted by each of its values, and paged through in that order', async () => {
    const projects = [await makeProject(), await makeProject(), await makeProject()]
    await pageByEach(
      ask,
      queries.projectFilters,
      projects.map(({ id }) => id),
    )
  })

  test('is shown with what it refers to, in the fields that are asked for', async () => {
    const project = await makeProject()
    const { data, page } = await ask(
      `id=${project.id}&fields=id&include=members,owner,tasks,articles&count=true`,
    )
    assert.deepEqual(
      data.map((row) => Object.keys(row)),
      [['id', 'members', 'owner', 'tasks', 'articles']],
    )
    assert.equal(page.total, 1)
  })

  test('is changed by whom the policy names', async () => {
    const expected = { nobody: 401, owner: 200, stranger: 404, editor: 404, admin: 200 }
    for (const [who, status] of Object.entries(expected)) {
      const project = await makeProject()
      const change = { name: projectInput().name }
      const response = await call('PATCH', `/projects/${project.id}`, who, change)
      assert.equal(response.statusCode, status, who)
      if (status === 200) assert.equal(response.json<Project>().name, change.name)
    }
  })
})
