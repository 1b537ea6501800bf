import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Manifest } from '@drawbridge/manifest'
import { differencesOf } from './differences.ts'
import { stagesBetween } from './stages.ts'

const field = (id: string, name: string) => ({ id, name, type: 'string' })
const before: Manifest = {
  drawbridge: 1,
  name: 'Library',
  nodes: [
    {
      id: 't1',
      kind: 'table',
      name: 'books',
      settings: { fields: [field('f1', 'a'), field('f2', 'b')] },
    },
    { id: 't2', kind: 'table', name: 'shelves', settings: {} },
    { id: 'a1', kind: 'api', name: 'api', settings: { prefix: '/x' } },
  ],
  connections: [{ id: 'c1', from: 'a1', to: 't2' }],
}

test('one drawing becomes another one intention after the other', () => {
  const after: Manifest = {
    ...before,
    nodes: [
      { id: 't3', kind: 'table', name: 'loans', settings: {} },
      {
        id: 't1',
        kind: 'table',
        name: 'novels',
        settings: { fields: [field('f3', 'c'), field('f1', 'A')] },
      },
      { id: 'a1', kind: 'api', name: 'api', settings: {} },
    ],
    connections: [
      { id: 'c2', from: 'a1', to: 't3' },
      { id: 'c3', from: 'a1', to: 't1' },
    ],
  }
  const stages = stagesBetween(before, after)
  assert.deepEqual(stages.at(-1), after)
  const told = stages.map((stage, index) =>
    differencesOf(stages[index - 1] ?? before, stage).map(({ sentence }) => sentence),
  )
  assert.deepEqual(told, [
    ['table loans was added.', 'The connection from api to loans was added.'],
    ['table books is now called novels.'],
    ['novels: field c was added.'],
    ['novels: field a is now called A.'],
    ['novels: field b was removed.'],
    ['api: prefix was taken away.'],
    ['table shelves was removed.', 'The connection from api to shelves was removed.'],
    ['The connection from api to novels was added.'],
    [],
  ])
})

test('a drawing that stays has no stages', () => {
  assert.deepEqual(stagesBetween(before, before), [])
})
