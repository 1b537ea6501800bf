import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import type { Task, TaskInput } from '../src/tasks/task.ts'
import { signUp, type TestPerson } from './people.ts'
import { startApp, type TestApp } from './start-app.ts'

suite('tasks', () => {
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

  async function taskInput(): Promise<TaskInput> {
    n += 1
    return {
      title: `person${n}`,
    }
  }

  async function makeTask(): Promise<Task> {
    const response = await call('POST', '/tasks', 'owner', await taskInput())
    assert.equal(response.statusCode, 201, response.body)
    return response.json<Task>()
  }

  test('takes no field that it does not know', async () => {
    const input = { ...(await taskInput()), unknownField: 1 }
    const response = await call('POST', '/tasks', 'owner', input)
    assert.equal(response.statusCode, 400, response.body)
  })

  test('is read by whom the policy names', async () => {
    const task = await makeTask()
    for (const [who, status] of Object.entries({
      nobody: 401,
      owner: 200,
      stranger: 404,
      admin: 200,
    })) {
      const response = await call('GET', `/tasks/${task.id}`, who)
      assert.equal(response.statusCode, status, who)
    }
  })

  test('does not tell a foreign row from a missing one', async () => {
    const task = await makeTask()
    const foreign = await call('GET', `/tasks/${task.id}`, 'stranger')
    const missing = await call('GET', '/tasks/999999999', 'stranger')
    const { requestId: _, ...answer } = foreign.json<Record<string, unknown>>()
    const { requestId: __, ...other } = missing.json<Record<string, unknown>>()
    assert.deepEqual(answer, other)
  })

  test('is listed for whom the policy names', async () => {
    const task = await makeTask()
    for (const [who, status] of Object.entries({
      nobody: 401,
      owner: 200,
      stranger: 404,
      admin: 200,
    })) {
      const response = await call('GET', `/tasks?id=${task.id}`, who)
      // A list shows nothing of others instead of saying that there is something.
      assert.equal(response.statusCode, status === 404 ? 200 : status, who)
      if (response.statusCode !== 200) continue
      const { data } = response.json<{ data: Task[] }>()
      assert.equal(data.length, status === 200 ? 1 : 0, who)
    }
  })

  test('is made in bulk, all or none', async () => {
    const items = [await taskInput(), await taskInput()]
    const made = await call('POST', '/tasks/bulk', 'owner', { items })
    assert.equal(made.statusCode, 201, made.body)
    assert.equal(made.json<{ data: unknown[] }>().data.length, 2)

    const count = async () => {
      const response = await call('GET', '/tasks?count=true', 'owner')
      assert.equal(response.statusCode, 200, response.body)
      return response.json<{ page: { total: number } }>().page.total
    }
    const known = await count()
    const bad = { ...(await taskInput()), unknownField: 1 }
    const refused = await call('POST', '/tasks/bulk', 'owner', { items: [await taskInput(), bad] })
    assert.equal(refused.statusCode, 400, refused.body)
    assert.equal(await count(), known)
  })

  test('is changed by whom the policy names', async () => {
    for (const [who, status] of Object.entries({
      nobody: 401,
      owner: 200,
      stranger: 404,
      admin: 200,
    })) {
      const task = await makeTask()
      const response = await call('PATCH', `/tasks/${task.id}`, who, {
        title: `person${n}`,
        version: task.version,
      })
      assert.equal(response.statusCode, status, who)
    }
  })

  test('is not changed by somebody who saw another version', async () => {
    const task = await makeTask()
    const change = { title: `person${n}`, version: task.version }
    assert.equal((await call('PATCH', `/tasks/${task.id}`, 'owner', change)).statusCode, 200)
    assert.equal((await call('PATCH', `/tasks/${task.id}`, 'owner', change)).statusCode, 409)
  })

  test('is deleted by whom the policy names', async () => {
    for (const [who, status] of Object.entries({
      nobody: 401,
      owner: 204,
      stranger: 404,
      admin: 204,
    })) {
      const task = await makeTask()
      const response = await call('DELETE', `/tasks/${task.id}`, who)
      assert.equal(response.statusCode, status, who)
    }
  })

  test('comes back when it is restored', async () => {
    const task = await makeTask()
    assert.equal((await call('DELETE', `/tasks/${task.id}`, 'owner')).statusCode, 204)
    const restored = await call('POST', `/tasks/${task.id}/restore`, 'owner')
    assert.equal(restored.statusCode, 200, restored.body)
    assert.equal((await call('POST', `/tasks/${task.id}/restore`, 'owner')).statusCode, 404)
  })
})
