import assert from 'node:assert/strict'
import { test } from 'node:test'
import { entry } from './drawings.ts'
import { openStudio, withNewDatabase } from './studios.ts'

const FIELD = '/settings/endpoints/0/steps/0/settings/source'
const ENDPOINT = {
  id: 'e_count',
  name: 'countTitles',
  method: 'GET',
  path: '/titles/count',
  access: ['public'],
  steps: [
    {
      id: 's_1',
      kind: 'code',
      name: 'total',
      settings: {
        inputs: { words: "['one', 'two']" },
        result: { id: 'p_1', name: 'total', type: 'integer' },
        source: 'this is not TypeScript (',
      },
    },
    { id: 's_2', kind: 'respond', settings: { body: '{ total }' } },
  ],
}

test('code is looked at while it is typed, saved or not', { timeout: 120_000 }, async () => {
  await withNewDatabase('sqlite', async (place) => {
    const studio = await openStudio(place)
    try {
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
    } finally {
      await studio.app.close()
    }
  })
})
