import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Manifest, Node } from '@drawbridge/manifest'
import { judge } from './connecting.ts'

const node = (id: string, kind: string): Node => ({ id, kind, name: id, settings: {} })

const library: Manifest = {
  drawbridge: 1,
  name: 'Library',
  nodes: [node('auth', 'auth'), node('users', 'table'), node('books', 'table'), node('api', 'api')],
  connections: [{ id: 'c1', from: 'auth', to: 'users' }],
}

test('a second table of accounts is refused in words, whichever way it is drawn', () => {
  for (const [from, to] of [
    ['books', 'auth'],
    ['auth', 'books'],
  ] as const) {
    const verdict = judge(library, from, to)
    assert.ok(!verdict.ok)
    assert.match(verdict.reason, /^users keeps the accounts already\..*from auth to users first/)
  }
})

test('without one, and for the api, sign-in can be joined', () => {
  assert.ok(judge({ ...library, connections: [] }, 'books', 'auth').ok)
  assert.ok(judge(library, 'auth', 'api').ok)
})
