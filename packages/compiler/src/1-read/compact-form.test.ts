import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Manifest } from '@drawbridge/manifest'
import { checkManifest } from '../2-check/check.ts'
import { readManifest } from './read.ts'

const PAGE = readFileSync(new URL('../../../../docs/compact-form.md', import.meta.url), 'utf8')

/** A heading, what is written, and what it gives. */
const EXAMPLES = [
  ...PAGE.matchAll(/^### (.+?)\n.*?```json\n(.*?)```\n.*?```text\n(.*?)```/gms),
].map(([, title = '', text = '', outcome = '']) => ({ title, text, outcome }))

/** A manifest in a few lines: its parts, who may do what, and its connections. */
function outline({ nodes, connections }: Manifest): string {
  const names = new Map(nodes.map((node) => [node.id, node.name]))
  const parts = nodes.map(({ kind, name, settings }) => {
    const { dialect, access, relations } = settings
    const offers = Object.keys(access ?? {}).join(', ')
    const leads = (relations as readonly { name: string; target: string }[] | undefined) ?? []
    const words = [
      typeof dialect === 'string' ? ` on ${dialect}` : '',
      offers === '' ? '' : `: ${offers}`,
      ...leads.map((relation) => `; ${relation.name} → ${names.get(relation.target)}`),
    ]
    return `${kind} ${name}${words.join('')}`
  })
  const lines = connections.map(({ from, to }) => `${names.get(from)} → ${names.get(to)}`)
  return [...parts, ...lines].map((line) => `${line}\n`).join('')
}

function outcomeOf(text: string): string {
  const read = readManifest(text)
  if (!read.ok) {
    return read.diagnostics.map(({ code, field }) => `${code} at ${field}\n`).join('')
  }
  const checked = checkManifest(read.value.manifest)
  const errors = checked.diagnostics.filter(({ severity }) => severity === 'error')
  if (errors.length > 0)
    return errors.map(({ code, node = '/' }) => `${code} at ${node}\n`).join('')
  return outline(read.value.manifest)
}

test('there are twelve examples or more, right and wrong', () => {
  const wrong = EXAMPLES.filter(({ outcome }) => outcome.includes(' at '))
  assert.ok(EXAMPLES.length - wrong.length >= 8 && wrong.length >= 4)
})

for (const { title, text, outcome } of EXAMPLES) {
  test(title, () => assert.equal(outcomeOf(text), outcome))
}

test('everything that is added is said', () => {
  const read = readManifest('{"nodes":[{"name":"tasks"}]}')
  assert.ok(read.ok)
  const { manifest, diagnostics } = read.value
  const said = new Set(diagnostics.map(({ node }) => node))
  assert.deepEqual(
    manifest.nodes.filter(({ id }) => !said.has(id)),
    [],
  )
  assert.ok(diagnostics.every(({ severity }) => severity === 'information'))
})

test('the same words give the same manifest', () => {
  for (const { text } of EXAMPLES) assert.deepEqual(readManifest(text), readManifest(text))
})

test('a collection is the same one however it is written', () => {
  for (const schema of ['UserCollection', 'userCollection', 'usercollection', 'USER_COLLECTION'])
    assert.match(
      outcomeOf(JSON.stringify({ nodes: [{ name: ' Auth ', type: 'post', schema }] })),
      /^table users:/m,
    )
  assert.match(outcomeOf('{"nodes":[{"name":"timetable"}]}'), /^table timetable:/m)
})

test('spaces around a name make no second part', () => {
  const read = readManifest(
    '{"nodes":[{"name":"tasks"}],"connections":[{"from":"api","to":"Tasks "}]}',
  )
  assert.ok(read.ok)
  assert.equal(read.value.manifest.nodes.filter(({ kind }) => kind === 'table').length, 2)
})
