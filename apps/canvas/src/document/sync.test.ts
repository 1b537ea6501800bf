import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Manifest } from '@drawbridge/manifest'
import { acknowledge, current, enqueue, nextRequest, receive, type Sync } from './sync.ts'

const empty: Manifest = { drawbridge: 1, name: 'Shop', nodes: [], connections: [] }
const start: Sync = { version: 4, saved: empty, pending: [] }

const adding = (id: string) =>
  ({
    key: `key-of-${id}`,
    label: `Add ${id}`,
    command: { type: 'addNode', node: { id, kind: 'note', name: id, settings: { text: id } } },
  }) as const

const renaming = (id: string, name: string) =>
  ({
    key: `renames-${id}`,
    label: `Rename ${id}`,
    command: { type: 'renameNode', id, name },
  }) as const

const names = (sync: Sync) => current(sync).nodes.map(({ name }) => name)

test('an edit is drawn before it is saved', () => {
  const sync = enqueue(start, adding('a'))
  assert.deepEqual(names(sync), ['a'])
  assert.equal(sync.version, 4)
})

test('consent is sent with the edits that it was given for, and with no others', () => {
  const agreed = { ...renaming('a', 'b'), acceptLosses: true } as const
  const pending = [adding('a'), adding('c'), agreed, adding('d')]
  assert.deepEqual(nextRequest({ ...start, pending }, 200), {
    base: 4,
    entries: [adding('a'), adding('c')],
  })
  assert.equal(nextRequest({ ...start, pending }, 1).entries.length, 1)
  assert.deepEqual(nextRequest({ ...start, pending: pending.slice(2) }, 200), {
    base: 4,
    entries: [renaming('a', 'b')],
    acceptLosses: true,
  })
  assert.deepEqual(nextRequest({ ...start, pending: [agreed] }, 200).entries.length, 1)
  assert.deepEqual(nextRequest(start, 200).entries, [])
})

test('what is sent says which version it was made for, also when others have drawn since', () => {
  const made = { ...renaming('a', 'b'), madeFor: 4 }
  const since = receive(enqueue(start, made), [{ ...adding('c'), version: 5 }])
  assert.ok(since)
  assert.deepEqual(nextRequest(since, 200), { base: 4, entries: [renaming('a', 'b')] })
})

test('an edit of someone else goes under those that are on their way', () => {
  const sync = receive(enqueue(start, adding('a')), [{ ...adding('b'), version: 5 }])
  assert.ok(sync)
  assert.deepEqual(names(sync), ['b', 'a'])
  assert.equal(sync.pending.length, 1)
})

test('an own edit that is announced before it is answered is applied once', () => {
  const sent = enqueue(start, adding('a'))
  const announced = receive(sent, [{ ...adding('a'), version: 5 }])
  assert.ok(announced)
  const answered = acknowledge(announced, {
    version: 5,
    applied: [{ key: 'key-of-a', version: 5 }],
    rejected: [],
    others: [],
    diagnostics: [],
    routes: [],
  })
  assert.ok(answered)
  assert.deepEqual(names(answered), ['a'])
  assert.deepEqual(answered.pending, [])
})

test('an edit that no longer fits goes, and later ones stay', () => {
  const sent = enqueue(enqueue(start, renaming('gone', 'x')), adding('a'))
  const answered = acknowledge(sent, {
    version: 5,
    applied: [{ key: 'key-of-a', version: 5 }],
    rejected: [{ key: 'renames-gone', reason: 'It is not there any more.', by: null }],
    others: [],
    diagnostics: [],
    routes: [],
  })
  assert.ok(answered)
  assert.deepEqual(names(answered), ['a'])
  assert.deepEqual(answered.pending, [])
})

test('a gap means that the drawing is read anew', () => {
  assert.equal(receive(start, [{ ...adding('b'), version: 7 }]), null)
})
