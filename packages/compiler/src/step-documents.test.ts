import { isObject, type Json, type JsonObject } from '@drawbridge/manifest'
import { STEP_KINDS } from '@drawbridge/kinds'
import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { test } from 'node:test'
import { compile } from './compile.ts'
import { boot } from './testing/boot.ts'
import { mistakesIn } from './testing/complaints.ts'

const FOLDER = new URL('../../kinds/src/steps/', import.meta.url)
const GROUND = JSON.parse(readFileSync(new URL('testing/ground.json', import.meta.url), 'utf8'))

const inWords = (kind: string): string =>
  kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

const pageOf = (kind: string): string =>
  readFileSync(new URL(`${inWords(kind)}/${inWords(kind)}.md`, FOLDER), 'utf8')

const property = (name: string, type: string, more: JsonObject = {}): Json => ({
  id: `p_${name}`,
  name,
  type,
  required: true,
  ...more,
})

/** The endpoint that the examples stand in: there is something of everything in its body. */
const endpointWith = (kind: string, steps: Json): JsonObject => ({
  id: `e_${kind}`,
  name: `${kind}Example`,
  method: 'POST',
  path: `/${inWords(kind)}/:slug`,
  access: ['signedIn'],
  headers: [property('x-signature', 'string', { id: 'p_signature' })],
  body: [
    property('title', 'string'),
    property('note', 'string', { required: false, nullable: true }),
    property('quantity', 'integer'),
    property('amount', 'decimal'),
    property('email', 'string'),
    property('password', 'string'),
    property('more', 'json'),
    property('items', 'list', {
      items: {
        ...(property('item', 'object') as JsonObject),
        properties: [
          property('id', 'integer'),
          property('title', 'string'),
          property('quantity', 'integer'),
        ],
      },
    }),
  ],
  steps,
})

const exampleIn = (page: string): Json => JSON.parse(/```json\n([^]*?)\n```/.exec(page)?.[1] ?? '')

function drawnWith(endpoints: readonly JsonObject[]): JsonObject {
  const nodes = GROUND.nodes.map((node: JsonObject) =>
    node['id'] === 'api' ? { ...node, settings: { endpoints } } : node,
  )
  return { ...GROUND, nodes }
}

test('every kind of step has a document, and every document a kind', () => {
  const pages = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => file.replaceAll('\\', '/'))
  assert.deepEqual(
    pages.toSorted(),
    STEP_KINDS.map(({ face: { kind } }) => `${inWords(kind)}/${inWords(kind)}.md`).toSorted(),
  )
})

for (const { face } of STEP_KINDS)
  test(`the document of ${face.kind} tells of its settings, and its example holds`, async () => {
    const page = pageOf(face.kind)
    assert.ok(page.startsWith(`# ${face.title}\n`))
    const settings: unknown = Reflect.get(face.settings, 'properties')
    for (const key of Object.keys(isObject(settings as Json) ? (settings as JsonObject) : {}))
      assert.ok(page.includes(`(\`${key}\`)`), key)
    for (const [, code = ''] of page.matchAll(/^- \[([a-z-]+)\]\(/gm))
      readFileSync(new URL(`../../../docs/diagnostics/${code}.md`, import.meta.url))
    const example = exampleIn(page)
    assert.ok(JSON.stringify(example).includes(`"kind":"${face.kind}"`))
    const compiled = await compile(drawnWith([endpointWith(face.kind, example)]))
    assert.deepEqual(
      compiled.diagnostics
        .filter(({ severity }) => severity === 'error')
        .map(({ message }) => message),
      [],
    )
  })

test('what the examples of all documents become passes TypeScript and starts', async () => {
  const endpoints = STEP_KINDS.map(({ face: { kind } }) =>
    endpointWith(kind, exampleIn(pageOf(kind))),
  )
  const secrets = ['RATES_KEY', 'SIGNING_KEY', 'WEBHOOK_KEY', 'PARTNER_KEY']
  await using backend = await boot(
    drawnWith(endpoints),
    'sqlite',
    Object.fromEntries(secrets.map((name) => [name, 'x'.repeat(32)])),
  )
  assert.equal(mistakesIn(backend.folder), '')
})
