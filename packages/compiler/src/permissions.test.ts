import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import type { Json } from '@drawbridge/manifest'
import { DIALECTS } from '@drawbridge/sql'
import { boot } from './testing/boot.ts'
import { codesOf } from './testing/codes-of.ts'
import { failuresIn, mistakesIn } from './testing/complaints.ts'
import { signUp } from './testing/person.ts'
import { withIds } from './testing/steps.ts'

const ALL = ['list', 'read', 'create', 'update', 'delete']

/** Pages that some may read by one permission, and some by another; and what a flow tells of both. */
const drawing = (permissions: Json, rules: Readonly<Record<string, readonly string[]>> = {}) => ({
  drawbridge: 1,
  name: 'Pages',
  nodes: [
    { id: 'database', kind: 'database', name: 'database', settings: { dialect: 'sqlite' } },
    {
      id: 'auth',
      kind: 'auth',
      name: 'auth',
      settings: {
        roles: ['user', 'reader', 'editor'],
        permissions,
        ways: [{ kind: 'apiKeys' }],
      },
    },
    {
      id: 'users',
      kind: 'table',
      name: 'users',
      settings: {
        fields: [
          { id: 'e', name: 'email', type: 'string', length: 100, required: true, unique: true },
          { id: 'n', name: 'name', type: 'string', length: 40 },
        ],
        access: { read: ['owner'] },
      },
    },
    {
      id: 'pages',
      kind: 'table',
      name: 'pages',
      settings: {
        owner: true,
        fields: [
          { id: 't', name: 'title', type: 'string', length: 20, required: true },
          { id: 'd', name: 'draft', type: 'boolean', required: true },
          // The backend's own tests make many pages, all of them within this.
          {
            id: 'l',
            name: 'place',
            type: 'integer',
            required: true,
            unique: true,
            minimum: -5,
            maximum: 300,
          },
          { id: 'x', name: 'notes', type: 'string', length: 20, readRule: ['can:pages:edit'] },
        ],
        access: {
          ...Object.fromEntries(ALL.map((one) => [one, ['can:pages:edit']])),
          list: [
            'can:pages:read when !row.draft',
            "can:pages:edit when row.draft || row.title == 'a'",
          ],
          read: ["signedIn when !row.draft || user.permissions has 'pages:edit'"],
          ...rules,
        },
      },
    },
    {
      id: 'api',
      kind: 'api',
      name: 'api',
      settings: {
        endpoints: [
          {
            id: 'mine',
            name: 'tellMine',
            method: 'GET',
            path: '/mine',
            access: ['signedIn'],
            steps: withIds([
              {
                kind: 'respond',
                settings: { body: "{ mayEdit: user.permissions has 'pages:edit' }" },
              },
            ]),
          },
          {
            id: 'raise',
            name: 'makeReader',
            method: 'POST',
            path: '/readers/:id',
            params: [{ id: 'p', name: 'id', type: 'integer' }],
            access: ['can:pages:edit'],
            steps: withIds([
              {
                kind: 'update',
                settings: {
                  table: 'users',
                  where: 'row.id == params.id',
                  values: { role: "'reader'" },
                },
              },
              { kind: 'respond', settings: { status: 204, as: 'nothing' } },
            ]),
          },
          {
            id: 'edited',
            name: 'tellEditors',
            method: 'GET',
            path: '/editors',
            access: ['can:pages:edit'],
            steps: withIds([{ kind: 'respond', settings: { body: '{ ok: true }' } }]),
          },
        ],
      },
    },
  ],
  connections: [
    { id: 'c1', from: 'api', to: 'database' },
    { id: 'c2', from: 'auth', to: 'users' },
    { id: 'c3', from: 'auth', to: 'api' },
  ],
})

const DECLARED = [
  { name: 'pages:read', roles: ['reader', 'editor'] },
  { name: 'pages:edit', roles: ['editor'] },
]

for (const dialect of DIALECTS) {
  suite(`permissions on ${dialect}`, () => {
    test('are asked for as roles are, by rules, fields, formulas and keys', async () => {
      await using backend = await boot(drawing(DECLARED), dialect)
      const { app } = backend
      const user = await signUp(app)
      const reader = await signUp(app, 'reader')
      const editor = await signUp(app, 'editor')
      for (const [title, draft, place] of [
        ['a', false, 1],
        ['b', true, 2],
        ['c', false, 3],
      ] as const) {
        const body = { title, draft, place, notes: 'kept' }
        assert.equal((await reader.call('POST', '/pages', body)).statusCode, 403)
        assert.equal((await editor.call('POST', '/pages', body)).statusCode, 201)
      }
      const titles = async (person: typeof user): Promise<string> => {
        const rows = (await person.call('GET', '/pages?sort=title')).json<{
          data: { title: string }[]
        }>()
        return rows.data.map(({ title }) => title).join('')
      }
      assert.equal((await user.call('GET', '/pages')).statusCode, 403)
      assert.equal(await titles(reader), 'ac')
      // Whoever has both permissions sees what either lets them see.
      assert.equal(await titles(editor), 'abc')
      assert.equal((await user.call('GET', '/pages/1')).statusCode, 200)
      assert.equal((await user.call('GET', '/pages/2')).statusCode, 404)
      assert.equal((await editor.call('GET', '/pages/2')).json().notes, 'kept')
      assert.equal('notes' in (await reader.call('GET', '/pages/1')).json(), false)
      assert.deepEqual((await reader.call('GET', '/mine')).json(), { mayEdit: false })
      assert.deepEqual((await editor.call('GET', '/mine')).json(), { mayEdit: true })
      assert.equal((await reader.call('GET', '/editors')).statusCode, 403)
      assert.equal((await editor.call('GET', '/editors')).statusCode, 200)

      // Another role has what it may from the next request on.
      const raised = await editor.call('POST', `/readers/${user.id}`)
      assert.equal(raised.statusCode, 204, raised.body)
      assert.equal(await titles(user), 'ac')

      const keyWith = async (scopes: readonly string[]) => {
        const made = await editor.call('POST', '/auth/keys', { name: 'Key', scopes, days: 1 })
        assert.equal(made.statusCode, 201, made.body)
        const headers = { 'x-api-key': made.json<{ key: string }>().key }
        return async (url: string) => (await app.inject({ url, headers })).json()
      }
      const narrow = await keyWith(['read'])
      assert.deepEqual(await narrow('/mine'), { mayEdit: false })
      assert.equal('notes' in (await narrow('/pages/1')), false)
      assert.equal((await narrow('/pages')).data.length, 2)
      const wide = await keyWith(['read', 'pages:edit'])
      assert.deepEqual(await wide('/mine'), { mayEdit: true })
      assert.equal((await wide('/pages')).data.length, 3)
      if (dialect !== 'sqlite') return
      assert.equal(mistakesIn(backend.folder), '')
      assert(existsSync(join(backend.folder, 'test/rules/pages.test.ts')))
      assert.equal(failuresIn(backend.folder, dialect), '')
    })
  })
}

test('are there, and held by somebody', () => {
  assert.deepEqual(codesOf(drawing(DECLARED)), [])
  assert.deepEqual(codesOf(drawing(DECLARED, { delete: ['can:pages:burn'] })), [
    'unknown-permission',
  ])
  const nobodys = { name: 'pages:burn', roles: [] }
  assert.deepEqual(codesOf(drawing([...DECLARED, nobodys])), ['permission-of-nobody'])
  const bosses = { name: 'pages:burn', roles: ['boss'] }
  assert.deepEqual(codesOf(drawing([...DECLARED, bosses])), ['unknown-role'])
})
