import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sketchOf } from './sketch.ts'

const node = (id: string, kind: string, settings = {}) => ({ id, kind, name: id, settings })

test('a sketch has cards, how tall they are, and which are joined', () => {
  const relation = { id: 'r', name: 'list', target: 'lists' }
  const sketch = sketchOf({
    nodes: [
      { ...node('api', 'api'), position: { x: 0, y: 16 } },
      node('n', 'note'),
      node('tasks', 'table', { fields: [{ id: 'f' }], relations: [relation] }),
      node('lists', 'table'),
    ],
    connections: [{ id: 'c', from: 'api', to: 'tasks' }],
  })
  assert.deepEqual(sketch, {
    parts: [
      { kind: 'api', position: { x: 0, y: 16 }, rows: 9 },
      { kind: 'table', rows: 2 },
      { kind: 'table', rows: 1 },
    ],
    lines: [
      { from: 0, to: 1 },
      { from: 1, to: 2 },
    ],
  })
})

test('a drawing of any size, and a wrong one, makes a small sketch', () => {
  const nodes = Array.from({ length: 500 }, (_, index) =>
    node(`t${index}`, 'table', { fields: 'none', relations: [null, { target: `t${index}` }] }),
  )
  const connections = [{ id: 'c', from: 'gone', to: 't0' }]
  const { parts, lines } = sketchOf({ nodes, connections })
  assert.deepEqual([parts.length, lines], [60, []])
})
