import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { compile } from '../compile.ts'

const SAMPLE = join(import.meta.dirname, '../../../../samples/tasks/manifest.json')
const COMPILE = join(import.meta.dirname, '../compile.ts')
const drawing = readFileSync(SAMPLE, 'utf8')

/** Each tells on tables beside the one that is edited. */
const EDITS: readonly (readonly [RegExp, string])[] = [
  [/"name": "name"/g, '"name": "label"'],
  [/"type": "string"/g, '"type": "text"'],
  [/"owner": true/g, '"owner": false'],
  [/"timestamps": true/g, '"timestamps": false'],
  [/"softDelete": true/g, '"softDelete": false'],
  [/"owner"\]/g, '"signedIn"]'],
  [/"required": true/g, '"required": false'],
]

/** In a process that remembers nothing. */
function compileAfresh(texts: readonly string[]): unknown {
  const script = `
    import { compile } from ${JSON.stringify(COMPILE)}
    const text = process.argv[1]
    console.log(JSON.stringify(await compile(text, { dialect: 'sqlite' })))`
  return texts.map((text) =>
    JSON.parse(
      execFileSync(process.execPath, ['--input-type=module', '-e', script, text], {
        encoding: 'utf8',
        maxBuffer: 2 ** 26,
      }),
    ),
  )
}

test('what is remembered of one compile changes nothing in the next', async () => {
  const texts = EDITS.map(([pattern, text]) => drawing.replace(pattern, text))
  assert.ok(texts.filter((text) => text !== drawing).length >= 4, 'the edits edit')
  const remembered: unknown[] = []
  for (const text of texts) {
    await compile(drawing, { dialect: 'sqlite' })
    remembered.push(JSON.parse(JSON.stringify(await compile(text, { dialect: 'sqlite' }))))
  }
  assert.deepEqual(remembered, compileAfresh(texts))
})

test('a step of a table’s event that is edited is written again', async () => {
  const give = (message: string) => ({
    drawbridge: 1,
    name: 'Eventful',
    nodes: [
      { id: 'database', kind: 'database', name: 'database', settings: { dialect: 'sqlite' } },
      {
        id: 'notes',
        kind: 'table',
        name: 'notes',
        settings: {
          fields: [{ id: 'text', name: 'text', type: 'text' }],
          access: { create: ['public'] },
          events: [
            {
              id: 'event',
              name: 'refused',
              when: 'beforeCreate',
              steps: [{ id: 'no', kind: 'fail', settings: { status: 400, message } }],
            },
          ],
        },
      },
      { id: 'api', kind: 'api', name: 'api', settings: {} },
    ],
    connections: [{ id: 'serves', from: 'api', to: 'notes' }],
  })
  for (const word of ['never', 'not today']) {
    const compiled = await compile(give(`'${word}'`), { dialect: 'sqlite' })
    assert.ok(compiled.ok)
    const flow = compiled.tree.find(({ path }) => path.endsWith('refused.ts'))
    assert.match(flow?.text ?? '', new RegExp(word))
  }
})
