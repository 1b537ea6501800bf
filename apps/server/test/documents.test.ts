import type { Node } from '@drawbridge/manifest'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addTable, entry } from './drawings.ts'
import { onBothDatabases } from './studios.ts'

onBothDatabases('documents', (open) => {
  test('an edit is saved, and sent twice it is saved once', async () => {
    const ada = await (await open()).browser().register('ada@example.com')
    const { id: project } = await ada.must('createProject', { body: { name: 'Library' } })
    const params = { project }
    const edit = addTable('t_books', 'books')
    const first = await ada.must('sendCommands', { params, body: { base: 0, entries: [edit] } })
    assert.deepEqual(first.applied, [{ key: edit.key, version: 1 }])
    const again = await ada.must('sendCommands', {
      params,
      body: { base: 0, entries: [edit, edit] },
    })
    assert.deepEqual(again.applied, [
      { key: edit.key, version: 1 },
      { key: edit.key, version: 1 },
    ])
    const { version, manifest } = await ada.must('readDocument', { params })
    assert.equal(version, 1)
    assert.deepEqual(
      manifest.nodes.map(({ name }) => name),
      ['books'],
    )
  })

  test('what formulas may name is said of the newest version, and of one flow', async () => {
    const ada = await (await open()).browser().register('ada@example.com')
    const { id: project } = await ada.must('createProject', { body: { name: 'Library' } })
    const params = { project }
    const flow: Node = {
      id: 'greet',
      kind: 'flow',
      name: 'greet',
      settings: {
        inputs: [{ id: 'p_who', name: 'who', type: 'string', required: true }],
        steps: [{ id: 's_give', kind: 'give', settings: { value: 'who' } }],
      },
    }
    const entries = [addTable('t_books', 'books'), entry({ type: 'addNode', node: flow })]
    await ada.must('sendCommands', { params, body: { base: 0, entries } })
    const { version, rows, values, steps } = await ada.must('readScopes', {
      params,
      query: { node: 'greet' },
    })
    assert.equal(version, 2)
    assert.deepEqual(
      rows.map(({ table: one }) => one),
      ['t_books'],
    )
    assert.deepEqual(values, [{ name: 'who', type: { kind: 'text' } }])
    assert.deepEqual(steps, [{ id: 's_give', sees: [0], present: [] }])
    assert.equal((await ada.must('readScopes', { params, query: {} })).steps, null)
  })

  test('edits made for an older version land on the newest, or are refused in words', async () => {
    const ada = await (await open()).browser().register('ada@example.com')
    const { id: project } = await ada.must('createProject', { body: {} })
    const params = { project }
    const [books, gone, authors] = [
      addTable('t_books', 'books'),
      entry({ type: 'removeNode', id: 't_books' }),
      addTable('t_authors', 'authors'),
    ]
    await ada.must('sendCommands', { params, body: { base: 0, entries: [books] } })
    await ada.must('sendCommands', { params, body: { base: 1, entries: [gone] } })
    const rename = entry({ type: 'renameNode', id: 't_books', name: 'novels' })
    const late = await ada.must('sendCommands', {
      params,
      body: { base: 1, entries: [rename, authors] },
    })
    assert.deepEqual(late.applied, [{ key: authors.key, version: 3 }])
    assert.equal(late.rejected[0]?.key, rename.key)
    assert.match(late.rejected[0]?.reason ?? '', /[a-z]+ [a-z]+/)
    assert.deepEqual(late.rejected[0]?.by, { label: 'An edit', who: 'ada@example.com' })
    assert.deepEqual(
      late.others.map(({ key, version }) => ({ key, version })),
      [{ key: gone.key, version: 2 }],
    )
  })

  test('many at once: each has a version of its own and none is lost', async () => {
    const ada = await (await open()).browser().register('ada@example.com')
    const { id: project } = await ada.must('createProject', { body: {} })
    const params = { project }
    const edits = Array.from({ length: 40 }, (_, index) => addTable(`t_${index}`, `table${index}`))
    const replies = await Promise.all(
      edits.map((edit) => ada.must('sendCommands', { params, body: { base: 0, entries: [edit] } })),
    )
    const versions = replies.flatMap(({ applied }) => applied.map(({ version }) => version))
    assert.deepEqual(
      versions.toSorted((a, b) => a - b),
      Array.from({ length: 40 }, (_, index) => index + 1),
    )
    assert.equal((await ada.must('readDocument', { params })).manifest.nodes.length, 40)
  })

  test('history has names; any version can be read and made the newest again', async () => {
    const ada = await (await open()).browser().register('ada@example.com')
    const { id: project } = await ada.must('createProject', { body: {} })
    const params = { project }
    for (let index = 1; index <= 60; index++)
      await ada.must('sendCommands', {
        params,
        body: { base: index - 1, entries: [addTable(`t_${index}`, `table${index}`)] },
      })
    const named = await ada.must('nameVersion', { params, body: { name: 'Before the tidy-up' } })
    assert.deepEqual([named.version, named.name], [60, 'Before the tidy-up'])
    for (const version of [0, 1, 24, 25, 26, 49, 50, 60]) {
      const old = await ada.must('readVersion', { params: { project, version } })
      assert.equal(old.manifest.nodes.length, version)
    }
    const { manifest: newest } = await ada.must('readDocument', { params })
    const restored = await ada.must('restoreVersion', { params: { project, version: 7 } })
    assert.equal(restored.version, 61)
    assert.equal(restored.manifest.nodes.length, 7)
    const { inverse: command } = restored
    const entry = { key: 'undo-restore', label: 'Undo: restore', command }
    await ada.must('sendCommands', { params, body: { base: 61, entries: [entry] } })
    const undone = await ada.must('readDocument', { params })
    assert.deepEqual(undone.manifest, newest)
    const { data } = await ada.must('listHistory', { params, query: { limit: 3 } })
    assert.deepEqual(
      data.map(({ version, label, name }) => [version, label, name]),
      [
        [62, 'Undo: restore', null],
        [61, 'Restore version 7', null],
        [60, 'Add table table60', 'Before the tidy-up'],
      ],
    )
    const missing = await ada.call('readVersion', { params: { project, version: 63 } })
    assert.equal(missing.status, 404)
  })

  test('what is not a command is refused before anything is done', async () => {
    const ada = await (await open()).browser().register('ada@example.com')
    const { id: project } = await ada.must('createProject', { body: {} })
    const params = { project }
    const good = addTable('t_books', 'books')
    const commands: object[] = [
      {},
      { type: 'dropDatabase' },
      { type: 'removeNode', id: 7 },
      { type: 'removeNode', id: 'x', extra: true },
      { type: 'addNode', node: { id: 't', kind: 'table', name: 'x' } },
      { type: 'batch', label: 'x', commands: [{ type: 'nothing' }] },
    ]
    for (const command of commands) {
      const bad = { ...good, key: 'another-key', command: command as never }
      const { status } = await ada.call('sendCommands', {
        params,
        body: { base: 0, entries: [good, bad] },
      })
      assert.equal(status, 400, JSON.stringify(command))
    }
    assert.equal((await ada.must('readDocument', { params })).version, 0)
  })

  test('a drawing grows to its limit and no further, and says so', async () => {
    const studio = await open({ limits: { manifest: 2000 } })
    const ada = await studio.browser().register('ada@example.com')
    const { id: project } = await ada.must('createProject', { body: {} })
    const edits = Array.from({ length: 40 }, (_, index) => addTable(`t_${index}`, `table${index}`))
    const { applied, rejected } = await ada.must('sendCommands', {
      params: { project },
      body: { base: 0, entries: edits },
    })
    assert.equal(applied.length + rejected.length, edits.length)
    assert.ok(applied.length > 10)
    assert.match(rejected[0]?.reason ?? '', /too large/)
  })
})
