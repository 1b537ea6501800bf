import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Manifest } from '@drawbridge/manifest'
import { firstAccess } from './first-access.ts'

const node = (id: string, kind: string, settings = {}) => ({ id, kind, name: id, settings })

const manifest = (lines: readonly string[]): Manifest => ({
  drawbridge: 1,
  name: 'Shop',
  nodes: [
    node('auth', 'auth'),
    node('api', 'api'),
    node('users', 'table', { fields: [] }),
    node('orders', 'table', { fields: [], owner: true }),
    node('items', 'table', { fields: [] }),
    node('pages', 'table', { fields: [], access: { list: ['public'] } }),
  ],
  connections: lines.map((line) => {
    const [from = '', to = ''] = line.split(' ')
    return { id: line, from, to }
  }),
})

const rules = (...lines: string[]) =>
  Object.fromEntries(
    firstAccess(manifest(lines)).map((command) => [
      command.type === 'setSetting' ? command.id : '',
      command.type === 'setSetting' ? command.value : null,
    ]),
  )

test('where nobody signs in, the choice is left to the person', () => {
  assert.deepEqual(rules('api items'), {})
})

test('behind sign-in, tables are for those who signed in, and rows for their owners', () => {
  const found = rules('auth api', 'auth users', 'api users', 'api orders', 'api items', 'api pages')
  assert.deepEqual(found['users'], {
    read: ['owner', 'role:admin'],
    update: ['owner', 'role:admin'],
  })
  assert.deepEqual(found['orders'], {
    list: ['owner'],
    read: ['owner'],
    create: ['signedIn'],
    update: ['owner'],
    delete: ['owner'],
  })
  assert.deepEqual(found['items'], {
    list: ['signedIn'],
    read: ['signedIn'],
    create: ['signedIn'],
    update: ['signedIn'],
    delete: ['signedIn'],
  })
  assert.equal(found['pages'], undefined, 'what somebody chose stays')
})
