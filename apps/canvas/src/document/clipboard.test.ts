import assert from 'node:assert/strict'
import { test } from 'node:test'
import { applyCommand } from '@drawbridge/commands'
import type { Manifest } from '@drawbridge/manifest'
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

function paste(text: string): Manifest {
  const read = readClip(text)
  assert.ok('nodes' in read)
  let number = 0
  const { commands } = pasting(manifest, read, (kind) => `${kind}_new${(number += 1)}`)
  const applied = applyCommand(manifest, { type: 'batch', label: 'Paste', commands })
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
