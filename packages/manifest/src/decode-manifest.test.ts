import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodeManifest } from './decode-manifest.ts'
import type { Json } from './json.ts'
import type { Manifest } from './manifest.ts'
import { printManifest } from './print-manifest.ts'

const MANIFEST: Manifest = {
  drawbridge: 1,
  name: 'Library',
  description: 'Books.',
  nodes: [
    { id: 'db', kind: 'database', name: 'database', settings: { dialect: 'mysql' } },
    { id: 'n', kind: 'note', name: 'Note', settings: {}, position: { x: 1, y: -2.5 } },
  ],
  connections: [{ id: 'c', from: 'n', to: 'db' }],
}

function placesOf(document: Json): readonly string[] {
  const decoded = decodeManifest(document)
  assert.ok(!decoded.ok)
  return decoded.diagnostics.map(({ code, node = '', field = '' }) => `${code} ${node}${field}`)
}

test('a manifest is decoded to itself', () => {
  const json = JSON.parse(JSON.stringify(MANIFEST)) as Json
  assert.deepEqual(decodeManifest(json), { ok: true, value: MANIFEST })
})

test('it is printed in one way, whatever the order of its keys', () => {
  const shuffled = JSON.parse(
    `{"connections":[{"to":"db","from":"n","id":"c"}],"nodes":${JSON.stringify(MANIFEST.nodes)},"description":"Books.","name":"Library","drawbridge":1}`,
  ) as Json
  const decoded = decodeManifest(shuffled)
  assert.ok(decoded.ok)
  assert.equal(printManifest(decoded.value), printManifest(MANIFEST))
  assert.equal(printManifest(MANIFEST), `${JSON.stringify(MANIFEST, null, 2)}\n`)
})

test('each mistake is said at its place', () => {
  const document = {
    drawbridge: 1,
    name: '',
    color: 'red',
    nodes: [
      7,
      { id: 'x y', kind: 'note', name: 'N', settings: {} },
      { id: 'a', kind: 'note', name: 'N', settings: [], position: { x: '1', y: 2, z: 3 } },
      { id: 'a', kind: 'note', name: 'x'.repeat(101), settings: {} },
      { id: 'b', kind: 'note', settings: {} },
    ],
    connections: [{ id: 'c', from: 'a' }],
  }
  assert.deepEqual(placesOf(document), [
    'unknown-key /color',
    'wrong-value /name',
    'wrong-value /nodes/0',
    'wrong-value /nodes/1/id',
    'unknown-key a/position/z',
    'wrong-value a/position/x',
    'wrong-value a/settings',
    'wrong-value a/name',
    'missing-value b/name',
    'missing-value c/to',
    'duplicate-id a/id',
  ])
})

test('a format that is not known is refused before anything is read', () => {
  for (const format of [0, 2, 1.5, '1', null]) {
    assert.deepEqual(placesOf({ drawbridge: format, nonsense: true }), [
      'format-unknown /drawbridge',
    ])
  }
  assert.deepEqual(placesOf([]), ['not-a-manifest '])
  assert.deepEqual(placesOf({}), ['not-a-manifest '])
})
