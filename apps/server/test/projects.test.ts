import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addTable } from './drawings.ts'
import { onBothDatabases } from './studios.ts'

onBothDatabases('projects', (open) => {
  test('create, rename, archive, delete, undo, duplicate, search', async () => {
    const ada = await (await open()).browser().register('ada@example.com')
    const { id: project } = await ada.must('createProject', { body: { name: 'Bücher' } })
    const params = { project }
    await ada.must('sendCommands', {
      params,
      body: { base: 0, entries: [addTable('t_books', 'books')] },
    })
    const renamed = await ada.must('changeProject', { params, body: { name: 'BÜCHEREI' } })
    assert.deepEqual([renamed.name, renamed.version, renamed.parts], ['BÜCHEREI', 2, { table: 1 }])
    const copy = await ada.must('duplicateProject', { params })
    assert.equal(copy.name, 'BÜCHEREI copy')
    const names = async (query: object) =>
      (await ada.must('listProjects', { query })).data.map(({ name }) => name)
    assert.deepEqual(await names({ search: 'bücherei' }), ['BÜCHEREI copy', 'BÜCHEREI'])
    await ada.must('changeProject', { params, body: { state: 'archived' } })
    assert.deepEqual(await names({ state: 'archived' }), ['BÜCHEREI'])
    await ada.must('deleteProject', { params })
    assert.deepEqual(await names({ state: 'archived' }), [])
    assert.deepEqual(await names({ state: 'deleted' }), ['BÜCHEREI'])
    const late = await ada.call('sendCommands', {
      params,
      body: { base: 2, entries: [addTable('t_x', 'x')] },
    })
    assert.equal(late.status, 409)
    assert.equal((await ada.must('restoreProject', { params })).state, 'archived')
  })

  test('what is exported can be imported, and is the same', async () => {
    const ada = await (await open()).browser().register('ada@example.com')
    const { id: project } = await ada.must('createProject', { body: { name: 'Library' } })
    await ada.must('sendCommands', {
      params: { project },
      body: { base: 0, entries: [addTable('t_books', 'books')] },
    })
    const exported = await ada.call('exportManifest', { params: { project } })
    assert.match(exported.headers.get('content-disposition') ?? '', /"library\.json"/)
    const imported = await ada.must('createProject', { body: { manifest: exported.body } })
    const again = await ada.call('exportManifest', { params: { project: imported.id } })
    assert.deepEqual(again.body, exported.body)
  })

  test('what is no manifest is refused with the places that are wrong', async () => {
    const ada = await (await open()).browser().register('ada@example.com')
    const refused = await ada.call('createProject', {
      body: { manifest: { drawbridge: 1, name: 'x', nodes: [{ id: 1 }], connections: 'none' } },
    })
    assert.equal(refused.status, 422)
    assert.match(JSON.stringify(refused.body), /"errors":\[\{"field"/)
  })

  test('an account has so many projects and no more', async () => {
    const studio = await open({ limits: { projects: 2 } })
    const ada = await studio.browser().register('ada@example.com')
    await ada.must('createProject', { body: {} })
    await ada.must('createProject', { body: {} })
    assert.equal((await ada.call('createProject', { body: {} })).status, 409)
  })
})
