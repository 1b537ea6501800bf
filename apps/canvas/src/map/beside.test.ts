import type { Manifest, Node } from '@drawbridge/manifest'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { placeBeside } from './beside.ts'
import { unseenLines } from './unseen-lines.ts'

const node = (id: string, kind: string, settings: Node['settings'] = {}): Node => ({
  id,
  kind,
  name: id,
  settings,
})

const step = (kind: string, settings: Node['settings']) => ({ id: `s_${kind}`, kind, settings })
const endpoint = {
  id: 'e1',
  name: 'go',
  method: 'POST',
  path: '/go',
  steps: [step('count', { table: 'books' }), step('call', { flow: 'tidyUp' })],
}

const drawing: Manifest = {
  drawbridge: 1,
  name: 'Library',
  nodes: [
    node('auth', 'auth'),
    node('books', 'table'),
    node('database', 'database'),
    node('tidyUp', 'flow', { steps: [] }),
    node('api', 'api', { endpoints: [endpoint] }),
  ],
  connections: [],
}

test('a new part stands right of what leads to it, else left of what it leads to', () => {
  const places = new Map([
    ['auth', { x: 0, y: 32 }],
    ['books', { x: 672, y: 64 }],
    ['database', { x: 1008, y: 96 }],
  ])
  const beside = (...others: readonly string[]) => placeBeside(drawing, 'api', others, places)
  assert.deepEqual(beside('database', 'auth'), { place: { x: 336, y: 32 }, moved: {} })
  assert.deepEqual(beside('books')?.place, { x: 336, y: 64 })
  assert.deepEqual(beside('database')?.place, { x: 336, y: 64 }, 'left of the tables it keeps')
  assert.equal(beside('tidyUp'), undefined)
  places.set('auth', { x: 672, y: 200 })
  assert.deepEqual(beside('database', 'auth'), {
    place: { x: 1008, y: 200 },
    moved: { database: { x: 1680, y: 96 }, books: { x: 1344, y: 64 } },
  })
})

test('tables belong to what keeps them, and parts to whose steps name them', () => {
  assert.deepEqual(unseenLines(drawing), [
    ['books', 'database'],
    ['api', 'books'],
    ['api', 'tidyUp'],
  ])
})
