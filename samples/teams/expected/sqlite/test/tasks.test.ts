import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Page } from '../src/http/cursor.ts'
import type { Project, ProjectInput } from '../src/projects/project.ts'
import * as queries from '../src/tasks/queries.ts'
import type { Task, TaskInput } from '../src/tasks/task.ts'
import { findByEach, pageByEach } from './lists.ts'
import { useApp } from './use-app.ts'

suite('tasks', () => {
  const { call, db, person } = useApp({
    owner: 'user',
    stranger: 'user',
    editor: 'editor',
    admin: 'admin',
  })

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

  async function taskInput(): Promise<TaskInput> {
    number += 1
    return {
      title: `Title ${number}`,
      projectId: (await makeProject()).id,
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
    const expected = { nobody: 401, owner: 201, admin: 201 }
    for (const [who, status] of Object.entries(expected)) {
      const response = await call('POST', '/tasks', who, await taskInput())
      assert.equal(response.statusCode, status, who)
    }
  })

  test('is created in bulk by whom the policy names', async () => {
    const expected = { nobody: 401, owner: 201, admin: 403 }
    for (const [who, status] of Object.entries(expected)) {
      const items = [await taskInput(), await taskInput()]
      const response = await call('POST', '/tasks/bulk', who, { items })
      assert.equal(response.statusCode, status, who)
    }
  })

  test('is created in bulk as a whole or not at all', async () => {
    const rows = () => db().all('SELECT id FROM tasks', [])
    const known = await rows()
    const input = await taskInput()
    const tooLong = { ...(await taskInput()), title: 'x'.repeat(201) }
    await assert.rejects(
      queries.createTasks(db(), [input, tooLong], {
        id: person('owner').id,
        role: 'user',
        permissions: [],
        session: '',
      }),
    )
    assert.equal((await rows()).length, known.length)
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
      `id=${task.id}&fields=id&include=project,parent,parts&count=true`,
    )
    assert.deepEqual(
      data.map((row) => Object.keys(row)),
      [['id', 'project', 'parent', 'parts']],
    )
    assert.equal(page.total, 1)
  })

  test('is changed by whom the policy names', async () => {
    const expected = { nobody: 401, owner: 200, stranger: 404, editor: 404, admin: 404 }
    for (const [who, status] of Object.entries(expected)) {
      const task = await makeTask()
      const change = { title: (await taskInput()).title }
      const response = await call('PATCH', `/tasks/${task.id}`, who, change)
      assert.equal(response.statusCode, status, who)
      if (status === 200) assert.equal(response.json<Task>().title, change.title)
    }
  })
})
