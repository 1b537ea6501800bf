import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { compile } from './compile.ts'

const ROOT = join(import.meta.dirname, '../../..')
const COMPILE = `
  import { compile } from '${join(import.meta.dirname, 'compile.ts')}'
  import { text } from 'node:stream/consumers'
  const compiled = await compile(await text(process.stdin))
  process.stdout.write(JSON.stringify(compiled.ok ? compiled.tree : compiled.diagnostics))`

/** What a process makes of a drawing that has seen no other. */
function afresh(drawing: string): unknown {
  const args = ['--input-type=module', '--eval', COMPILE]
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    input: drawing,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  assert.equal(stderr, '')
  return JSON.parse(stdout)
}

interface Edit {
  readonly what: string
  readonly sample: string
  readonly replaced: Readonly<Record<string, string>>
}

/** Each is seen from somewhere else than where it is made. */
const EDITS: readonly Edit[] = [
  { what: 'a rule', sample: 'teams', replaced: { '!row.archived': 'row.archived' } },
  {
    what: 'a field that rules mention',
    sample: 'teams',
    replaced: { '"archived"': '"filed"', 'row.archived': 'row.filed' },
  },
  {
    what: 'a rule that leads to another table',
    sample: 'teams',
    replaced: { 'row.project.owner == user': 'row.project.owner != user' },
  },
  {
    what: 'a relation that rules lead through',
    sample: 'teams',
    replaced: { '"name": "members"': '"name": "fellows"', '.members': '.fellows' },
  },
  { what: 'a text of a flow', sample: 'conduit', replaced: { 't be blank': 't be missing' } },
]

suite('what the compiler remembers of earlier drawings', () => {
  for (const { what, sample, replaced } of EDITS)
    test(`changes with ${what}`, async () => {
      const drawing = await readFile(join(ROOT, 'samples', sample, 'manifest.json'), 'utf8')
      const edited = Object.entries(replaced).reduce(
        (text, edit) => text.replaceAll(...edit),
        drawing,
      )
      assert.notEqual(edited, drawing)
      await compile(drawing)
      const compiled = await compile(edited)
      assert.ok(compiled.ok, JSON.stringify(compiled.diagnostics))
      assert.deepEqual(JSON.parse(JSON.stringify(compiled.tree)), afresh(edited))
    })

  test('changes with a formula within an event', async () => {
    const refusals = await Promise.all(
      ['first', 'second'].map(async (said) => {
        const compiled = await compile(withEvent(said))
        assert.ok(compiled.ok, JSON.stringify(compiled.diagnostics))
        return compiled.tree.some(({ text }) => text.includes(`Problem(422, '${said}')`))
      }),
    )
    assert.deepEqual(refusals, [true, true])
  })
})

function withEvent(said: string) {
  const fail = { id: 's_no', kind: 'fail', settings: { status: 422, message: `'${said}'` } }
  const condition = { condition: 'row.left < 0' }
  const steps = [{ id: 's_if', kind: 'if', settings: condition, bodies: { then: [fail] } }]
  const settings = {
    fields: [{ id: 'f', name: 'left', type: 'integer', required: true }],
    access: { create: ['public'] },
    events: [{ id: 'e', name: 'checkGoods', when: 'beforeCreate', steps }],
  }
  return {
    drawbridge: 1,
    name: 'Goods',
    nodes: [
      { id: 'db', kind: 'database', name: 'db', settings: { dialect: 'sqlite' } },
      { id: 'goods', kind: 'table', name: 'goods', settings },
      { id: 'api', kind: 'api', name: 'api', settings: {} },
    ],
    connections: [{ id: 'c', from: 'api', to: 'goods' }],
  }
}
