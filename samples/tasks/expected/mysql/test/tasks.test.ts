import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Page } from '../src/http/cursor.ts'
import type { Project, ProjectInput } from '../src/projects/project.ts'
import type { Tag, TagInput } from '../src/tags/tag.ts'
import * as queries from '../src/tasks/queries.ts'
import type { Task, TaskInput } from '../src/tasks/task.ts'
import { findByEach, pageByEach } from './lists.ts'
import { useApp } from './use-app.ts'

suite('tasks', () => {
  const { call, db, person } = useApp({ owner: 'user', stranger: 'user', admin: 'admin' })

  let number = 0

  function taskInput(): TaskInput {
    number += 1
    return {
      title: `Title ${number}`,
    }
  }

  async function makeTask(): Promise<Task> {
    const response = await call('POST', '/tasks', 'owner', taskInput())
    assert.equal(response.statusCode, 201, response.body)
    return response.json<Task>()
  }

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

  function tagInput(): TagInput {
    number += 1
    return {
      name: `Name ${number}`,
    }
  }

  async function makeTag(): Promise<Tag> {
    const response = await call('POST', '/tags', 'admin', tagInput())
    assert.equal(response.statusCode, 201, response.body)
    return response.json<Tag>()
  }

  test('takes no field that it does not know', async () => {
    const input = { ...taskInput(), unknownField: 1 }
    const response = await call('POST', '/tasks', 'owner', input)
    assert.equal(response.statusCode, 400, response.body)
  })

  test('is created by whom the policy names', async () => {
    const expected = { nobody: 401, owner: 201, stranger: 201, admin: 201 }
    for (const [who, status] of Object.entries(expected)) {
      const response = await call('POST', '/tasks', who, taskInput())
      assert.equal(response.statusCode, status, who)
    }
  })

  test('is created in bulk by whom the policy names', async () => {
    const expected = { nobody: 401, owner: 201, stranger: 201, admin: 201 }
    for (const [who, status] of Object.entries(expected)) {
      const items = [taskInput(), taskInput()]
      const response = await call('POST', '/tasks/bulk', who, { items })
      assert.equal(response.statusCode, status, who)
    }
  })

  test('is created in bulk as a whole or not at all', async () => {
    const rows = () => db().all('SELECT id FROM tasks', [])
    const known = await rows()
    const input = taskInput()
    const tooLong = { ...taskInput(), title: 'x'.repeat(201) }
    await assert.rejects(queries.createTasks(db(), [input, tooLong], person('owner').id))
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

  const ask = async (query: string) => {
    const response = await call('GET', `/tasks?${query}`, 'owner')
    assert.equal(response.statusCode, 200, response.body)
    return response.json<Page<Task>>()
  }

  test('is found by each of its values', async () => {
    const task = await makeTask()
    await findByEach(ask, queries.taskFilters, task.id)
  })

  test('is sorted by each of its values, and paged through in that order', async () => {
    const tasks = [await makeTask(), await makeTask(), await makeTask()]
    await pageByEach(
      ask,
      queries.taskFilters,
      tasks.map(({ id }) => id),
    )
  })

  test('is shown with what it refers to, in the fields that are asked for', async () => {
    const task = await makeTask()
    const { data, page } = await ask(
      `id=${task.id}&fields=id&include=project,tags,owner&count=true`,
    )
    assert.deepEqual(
      data.map((row) => Object.keys(row)),
      [['id', 'project', 'tags', 'owner']],
    )
    assert.equal(page.total, 1)
  })

  test('is changed by whom the policy names', async () => {
    const expected = { nobody: 401, owner: 200, stranger: 404, admin: 200 }
    for (const [who, status] of Object.entries(expected)) {
      const task = await makeTask()
      const change = { title: taskInput().title, version: task.version }
      const response = await call('PATCH', `/tasks/${task.id}`, who, change)
      assert.equal(response.statusCode, status, who)
      if (status === 200) assert.equal(response.json<Task>().title, change.title)
    }
  })

  test('is not changed by somebody who saw another version', async () => {
    const task = await makeTask()
    const change = { title: taskInput().title, version: task.version }
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

  test('is written with its project, and without', async () => {
    const target = await makeProject()
    const input = { ...taskInput(), projectId: target.id }
    const made = await call('POST', '/tasks', 'owner', input)
    assert.equal(made.statusCode, 201, made.body)
    const { id, version } = made.json<Task>()
    const linked = await call('GET', `/tasks/${id}?include=project`, 'owner')
    assert.equal(linked.json<Task>().project?.id, target.id)
    const change = { projectId: null, version }
    const changed = await call('PATCH', `/tasks/${id}`, 'owner', change)
    assert.equal(changed.statusCode, 200, changed.body)
    const cleared = await call('GET', `/tasks/${id}?include=project`, 'owner')
    assert.equal(cleared.json<Task>().project, null)
  })

  test('is written with its tags, and without', async () => {
    const target = await makeTag()
    const input = { ...taskInput(), tagIds: [target.id] }
    const made = await call('POST', '/tasks', 'owner', input)
    assert.equal(made.statusCode, 201, made.body)
    const { id, version } = made.json<Task>()
    const linked = await call('GET', `/tasks/${id}?include=tags`, 'owner')
    assert.deepEqual(
      linked.json<Task>().tags?.map((one) => one.id),
      [target.id],
    )
    const change = { tagIds: [], version }
    const changed = await call('PATCH', `/tasks/${id}`, 'owner', change)
    assert.equal(changed.statusCode, 200, changed.body)
    const cleared = await call('GET', `/tasks/${id}?include=tags`, 'owner')
    assert.deepEqual(cleared.json<Task>().tags, [])
  })
})
