import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { manifestSchema } from './manifest-schema.ts'
import { KINDS } from './registry.ts'

const ROOT = new URL('../../../', import.meta.url)

test('the published schema is the one that the kinds give', () => {
  const published = readFileSync(new URL('docs/manifest.schema.json', ROOT), 'utf8')
  assert.equal(
    published,
    `${JSON.stringify(manifestSchema(), null, 2)}\n`,
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

/** Formats are for canvases: a formula, the name of a table. */
const validate = new Ajv2020({ strict: false, validateFormats: false, allErrors: true }).compile(
  manifestSchema() as object,
)

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
    // The compact form is another syntax.
    if (!isFull(manifest)) continue
    validate(manifest)
    assert.deepEqual(validate.errors ?? [], [], path)
  }
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

function isFull(manifest: unknown): boolean {
  return typeof manifest === 'object' && manifest !== null && 'drawbridge' in manifest
}
