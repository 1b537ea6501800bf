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
})
