import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { DIALECTS } from '@drawbridge/sql'
import { boot, type Booted } from './testing/boot.ts'
import { mistakesIn } from './testing/complaints.ts'
import { withIds, type ShortStep } from './testing/steps.ts'

/** More rows than one statement takes. */
const MANY = 9_999

const NOTES = ['first', 'second', 'third']

const create = (table: string, whenTaken: string): ShortStep => ({
  kind: 'createMany',
  settings: {
    table,
    list: 'body.names ?? []',
    item: 'one',
    values: Object.fromEntries(['name', ...NOTES].map((field) => [field, 'one'])),
    whenTaken,
  },
})

const ENDPOINTS: Readonly<Record<string, readonly ShortStep[]>> = {
  ensure: [create('tags', 'nothing')],
  add: [create('tags', 'fail')],
  // Inside a transaction that goes on.
  both: [
    {
      kind: 'transaction',
      bodies: {
        body: [
          {
            kind: 'try',
            bodies: {
              body: [create('tags', 'fail')],
              recover: [create('tags', 'nothing')],
            },
          },
        ],
      },
    },
  ],
  watched: [create('labels', 'nothing')],
}

const NAME = { id: 'f_name', name: 'name', type: 'string', required: true }

const table = (id: string, more: object = {}) => ({
  id,
  kind: 'table',
  name: id,
  settings: {
    fields: [
      { ...NAME, length: 40, unique: id !== 'tellings' },
      ...NOTES.map((name) => ({ id: `f_${name}`, name, type: 'string', length: 40 })),
    ],
    access: { list: ['public'] },
    ...more,
  },
})

const told: ShortStep = {
  kind: 'create',
  settings: { table: 'tellings', values: { name: 'row.name' } },
}

const DRAWING = {
  drawbridge: 1,
  name: 'Tags',
  nodes: [
    { id: 'database', kind: 'database', name: 'database', settings: { dialect: 'sqlite' } },
    table('tags'),
    table('tellings'),
    table('labels', {
      events: [{ id: 'e', name: 'labelled', when: 'afterCreate', steps: withIds([told]) }],
    }),
    {
      id: 'api',
      kind: 'api',
      name: 'api',
      settings: {
        bodyKilobytes: 1_000,
        endpoints: Object.entries(ENDPOINTS).map(([name, steps]) => ({
          id: name,
          name: `${name}Tags`,
          method: 'POST',
          path: `/${name}`,
          access: ['public'],
          body: [
            {
              id: 'p',
              name: 'names',
              type: 'list',
              items: { ...NAME, maxLength: 40 },
              maxItems: 10_000,
            },
          ],
          steps: withIds([...steps, { kind: 'respond', settings: { status: 204, as: 'nothing' } }]),
        })),
      },
    },
  ],
  connections: ['tags', 'tellings', 'labels'].map((to) => ({ id: `c_${to}`, from: 'api', to })),
}

for (const dialect of DIALECTS)
  suite(`many rows at once, on ${dialect}`, () => {
    let booted: Booted
    before(async () => {
      booted = await boot(DRAWING, dialect)
    })
    after(() => booted[Symbol.asyncDispose]())

    const post = async (url: string, names: readonly string[]) =>
      (await booted.app.inject({ method: 'POST', url, payload: { names } })).statusCode
    const named = async (start: string, url = '/tags') => {
      const query = `?limit=100&sort=name&name[startsWith]=${start}`
      const { data } = (await booted.app.inject({ url: url + query })).json<{
        readonly data: readonly { readonly name: string }[]
      }>()
      return data.map(({ name }) => name)
    }

    if (dialect === 'sqlite') test('type-checks', () => assert.equal(mistakesIn(booted.folder), ''))

    test('where a value is taken, there are all of them or all of the others', async () => {
      assert.equal(await post('/add', ['a1', 'a2']), 204)
      assert.equal(await post('/add', ['a3', 'a1']), 409)
      assert.deepEqual(await named('a'), ['a1', 'a2'])
      assert.equal(await post('/ensure', ['a3', 'a1', 'a4', 'a3']), 204)
      assert.deepEqual(await named('a'), ['a1', 'a2', 'a3', 'a4'])
      assert.equal(await post('/ensure', []), 204)
      assert.equal(await post('/both', ['a4', 'a5']), 204)
      assert.deepEqual(await named('a'), ['a1', 'a2', 'a3', 'a4', 'a5'])
    })

    test('however many add the same ones at once, in whatever order', async () => {
      const names = Array.from({ length: 40 }, (_, index) => `b${10 + index}`)
      const statuses = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          post(index % 3 === 0 ? '/both' : '/ensure', index % 2 === 0 ? names : names.toReversed()),
        ),
      )
      assert.deepEqual(new Set(statuses), new Set([204]))
      assert.deepEqual(await named('b'), names)
    })

    test('more of them than one statement takes are there as a whole', async () => {
      const names = Array.from({ length: MANY }, (_, index) => `c${index}`)
      assert.equal(await post('/add', [...names.slice(1), 'c1']), 409)
      assert.deepEqual(await named('c'), [])
      assert.equal(await post('/ensure', [...names, 'c1']), 204)
      assert.deepEqual(await named('c750'), [
        'c750',
        ...Array.from({ length: 10 }, (_, index) => `c750${index}`),
      ])
    })

    test('an event is started by those alone that were added', async () => {
      assert.equal(await post('/watched', ['d1', 'd2']), 204)
      assert.equal(await post('/watched', ['d2', 'd3', 'd3']), 204)
      assert.deepEqual(await named('d', '/tellings'), ['d1', 'd2', 'd3'])
    })
  })
