import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { applyCommand } from '@drawbridge/commands'
import { checkManifest } from '@drawbridge/compiler'
import type { Model } from '@drawbridge/kinds'
import type { Diagnostic, Manifest } from '@drawbridge/manifest'
import { clip, pasting, readClip } from './clipboard.ts'

const manifest: Manifest = {
  drawbridge: 1,
  name: 'Shop',
  nodes: [
    {
      id: 't1',
      kind: 'table',
      name: 'orders',
      settings: {
        fields: [],
        relations: [{ id: 'r1', name: 'item', type: 'manyToOne', target: 't2' }],
      },
    },
    {
      id: 't2',
      kind: 'table',
      name: 'items',
      settings: { fields: [] },
      position: { x: 16, y: 16 },
    },
    { id: 'a1', kind: 'api', name: 'api', settings: {} },
  ],
  connections: [
    { id: 'c1', from: 'a1', to: 't1' },
    { id: 'c2', from: 'a1', to: 't2' },
  ],
}

function paste(text: string, into = manifest): Manifest {
  const read = readClip(text)
  assert.ok('nodes' in read)
  let number = 0
  const { commands } = pasting(into, read, (kind) => `${kind}_new${(number += 1)}`)
  const applied = applyCommand(into, { type: 'batch', label: 'Paste', commands })
  assert.ok(applied.ok)
  return applied.manifest
}

test('copies are parts of their own that point to each other', () => {
  const pasted = paste(clip(manifest, ['t1', 't2', 'a1']))
  assert.deepEqual(
    pasted.nodes.slice(3).map(({ name }) => name),
    ['orders2', 'items2', 'api2'],
  )
  assert.match(JSON.stringify(pasted.nodes[3]?.settings), /"target":"table_new2"/)
  assert.deepEqual(pasted.connections.length, 4)
})

test('a copied table keeps pointing to what was not copied with it', () => {
  const pasted = paste(clip(manifest, ['t1']))
  assert.match(JSON.stringify(pasted.nodes[3]?.settings), /"target":"t2"/)
})

test('what is no drawing is refused in words', () => {
  for (const text of ['', 'hello', '[]', '{"nodes":[]}', '{"nodes":[{"id":1}]}'])
    assert.ok('reason' in readClip(text))
})

const SAMPLES = join(import.meta.dirname, '../../../../samples')
const whole = globSync('*/manifest.json', { cwd: SAMPLES }).flatMap((file): readonly Manifest[] => {
  const read: Manifest = JSON.parse(readFileSync(join(SAMPLES, file), 'utf8'))
  // One is in the compact form, which has no ids.
  return 'drawbridge' in read ? [read] : []
})

for (const drawn of whole)
  test(`all of ${drawn.name}, pasted, says what it said, word for word`, () => {
    const pasted = paste(JSON.stringify(drawn), { ...drawn, nodes: [], connections: [] })
    const [before, after] = [checkManifest(drawn), checkManifest(pasted)]
    assert.deepEqual(after.diagnostics.map(sentence), before.diagnostics.map(sentence))
    assert.ok(before.ok && after.ok)
    assert.deepEqual(namesIn(after.model), namesIn(before.model))
  })

const sentence = ({ code, message }: Diagnostic) => [code, message]

const namesIn = ({ tables }: Model) =>
  tables.map(({ names, columns, relations }) => [
    names,
    columns.map(({ name, sql }) => [name, sql]),
    relations.map(({ name }) => name),
  ])
