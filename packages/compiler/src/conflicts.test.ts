import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { DIALECTS } from '@drawbridge/sql'
import { boot } from './testing/boot.ts'
import { signUp } from './testing/person.ts'

const EVERYTHING = Object.fromEntries(
  ['list', 'read', 'create', 'update', 'delete', 'bulkCreate'].map((one) => [one, ['public']]),
)
const string = (name: string) => ({ id: name, name, type: 'string', length: 100, required: true })

/** Rooms have a code of their own, and a number that is theirs on their floor. */
const manifest = {
  drawbridge: 1,
  name: 'Conflicts',
  nodes: [
    { id: 'database', kind: 'database', name: 'database', settings: { dialect: 'sqlite' } },
    { id: 'api', kind: 'api', name: 'api', settings: {} },
    {
      id: 'floors',
      kind: 'table',
      name: 'floors',
      settings: { fields: [string('title')], access: EVERYTHING },
    },
    {
      id: 'rooms',
      kind: 'table',
      name: 'Meeting rooms',
      settings: {
        fields: [{ ...string('doorCode'), unique: true }, { ...string('number') }],
        relations: [
          {
            id: 'floor',
            name: 'floor',
            type: 'manyToOne',
            target: 'floors',
            required: true,
            onDelete: 'restrict',
          },
        ],
        indexes: [{ id: 'once', fields: ['floor', 'number'], kind: 'unique' }],
        access: EVERYTHING,
      },
    },
  ],
  connections: [{ id: 'c1', from: 'api', to: 'database' }],
}

/** Floors that everybody deletes, and audits of them that editors alone may read. */
const withSignIn = {
  ...manifest,
  nodes: [
    manifest.nodes[0],
    manifest.nodes[1],
    { id: 'auth', kind: 'auth', name: 'auth', settings: { roles: ['user', 'editor'] } },
    {
      id: 'users',
      kind: 'table',
      name: 'users',
      settings: {
        fields: [{ ...string('email'), unique: true, format: 'email' }],
        access: { read: ['owner'] },
      },
    },
    manifest.nodes[2],
    {
      id: 'audits',
      kind: 'table',
      name: 'audits',
      settings: {
        fields: [string('title')],
        relations: [
          { id: 'floor', name: 'floor', type: 'manyToOne', target: 'floors', onDelete: 'restrict' },
        ],
        access: { read: ['role:editor'], create: ['role:editor'] },
      },
    },
  ],
  connections: [
    { id: 'c1', from: 'api', to: 'database' },
    { id: 'c2', from: 'auth', to: 'users' },
    { id: 'c3', from: 'auth', to: 'api' },
  ],
}

interface Problem {
  readonly status: number
  readonly errors?: readonly { readonly field: string; readonly message: string }[]
}

for (const dialect of DIALECTS) {
  suite(`what the database refuses, on ${dialect}`, () => {
    test('is told by the names of fields', async () => {
      await using backend = await boot(manifest, dialect)
      const call = (method: 'POST' | 'PATCH' | 'DELETE', url: string, payload?: object) =>
        backend.app.inject({ method, url, ...(payload && { payload }) })
      const said = async (...request: Parameters<typeof call>): Promise<Problem> => {
        const { status, errors } = (await call(...request)).json<Problem>()
        return { status, ...(errors && { errors }) }
      }

      const floorId = (await call('POST', '/floors', { title: 'First' })).json<{ id: number }>().id
      const room = { doorCode: "for key 'floors.title'", number: '1', floorId }
      const made = await call('POST', '/meeting-rooms', room)
      assert.equal(made.statusCode, 201, made.body)
      const other = { ...room, doorCode: 'other', number: '2' }
      assert.equal((await call('POST', '/meeting-rooms', other)).statusCode, 201)

      const isTaken = {
        status: 409,
        errors: [{ field: 'doorCode', message: 'is already taken' }],
      }
      assert.deepEqual(await said('POST', '/meeting-rooms', { ...room, number: '3' }), isTaken)
      const change = { doorCode: 'other' }
      assert.deepEqual(await said('PATCH', made.headers.location ?? '', change), isTaken)
      assert.deepEqual(await said('POST', '/meeting-rooms', { ...room, doorCode: 'third' }), {
        status: 409,
        errors: [
          { field: 'floorId', message: 'is taken in this combination' },
          { field: 'number', message: 'is taken in this combination' },
        ],
      })

      const lost = { doorCode: 'lost', number: '4', floorId: 999_999 }
      const isMissing = {
        status: 400,
        errors: [{ field: 'floorId', message: 'There is no such floor.' }],
      }
      assert.deepEqual(await said('POST', '/meeting-rooms', lost), isMissing)
      assert.deepEqual(await said('POST', '/meeting-rooms/bulk', { items: [lost] }), isMissing)
      assert.deepEqual(
        await said('PATCH', made.headers.location ?? '', { floorId: 999_999 }),
        isMissing,
      )

      assert.deepEqual(await said('DELETE', `/floors/${floorId}`), {
        status: 409,
        errors: [{ field: 'meeting-rooms.floorId', message: 'still refers to it' }],
      })
    })

    test('keeps from callers what refers to a row where they may read no such rows', async () => {
      await using backend = await boot(withSignIn, dialect)
      const { app } = backend
      const { headers: owner } = await signUp(app, 'user', {})
      const { headers: editor } = await signUp(app, 'editor', {})
      const post = async (url: string, headers: Record<string, string>, payload: object) =>
        (await app.inject({ method: 'POST', url, headers, payload })).json<{ id: number }>().id
      const floorId = await post('/floors', owner, { title: 'First' })
      await post('/audits', editor, { title: 'Dust', floorId })
      const remove = async (headers: Record<string, string>) => {
        const answer = await app.inject({ method: 'DELETE', url: `/floors/${floorId}`, headers })
        const { status, errors } = answer.json<Problem>()
        return { status, errors }
      }
      assert.deepEqual(await remove(owner), { status: 409, errors: undefined })
      assert.deepEqual(await remove(editor), {
        status: 409,
        errors: [{ field: 'audits.floorId', message: 'still refers to it' }],
      })
    })
  })
}
