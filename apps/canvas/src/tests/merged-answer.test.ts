import type { Manifest } from '@drawbridge/manifest'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mergedAnswer } from './merged-answer.ts'

const DRAWN: Manifest = {
  drawbridge: 1,
  name: 'Shop',
  nodes: [
    {
      id: 'orders',
      kind: 'table',
      name: 'orders',
      settings: {
        fields: [{ id: 'f_views', name: 'views', type: { type: 'integer' } }],
        relations: [{ id: 'r_list', name: 'list', type: 'manyToOne', target: 'lists' }],
      },
    },
  ],
  connections: [],
}

test('of what is answered now, new keys are left open, and no other number however large', () => {
  const template = { '#orders.f_views': 1, at: { $any: 'time' } }
  const actual = { id: 1_000_001, listId: 1_000_002, orderId: 1_000_003, views: 2_000_000, at: 'x' }
  assert.deepEqual(mergedAnswer(template, { ...actual, total: 3_000_000 }, DRAWN), {
    id: { $any: 'number' },
    listId: { $any: 'number' },
    orderId: { $any: 'number' },
    '#orders.f_views': 2_000_000,
    at: { $any: 'time' },
    total: 3_000_000,
  })
  assert.deepEqual(mergedAnswer([], [{ views: 5_000_000, id: 3 }], DRAWN), [
    { views: 5_000_000, id: 3 },
  ])
})
