import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { publishedSchema } from './published-schema.ts'
import { KINDS } from './registry.ts'

const ROOT = new URL('../../../', import.meta.url)

test('the published schema is the one that the kinds give', () => {
  const published = readFileSync(new URL('docs/manifest.schema.json', ROOT), 'utf8')
  assert.equal(
    published,
    `${JSON.stringify(publishedSchema(), null, 2)}\n`,
    'Run: npx drawbridge schema > docs/manifest.schema.json',
  )
})

test('its page names every kind, with its document, and what every connection says', () => {
  const page = readFileSync(new URL('docs/manifest.md', ROOT), 'utf8')
  for (const { kind, ports } of KINDS) {
    assert.ok(page.includes(`| [\`${kind}\`](../packages/kinds/src/${kind}/${kind}.md) |`), kind)
    for (const { to } of ports) assert.ok(page.includes(`| \`${kind} → ${to}\` |`), `${kind} ${to}`)
  }
})

const complain = (words: unknown): never => assert.fail(String(words))

/** As any program would read it, without knowing a format of ours. */
const validate = new Ajv2020({
  strict: false,
  allErrors: true,
  logger: { log: complain, warn: complain, error: complain },
}).compile(publishedSchema() as object)

test('it takes every sample', () => {
  const folders = readdirSync(new URL('samples/', ROOT), { withFileTypes: true })
  const samples = folders
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `samples/${name}/manifest.json`)
  const drawings = ['wide', 'every-step'].map(
    (name) => `packages/compiler/src/testing/${name}.json`,
  )
  for (const path of [...samples, ...drawings]) {
    const manifest: unknown = JSON.parse(readFileSync(new URL(path, ROOT), 'utf8'))
    validate(manifest)
    assert.deepEqual(validate.errors ?? [], [], path)
  }
})

test('it takes the compact form, and says what is wrong in one', () => {
  const page = readFileSync(new URL('docs/compact-form.md', ROOT), 'utf8')
  const [right = '', wrong = ''] = page.split('\n## Wrong\n')
  const examples = (text: string): readonly unknown[] =>
    [...text.matchAll(/```json\n(.*?)```/gs)].map(([, json = '']): unknown => JSON.parse(json))
  const readme = readFileSync(new URL('README.md', ROOT), 'utf8')
  for (const example of [...examples(right), ...examples(readme)]) {
    validate(example)
    assert.deepEqual(validate.errors ?? [], [], JSON.stringify(example))
  }
  assert.ok(examples(wrong).some((example) => !validate(example)))
  for (const broken of [{}, { nodes: [{}] }, { nodes: [], extra: 1 }, { nodes: [{ id: 'a' }] }])
    assert.equal(validate(broken), false, JSON.stringify(broken))
})

test('it knows what each step is made of, however deep it stands', () => {
  const drawing = (step: object) => ({
    drawbridge: 1,
    name: 'Deep',
    nodes: [
      {
        id: 'deep',
        kind: 'flow',
        name: 'deep',
        settings: {
          steps: [
            { id: 'if', kind: 'if', settings: { condition: 'true' }, bodies: { then: [step] } },
          ],
        },
      },
    ],
    connections: [],
  })
  const give = { id: 'give', kind: 'give', settings: { value: '1' } }
  assert.ok(validate(drawing(give)))
  assert.equal(validate(drawing({ ...give, kind: 'gives' })), false)
  assert.equal(validate(drawing({ ...give, settings: { valu: '1' } })), false)
  assert.equal(validate(drawing({ ...give, bodies: { then: [] } })), false)
})
