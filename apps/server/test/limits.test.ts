import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Command } from '@drawbridge/commands'
import { LIMITS, type Json } from '@drawbridge/manifest'
import { addTable, entry, table } from './drawings.ts'
import { onBothDatabases } from './studios.ts'

function deep(levels: number): Json {
  let value: Json = 1
  for (let level = 0; level < levels; level++) value = [value]
  return value
}

function nested(levels: number): Command {
  let command: Command = { type: 'setProject', name: 'Deep' }
  for (let level = 0; level < levels; level++)
    command = { type: 'batch', label: 'Deeper', commands: [command] }
  return command
}

const setting = (path: string[], value: Json): Command => ({
  type: 'setSetting',
  id: 't_books',
  path,
  value,
})

onBothDatabases('limits', (open) => {
  test('commands that are too deep are refused before they are looked at', async () => {
    const ada = await (await open()).browser().register('ada@example.com')
    const { id: project } = await ada.must('createProject', { body: {} })
    const params = { project }
    await ada.must('sendCommands', {
      params,
      body: { base: 0, entries: [addTable('t_books', 'b')] },
    })
    for (const command of [setting(['x'], deep(3000)), nested(40), nested(900)]) {
      const body = { base: 1, entries: [entry(command)] }
      assert.equal((await ada.call('sendCommands', { params, body })).status, 400)
      const plan = await ada.call('planPreview', { params, body: { commands: [command] } })
      assert.equal(plan.status, 400)
    }
    const fine = { base: 1, entries: [entry(setting(['x'], deep(40)))] }
    assert.equal((await ada.must('sendCommands', { params, body: fine })).applied.length, 1)
    assert.equal((await ada.must('readDocument', { params })).version, 2)
  })

  test('an edit whose drawing could not be read again is not saved', async () => {
    const ada = await (await open()).browser().register('ada@example.com')
    const { id: project } = await ada.must('createProject', { body: {} })
    const params = { project }
    await ada.must('sendCommands', {
      params,
      body: { base: 0, entries: [addTable('t_books', 'b')] },
    })
    const nodes = Array.from({ length: LIMITS.nodes }, (_, at) => table(`t_${at}`, `t${at}`))
    const many = entry({
      type: 'batch',
      label: 'Many',
      commands: nodes.map((node) => ({ type: 'addNode', node }) as const),
    })
    const more = entry({ type: 'addNode', node: table('t_more', 'more') })
    const body = { base: 1, entries: [many, more] }
    const { version, rejected } = await ada.must('sendCommands', { params, body })
    assert.equal(version, 2)
    assert.deepEqual(
      rejected.map(({ key }) => key),
      [many.key],
    )
    assert.match(rejected[0]?.reason ?? '', /5000 parts at the most/)
    const { id: copy } = await ada.must('duplicateProject', { params })
    const { manifest } = await ada.must('readDocument', { params: { project: copy } })
    assert.equal(manifest.nodes.length, 2)
  })

  test('a drawing of too many values grows no further, and can be taken back', async () => {
    const ada = await (await open()).browser().register('ada@example.com')
    const { id: project } = await ada.must('createProject', { body: {} })
    const params = { project }
    const zeros = (id: string): Command => ({
      type: 'setSetting',
      id,
      path: ['x'],
      value: Array<Json>(LIMITS.values * 0.6).fill(0),
    })
    const tables = [table('t_books', 'books'), table('t_loans', 'loans')]
    const send = async (base: number, ...commands: Command[]) =>
      ada.must('sendCommands', {
        params,
        body: { base, entries: commands.map((command) => entry(command)) },
      })
    await send(0, ...tables.map((node) => ({ type: 'addNode', node }) as const))
    assert.equal((await send(2, zeros('t_books'))).applied.length, 1)
    const { version, rejected } = await send(3, zeros('t_loans'))
    assert.equal(version, 3)
    assert.match(rejected[0]?.reason ?? '', /too large/)
    const { manifest } = await ada.must('restoreVersion', { params: { project, version: 2 } })
    assert.deepEqual(manifest.nodes, tables)
    assert.equal((await send(4, zeros('t_loans'))).applied.length, 1)
  })

  test('what can’t be read as a drawing is not imported, and says why', async () => {
    const ada = await (await open()).browser().register('ada@example.com')
    const blank = { drawbridge: '1', name: 'Library', nodes: [], connections: [] }
    const nodes = (count: number) =>
      Array.from({ length: count }, (_, at) => ({ id: `t_${at}`, kind: 'note', name: '' }))
    const unreadable: Record<string, unknown> = {
      'a list': [],
      'too many values': { ...blank, more: Array(LIMITS.values + 1).fill(0) },
      'too many parts': { ...blank, nodes: nodes(LIMITS.nodes + 1) },
      'too deep': { ...blank, nodes: [{ ...table('t', 't'), settings: { x: deep(200) } }] },
    }
    for (const [what, manifest] of Object.entries(unreadable)) {
      const answer = await ada.call('createProject', { body: { manifest: manifest as never } })
      assert.ok([400, 422].includes(answer.status), `${what}: ${answer.status}`)
      assert.ok(JSON.stringify(answer.body).length < 20_000, what)
    }
    assert.deepEqual((await ada.must('listProjects')).data, [])
  })

  test('a deleted project takes no edits until it is restored', async () => {
    const ada = await (await open()).browser().register('ada@example.com')
    const { id: project } = await ada.must('createProject', { body: {} })
    const params = { project }
    const body = { base: 0, entries: [addTable('t_books', 'books')] }
    await ada.must('deleteProject', { params })
    assert.equal((await ada.call('sendCommands', { params, body })).status, 409)
    await ada.must('restoreProject', { params })
    assert.equal((await ada.must('sendCommands', { params, body })).version, 1)
  })
})
