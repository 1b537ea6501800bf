import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import * as queries from '../src/tasks/queries.ts'
import type { Task, TaskInput } from '../src/tasks/task.ts'
import { signUp, type TestPerson } from './people.ts'
import { startApp, type TestApp } from './start-app.ts'

suite('tasks', () => {
  let started: TestApp
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

  function person(who: string): TestPerson {
    const known = people[who]
    assert.ok(known, who)
    return known
  }

  let number = 0

  async function taskInput(): Promise<TaskInput> {
    number += 1
    return {
      title: `Title ${number}`,
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

  test('is created by whom the policy names', async () => {
    const expected = { nobody: 401, owner: 201, stranger: 201, admin: 201 }
    for (const [who, status] of Object.entries(expected)) {
      const response = await call('POST', '/tasks', who, await taskInput())
      assert.equal(response.statusCode, status, who)
    }
  })

  test('is created in bulk by whom the policy names', async () => {
    const expected = { nobody: 401, owner: 201, stranger: 201, admin: 201 }
    for (const [who, status] of Object.entries(expected)) {
      const items = [await taskInput(), await taskInput()]
      const response = await call('POST', '/tasks/bulk', who, { items })
      assert.equal(response.statusCode, status, who)
    }
  })

  test('is created in bulk as a whole or not at all', async () => {
    const rows = () => started.app.db.all('SELECT id FROM tasks', [])
    const known = await rows()
    const input = await taskInput()
    const tooLong = { ...(await taskInput()), title: 'x'.repeat(201) }
    await assert.rejects(queries.createTasks(started.app.db, [input, tooLong], person('owner').id))
    assert.equal((await rows()).length, known.length)
  })

  test('is read by whom the policy names', async () => {
    const task = await makeTask()
    const expected = { nobody: 401, owner: 200, stranger: 404, admin: 200 }
    for (const [who, status] of Object.entries(expected)) {
      const response = await call('GET', `/tasks/${task.id}`, who)
      assert.equal(response.statusCode, status, who)
    }
  })

  test('does not tell a foreign row from a missing one', async () => {
    const task = await makeTask()
    const foreign = await call('GET', `/tasks/${task.id}`, 'stranger')
    const missing = await call('GET', '/tasks/999999999', 'stranger')
    assert.equal(foreign.statusCode, 404)
    // The request's id is all that tells the two answers apart.
    assert.deepEqual(
      { ...foreign.json<object>(), requestId: '' },
      { ...missing.json<object>(), requestId: '' },
    )
  })

  test('is listed for whom the policy names', async () => {
    const task = await makeTask()
    for (const [who, status, rows] of [
      ['nobody', 401, 0],
      ['owner', 200, 1],
      ['stranger', 200, 0],
      ['admin', 200, 1],
    ] as const) {
      const response = await call('GET', `/tasks?id=${task.id}`, who)
      assert.equal(response.statusCode, status, who)
      if (status === 200) assert.equal(response.json<{ data: Task[] }>().data.length, rows, who)
    }
  })

  test('is changed by whom the policy names', async () => {
    const expected = { nobody: 401, owner: 200, stranger: 404, admin: 200 }
    for (const [who, status] of Object.entries(expected)) {
      const task = await makeTask()
      const change = { title: (await taskInput()).title, version: task.version }
      const response = await call('PATCH', `/tasks/${task.id}`, who, change)
      assert.equal(response.statusCode, status, who)
      if (status === 200) assert.equal(response.json<Task>().title, change.title)
    }
  })

  test('is not changed by somebody who saw another version', async () => {
    const task = await makeTask()
    const change = { title: (await taskInput()).title, version: task.version }
    const first = await call('PATCH', `/tasks/${task.id}`, 'owner', change)
    assert.equal(first.statusCode, 200, first.body)
    const second = await call('PATCH', `/tasks/${task.id}`, 'owner', change)
    assert.equal(second.statusCode, 409, second.body)
  })

  test('is deleted by whom the policy names', async () => {
    const expected = { nobody: 401, owner: 204, stranger: 404, admin: 204 }
    for (const [who, status] of Object.entries(expected)) {
      const task = await makeTask()
      const response = await call('DELETE', `/tasks/${task.id}`, who)
      assert.equal(response.statusCode, status, who)
    }
  })

  test('is restored by whom the policy names', async () => {
    const expected = { nobody: 401, owner: 200, stranger: 404, admin: 200 }
    for (const [who, status] of Object.entries(expected)) {
      const task = await makeTask()
      const deleted = await call('DELETE', `/tasks/${task.id}`, 'owner')
      assert.equal(deleted.statusCode, 204, deleted.body)
      const response = await call('POST', `/tasks/${task.id}/restore`, who)
      assert.equal(response.statusCode, status, who)
    }
  })

  test('is restored once, where it has been deleted', async () => {
    const task = await makeTask()
    assert.equal((await call('POST', `/tasks/${task.id}/restore`, 'owner')).statusCode, 404)
    await call('DELETE', `/tasks/${task.id}`, 'owner')
    assert.equal((await call('POST', `/tasks/${task.id}/restore`, 'owner')).statusCode, 200)
    assert.equal((await call('POST', `/tasks/${task.id}/restore`, 'owner')).statusCode, 404)
  })
})
