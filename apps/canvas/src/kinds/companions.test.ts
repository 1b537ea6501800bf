import assert from 'node:assert/strict'
import { test } from 'node:test'
import { applyCommand, asAccounts, type Command } from '@drawbridge/commands'
import { memberRules } from '@drawbridge/kinds/faces'
import type { JsonObject, Manifest, Node } from '@drawbridge/manifest'
import { companionsOf } from './companions.ts'

const part = (id: string, kind: string, settings: JsonObject = {}): Node => ({
  id,
  kind,
  name: id,
  settings,
})

const drawing = (...nodes: readonly Node[]): Manifest => ({
  drawbridge: 1,
  name: 'Shop',
  nodes,
  connections: [],
})

function adding(manifest: Manifest, node: Node): Manifest {
  let count = 0
  const newId = (kind: string) => `${kind}_${(count += 1)}`
  const place = () => ({ x: 0, y: 0 })
  const { nodes, connections, commands } = companionsOf(manifest, node, { newId, place })
  const adds = [node, ...nodes].map((one): Command => ({ type: 'addNode', node: one }))
  const lines = connections.map((connection): Command => ({ type: 'connect', connection }))
  return applied(manifest, [...adds, ...lines, ...commands])
}

function applied(manifest: Manifest, commands: readonly Command[]): Manifest {
  const result = applyCommand(manifest, { type: 'batch', label: 'Test', commands })
  assert.ok(result.ok, JSON.stringify(result))
  return result.manifest
}

test('organisations bring sign-in, their tables and their members, and all is well', () => {
  const manifest = adding(drawing(), part('apart', 'organisation'))
  const [auth] = called(manifest, 'auth')
  const [organisations] = called(manifest, 'organisations')
  const [memberships] = called(manifest, 'memberships')
  assert.ok(auth && organisations && memberships)
  assert.ok(
    manifest.connections.some(({ from, to }) => from === 'apart' && to === organisations.id),
  )
  assert.deepEqual(memberRules(manifest, memberships), [
    'member',
    'member:owner',
    'member:admin',
    'member:member',
  ])
  assert.deepEqual(memberRules(manifest, auth), [])
})

const called = (manifest: Manifest, name: string) =>
  manifest.nodes.filter((node) => node.name === name)

test('sign-in on an empty drawing brings users and the database', () => {
  const manifest = adding(drawing(), part('auth', 'auth'))
  const [users, ...more] = called(manifest, 'users')
  assert.ok(users)
  assert.deepEqual(more, [])
  assert.equal(called(manifest, 'database').length, 1)
  assert.deepEqual(
    manifest.connections.map(({ from, to }) => [from, to]),
    [['auth', users.id]],
  )
  assert.deepEqual(users.settings, {
    fields: [
      {
        id: 'f_email',
        name: 'email',
        type: 'string',
        length: 254,
        format: 'email',
        required: true,
        unique: true,
      },
      { id: 'f_name', name: 'name', type: 'string', length: 120 },
    ],
    timestamps: true,
    access: { read: ['owner', 'role:admin'], update: ['owner', 'role:admin'] },
  })
})

test('sign-in takes the table of users that is there', () => {
  const manifest = adding(
    drawing(part('database', 'database'), part('users', 'table', { fields: [] })),
    part('auth', 'auth'),
  )
  assert.equal(manifest.nodes.length, 3)
  assert.deepEqual(
    manifest.connections.map(({ from, to }) => [from, to]),
    [['auth', 'users']],
  )
  assert.match(JSON.stringify(called(manifest, 'users')), /"name":"email"/)
})

test('a table and an api bring the database once; a second sign-in and a note bring nothing', () => {
  for (const kind of ['table', 'api'])
    assert.equal(adding(drawing(), part('one', kind, { fields: [] })).nodes.length, 2)
  assert.equal(adding(drawing(part('database', 'database')), part('api', 'api')).nodes.length, 2)
  assert.equal(adding(drawing(), part('note', 'note')).nodes.length, 1)
  const twice = drawing(part('auth', 'auth'), part('database', 'database'))
  assert.equal(adding(twice, part('auth2', 'auth')).nodes.length, 3)
})

test('a table that is to keep accounts is made fit for it, and what fits stays', () => {
  const people = part('people', 'table', {
    fields: [{ id: 'f1', name: 'email', type: 'text' }],
    owner: true,
    access: {
      list: ['signedIn'],
      create: ['signedIn', 'role:admin'],
      bulkCreate: ['public'],
    },
  })
  const auth = part('auth', 'auth')
  const fit = applied(drawing(auth, people), asAccounts(auth.settings, people)).nodes[1]
  assert.ok(fit)
  assert.deepEqual(fit.settings, {
    fields: [{ id: 'f1', name: 'email', type: 'string', required: true, unique: true }],
    owner: false,
    access: { list: ['signedIn'], create: ['role:admin'] },
  })
  assert.deepEqual(asAccounts(auth.settings, fit), [])
})

test('people sign in with the field that the settings of sign-in name', () => {
  const auth = part('auth', 'auth', { identifier: 'nick' })
  const people = part('people', 'table', { fields: [{ id: 'f_nick', name: 'n', type: 'text' }] })
  const fit = applied(drawing(auth, people), asAccounts(auth.settings, people)).nodes[1]
  assert.deepEqual(fit?.settings['fields'], [
    { id: 'f_nick_2', name: 'nick', type: 'string', required: true, unique: true },
    { id: 'f_nick', name: 'n', type: 'text' },
  ])
})
