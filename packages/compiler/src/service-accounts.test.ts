import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Json, JsonObject } from '@drawbridge/manifest'
import { DIALECTS } from '@drawbridge/sql'
import { compile } from './compile.ts'
import { boot } from './testing/boot.ts'
import { codesOf } from './testing/codes-of.ts'
import { failuresIn, mistakesIn } from './testing/complaints.ts'

const KEYS = { kind: 'apiKeys', serviceAccountsBy: 'admin', serviceAccountRole: 'admin' }

/** Accounts of which each has more than what it is signed in with, and rows that they own. */
const drawing = (way: JsonObject, identifier: JsonObject): Json => ({
  drawbridge: 1,
  name: 'Services',
  nodes: [
    { id: 'database', kind: 'database', name: 'database', settings: { dialect: 'sqlite' } },
    {
      id: 'auth',
      kind: 'auth',
      name: 'auth',
      settings: { identifier: 'login', ways: [way] },
    },
    {
      id: 'users',
      kind: 'table',
      name: 'users',
      settings: {
        key: 'uuid',
        fields: [
          { id: 'l', name: 'login', type: 'string', required: true, unique: true, ...identifier },
          { id: 'n', name: 'name', type: 'string', length: 40, required: true },
          { id: 'a', name: 'age', type: 'integer', minimum: 1 },
        ],
        access: { list: ['role:admin'], read: ['owner', 'role:admin'] },
        softDelete: true,
      },
    },
    {
      id: 'notes',
      kind: 'table',
      name: 'notes',
      settings: {
        owner: true,
        fields: [{ id: 't', name: 'title', type: 'string', length: 20, required: true }],
        access: { list: ['owner'], create: ['signedIn'], update: ['owner'], delete: ['owner'] },
      },
    },
    { id: 'api', kind: 'api', name: 'api', settings: { prefix: '/v1' } },
  ],
  connections: [
    { id: 'c1', from: 'api', to: 'database' },
    { id: 'c2', from: 'auth', to: 'users' },
    { id: 'c3', from: 'auth', to: 'api' },
  ],
})

for (const dialect of DIALECTS) {
  test(`programs have accounts of their own on ${dialect}`, async () => {
    await using backend = await boot(drawing(KEYS, {}), dialect)
    assert.equal(mistakesIn(backend.folder), '')
    assert.equal(failuresIn(backend.folder, dialect), '')
  })
}

test('roles that there are make them, and names that fit', () => {
  const codes = (way: JsonObject, identifier: JsonObject = {}) =>
    codesOf(drawing(way, identifier)).filter((code) => code !== 'unique-among-deleted')
  assert.deepEqual(codes(KEYS), [])
  assert.deepEqual(codes({ ...KEYS, serviceAccountsBy: 'boss' }), ['unknown-role'])
  assert.deepEqual(codes({ ...KEYS, serviceAccountRole: 'boss' }), ['unknown-role'])
  assert.deepEqual(codes(KEYS, { length: 20 }), ['identifier-unfit'])
  assert.deepEqual(codes({ kind: 'apiKeys' }, { length: 20 }), [])
})

test('OpenAPI says where keys are good', async () => {
  const compiled = await compile(drawing(KEYS, {}))
  assert.ok(compiled.ok)
  const text = compiled.tree.find(({ path }) => path === 'openapi.json')?.text ?? '{}'
  const { paths, components } = JSON.parse(text)
  assert.equal(components.securitySchemes.key.name, 'x-api-key')
  assert.deepEqual(paths['/v1/notes'].get.security, [{ token: [] }, { key: [] }])
  assert.deepEqual(paths['/auth/keys'].get.security, [{ token: [] }])
})
