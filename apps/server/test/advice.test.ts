import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { entry } from './drawings.ts'
import { withStudio } from './studios.ts'

const FIELD = '/settings/endpoints/0/steps/0/settings/source'
const COUNT = {
  id: 's_1',
  kind: 'code',
  name: 'total',
  settings: {
    inputs: { words: "['one', 'two']" },
    result: { id: 'p_1', name: 'total', type: 'integer' },
    source: 'this is not TypeScript (',
  },
}
const ANSWER = { id: 's_2', kind: 'respond', settings: { body: '{ total }' } }
const ENDPOINT = {
  id: 'e_count',
  name: 'countTitles',
  method: 'GET',
  path: '/titles/count',
  access: ['public'],
  steps: [COUNT, ANSWER],
}

test('code is looked at while it is typed, saved or not', { timeout: 120_000 }, async () => {
  await withStudio(async (studio) => {
    const ada = await studio.browser().register('ada@example.com')
    const { id: project } = await ada.must('createProject', { body: { template: 'task-list' } })
    const params = { project }
    const draw = entry({ type: 'setSetting', id: 'api', path: ['endpoints'], value: [ENDPOINT] })
    await ada.must('sendCommands', { params, body: { base: 0, entries: [draw] } })
    const advise = (source: string, more: object = {}) =>
      ada.must('adviseCode', { params, body: { node: 'api', field: FIELD, source, ...more } })

    const wrong = await advise('// counts\nreturn words')
    assert.equal(wrong.silent, null)
    assert.deepEqual(
      wrong.errors.map(({ from, severity }) => [from.line, severity]),
      [[2, 'error']],
    )
    assert.deepEqual((await advise('return words.length')).errors, [])
    const { completions } = await advise('return words.', { at: { line: 1, column: 13 } })
    assert.ok(completions.some(({ label }) => label === 'length'))

    const odd = { type: 'insertItem', id: 'tasks', path: ['fields'] } as const
    const broken = entry({ ...odd, item: { id: 'tasks_odd', name: 'odd', type: 'riddle' } })
    await ada.must('sendCommands', { params, body: { base: 1, entries: [broken] } })
    assert.equal((await advise('return words')).errors.length, 1, 'as it was when it compiled')

    const nowhere = await advise('', { field: '/settings/endpoints/length/source' })
    assert.match(nowhere.silent ?? '', /no code at this place/)
  })
})

test('nobody is asked for packages by looking at code', async () => {
  await withStudio(async (studio) => {
    const ada = await studio.browser().register('ada@example.com')
    const { id: project } = await ada.must('createProject', { body: { template: 'task-list' } })
    const params = { project }
    const packages = [{ name: 'drawn-by-somebody', version: '1.0.0' }]
    const steps = [{ ...COUNT, settings: { ...COUNT.settings, packages } }, ANSWER]
    const value = [{ ...ENDPOINT, steps }]
    const draw = entry({ type: 'setSetting', id: 'api', path: ['endpoints'], value })
    await ada.must('sendCommands', { params, body: { base: 0, entries: [draw] } })
    const body = { node: 'api', field: FIELD, source: 'return 1' }
    const advice = await ada.must('adviseCode', { params, body })
    assert.match(advice.silent ?? '', /once you have pressed Run/)
  })
})

test('at the seat belt nothing of a drawing from elsewhere is run to look at its code', async () => {
  const listener = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1')
  await once(listener, 'listening')
  let called = 0
  listener.on('connection', () => (called += 1))
  const { port } = listener.address() as AddressInfo
  const tell = Buffer.from(`await fetch('http://127.0.0.1:${port}/').catch(() => {})`)
  const comment = `// from 'data:text/javascript;base64,${tell.toString('base64')}'`
  const source = `${comment}\nreturn 2`
  const steps = [{ ...COUNT, settings: { ...COUNT.settings, source } }, ANSWER]
  const manifest = {
    drawbridge: 1,
    name: 'From elsewhere',
    nodes: [
      { id: 'db', kind: 'database', name: 'database', settings: { dialect: 'sqlite' } },
      {
        id: 'notes',
        kind: 'table',
        name: 'notes',
        settings: { fields: [{ id: 'f', name: 'title', type: 'string' }] },
      },
      { id: 'api', kind: 'api', name: 'api', settings: { endpoints: [{ ...ENDPOINT, steps }] } },
    ],
    connections: [],
  }
  await withStudio(
    async (studio) => {
      try {
        const ada = await studio.browser().register('ada@example.com')
        const { id: project } = await ada.must('createProject', { body: { manifest } })
        const params = { project }
        const body = { node: 'api', field: FIELD, source: 'return 1' }
        const advice = await ada.must('adviseCode', { params, body })
        assert.match(advice.silent ?? '', /may run/)
        await ada.must('startPreview', { params, query: { trusted: true } })
        const trusted = await ada.must('adviseCode', { params, body })
        assert.equal(trusted.silent, null)
        await ada.call('callPreview', { params, body: { as: 'nobody', method: 'GET', path: '/' } })
        assert.equal(called, 0, 'what is named in a comment is not loaded')
      } finally {
        listener.close()
      }
    },
    { highestIsolation: 'seatBelt' },
  )
})
