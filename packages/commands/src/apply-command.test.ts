import assert from 'node:assert/strict'
import test from 'node:test'
import type { Manifest } from '@drawbridge/manifest'
import fc from 'fast-check'
import { applyCommand } from './apply-command.ts'
import type { Command } from './command.ts'

const start: Manifest = {
  drawbridge: 1,
  name: 'Library',
  nodes: [
    { id: 'db', kind: 'database', name: 'Database', settings: { dialect: 'mysql' } },
    {
      id: 'books',
      kind: 'table',
      name: 'books',
      settings: {
        fields: [
          { id: 'f1', name: 'title', type: 'string' },
          { id: 'f2', name: 'pages', type: 'integer' },
        ],
      },
      position: { x: 10, y: 20 },
    },
    { id: 'api', kind: 'api', name: 'API', settings: {} },
    { id: 'g', kind: 'group', name: 'Group', settings: { members: ['books', 'api'] } },
  ],
  connections: [
    { id: 'c1', from: 'api', to: 'books' },
    { id: 'c2', from: 'api', to: 'db' },
  ],
}

function applied(manifest: Manifest, command: Command) {
  const result = applyCommand(manifest, command)
  assert.ok(result.ok, result.ok ? '' : result.reason)
  return result
}

const everyCommand: readonly Command[] = [
  {
    type: 'addNode',
    node: { id: 'n', kind: 'note', name: 'Note', settings: { text: 'x' } },
    at: 1,
  },
  { type: 'removeNode', id: 'books' },
  { type: 'removeNode', id: 'api' },
  { type: 'renameNode', id: 'books', name: 'volumes' },
  { type: 'describeNode', id: 'books', description: 'What we lend.' },
  { type: 'moveNodes', positions: { books: { x: 1, y: 2 }, api: { x: 3, y: 4 } } },
  { type: 'moveNodes', positions: { books: null } },
  { type: 'setSetting', id: 'books', path: ['fields', '#f2', 'required'], value: true },
  { type: 'setSetting', id: 'books', path: ['access', 'list'], value: ['public'] },
  { type: 'setSetting', id: 'books', path: ['fields', '#f2', 'type'] },
  { type: 'insertItem', id: 'books', path: ['fields'], item: { id: 'f3', name: 'isbn' }, at: 0 },
  { type: 'insertItem', id: 'api', path: ['origins'], item: { id: 'o1' } },
  { type: 'insertItem', id: 'api', path: ['errors', 'members'], item: { id: 'm1' } },
  { type: 'setSetting', id: 'api', path: ['deprecation', 'since'] },
  { type: 'removeItem', id: 'books', path: ['fields', '#f1'] },
  { type: 'moveItem', id: 'books', path: ['fields', '#f1'], to: 1 },
  { type: 'connect', connection: { id: 'c3', from: 'db', to: 'books' }, at: 1 },
  { type: 'disconnect', id: 'c1' },
  { type: 'setProject', name: 'Archive', description: 'Old books' },
]

test('doing and taking back gives the same manifest', () => {
  for (const command of everyCommand) {
    const there = applied(start, command)
    assert.notDeepEqual(there.manifest, start, command.type)
    const back = applied(there.manifest, there.inverse)
    assert.deepEqual(back.manifest, start)
  }
})

test('a random walk is taken back step by step', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...everyCommand), { maxLength: 12 }), (commands) => {
      let current = start
      const trail: { before: Manifest; inverse: Command }[] = []
      for (const command of commands) {
        const result = applyCommand(current, command)
        if (!result.ok) continue
        trail.push({ before: current, inverse: result.inverse })
        current = result.manifest
      }
      for (const { before, inverse } of trail.reverse()) {
        current = applied(current, inverse).manifest
        assert.deepEqual(current, before)
      }
    }),
  )
})

test('taking back one’s own item leaves what somebody else has put beside it', () => {
  const [mine, theirs] = ['o1', 'o2'].map((id): Command => ({
    type: 'insertItem',
    id: 'api',
    path: ['origins'],
    item: { id },
  }))
  assert.ok(mine && theirs)
  const first = applied(start, mine)
  const both = applied(first.manifest, theirs)
  const left = applied(both.manifest, first.inverse)
  assert.deepEqual(left.manifest.nodes[2]?.settings, { origins: [{ id: 'o2' }] })
})

test('a batch is all or nothing', () => {
  const commands: Command[] = [
    { type: 'renameNode', id: 'books', name: 'volumes' },
    { type: 'removeNode', id: 'nobody' },
  ]
  const result = applyCommand(start, { type: 'batch', label: 'Both', commands })
  assert.deepEqual(result, {
    ok: false,
    reason: 'The part that this edit changes is not there any more.',
  })
})

test('two people may edit two fields of one table', () => {
  const first = applied(start, {
    type: 'setSetting',
    id: 'books',
    path: ['fields', '#f1', 'name'],
    value: 'heading',
  })
  const second = applied(first.manifest, {
    type: 'removeItem',
    id: 'books',
    path: ['fields', '#f2'],
  })
  assert.deepEqual(second.manifest.nodes[1]?.settings['fields'], [
    { id: 'f1', name: 'heading', type: 'string' },
  ])
})

test('names that reach the prototype are refused', () => {
  for (const key of ['__proto__', 'constructor', 'prototype']) {
    const result = applyCommand(start, {
      type: 'setSetting',
      id: 'books',
      path: [key, 'polluted'],
      value: true,
    })
    assert.equal(result.ok, false)
  }
  assert.equal(Object.hasOwn(Object.prototype, 'polluted'), false)
})
