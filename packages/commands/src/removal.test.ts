import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Manifest } from '@drawbridge/manifest'
import { applyCommand } from './apply-command.ts'
import { removal } from './removal.ts'

const relation = { id: 'r1', name: 'item', type: 'manyToOne', target: 'items' }

const manifest: Manifest = {
  drawbridge: 1,
  name: 'Shop',
  nodes: [
    { id: 'orders', kind: 'table', name: 'orders', settings: { relations: [relation] } },
    { id: 'items', kind: 'table', name: 'items', settings: { fields: [] } },
    { id: 'api', kind: 'api', name: 'api', settings: {} },
  ],
  connections: [
    { id: 'c1', from: 'api', to: 'orders' },
    { id: 'c2', from: 'api', to: 'items' },
  ],
}

const removed = (from: Manifest, ids: readonly string[]) =>
  applyCommand(from, { type: 'batch', label: 'Remove', commands: removal(from, ids) })

test('a table goes with the relations that point to it, and comes back with them', () => {
  const applied = removed(manifest, ['items'])
  assert.ok(applied.ok)
  assert.doesNotMatch(JSON.stringify(applied.manifest), /"items"/)
  const undone = applyCommand(applied.manifest, applied.inverse)
  assert.ok(undone.ok)
  assert.deepEqual(undone.manifest, manifest)
})

test('parts go together with a connection between them', () => {
  const applied = removed(manifest, ['orders', 'items', 'c1'])
  assert.ok(applied.ok)
  assert.deepEqual(
    applied.manifest.nodes.map(({ id }) => id),
    ['api'],
  )
  assert.deepEqual(applied.manifest.connections, [])
})

test('relations that are not drawn rightly are left alone', () => {
  const wrong = [null, 'items', { id: 7, target: 'items' }, { target: 'items' }]
  const nodes = manifest.nodes.map((node) =>
    node.id === 'orders' ? { ...node, settings: { relations: wrong } } : node,
  )
  assert.ok(removed({ ...manifest, nodes }, ['items']).ok)
})
