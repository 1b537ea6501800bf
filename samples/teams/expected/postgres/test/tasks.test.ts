import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Project, ProjectInput } from '../src/projects/project.ts'
import type { Task, TaskInput } from '../src/tasks/task.ts'
import { useApp } from './use-app.ts'

suite('tasks', () => {
  const { call } = useApp({ owner: 'user', stranger: 'user', editor: 'editor', admin: 'admin' })

  let number = 0

  function projectInput(): ProjectInput {
    number += 1
    return {
      name: `Name ${number}`,
    }
  }

  async function makeProject(): Promise<Project> {
    const response = await call('POST', '/projects', 'admin', projectInput())
    assert.equal(response.statusCode, 201, response.body)
    return response.json<Project>()
  }

  async function taskInput(): Promise<TaskInput> {
    number += 1
    return {
      title: `Title ${number}`,
      projectId: (await makeProject()).id,
    }
  }

  async function makeTask(): Promise<Task> {
    const response = await call('POST', '/tasks', 'admin', await taskInput())
    assert.equal(response.statusCode, 201, response.body)
    return response.json<Task>()
  }

  test('takes no field that it does not know', async () => {
    const input = { ...(await taskInput()), unknownField: 1 }
    const response = await call('POST', '/tasks', 'admin', input)
    assert.equal(response.statusCode, 400, response.body)
  })

  test('is created by whom the policy names', async () => {
    // For the others, it depends on what stands in the row.
    const expected = { nobody: 401, admin: 201 }
    for (const [who, status] of Object.entries(expected)) {
      const response = await call('POST', '/tasks', who, await taskInput())
      assert.equal(response.statusCode, status, who)
    }
  })

  test('is created in bulk by whom the policy names', async () => {
    // For the others, it depends on what stands in the row.
    const expected = { nobody: 401 }
    for (const [who, status] of Object.entries(expected)) {
      const items = [await taskInput(), await taskInput()]
      const response = await call('POST', '/tasks/bulk', who, { items })
      assert.equal(response.statusCode, status, who)
    }
  })

  test('is changed by whom the policy names', async () => {
    // For the others, it depends on what stands in the row.
    const expected = { nobody: 401 }
    for (const [who, status] of Object.entries(expected)) {
      const task = await makeTask()
      const change = { title: (await taskInput()).title }
      const response = await call('PATCH', `/tasks/${task.id}`, who, change)
      assert.equal(response.statusCode, status, who)
      if (status === 200) assert.equal(response.json<Task>().title, change.title)
    }
  })
})
