import type { Manifest } from '@drawbridge/manifest'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { standingRules } from './access-words.ts'

const withRoles = (...roles: readonly string[]): Manifest => ({
  drawbridge: 1,
  name: 'Bees',
  nodes: [{ id: 'auth', kind: 'auth', name: 'auth', settings: { roles: [...roles] } }],
  connections: [],
})

test('rules may name every role but the one that only says that somebody is signed in', () => {
  assert.deepEqual(standingRules(withRoles('user', 'admin')), ['role:admin'])
  assert.deepEqual(standingRules(withRoles('keeper', 'inspector')), [
    'role:keeper',
    'role:inspector',
  ])
})
