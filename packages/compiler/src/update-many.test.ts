import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { DIALECTS } from '@drawbridge/sql'
import { compile } from './compile.ts'
import { boot, type Booted } from './testing/boot.ts'
import { mistakesIn } from './testing/complaints.ts'
import { withIds, type ShortStep } from './testing/steps.ts'

interface More {
  readonly length?: number
  readonly precision?: number
  readonly scale?: number
  readonly values?: readonly string[]
  readonly required?: true
}

const field = (name: string, type: string, more: More = {}) => ({
  id: `f_${name}`,
  name,
  type,
  ...more,
})

/** A field of each type that an item may tell. */
const FIELDS = [
  field('label', 'string', { length: 20 }),
  field('words', 'text'),
  field('amount', 'integer'),
  field('large', 'bigint'),
  field('price', 'decimal', { precision: 18, scale: 2 }),
  field('weight', 'float'),
  field('sold', 'boolean'),
  field('day', 'date'),
  field('seenAt', 'datetime'),
  field('mark', 'uuid'),
  field('state', 'enum', { values: ['new', 'old'] }),
]

/** The same of an item. */
const TOLD = FIELDS.map(({ id, name, type, scale, values }) => ({
  id,
  name,
  type: type === 'text' ? 'string' : type,
  required: true,
  nullable: true,
  ...(scale !== undefined && { scale }),
  ...(values !== undefined && { values }),
}))

const changing = (settings: object): readonly ShortStep[] => [
  {
    kind: 'updateMany',
    name: 'changed',
    settings: { table: 'goods', list: 'body.items', item: 'item', row: 'item.id', ...settings },
  },
  { kind: 'respond', settings: { body: '{ changed }' } },
]

const FLOWS: Readonly<Record<string, readonly ShortStep[]>> = {
  rewrite: changing({
    values: Object.fromEntries(FIELDS.map(({ name }) => [name, `item.${name}`])),
  }),
  take: changing({
    table: 'stocks',
    where: 'row.amount >= item.by && (item.label == null || row.label == item.label)',
    values: {
      amount: 'row.amount - item.by',
      price: 'row.price + (item.price ?? 0)',
      label: "'taken'",
    },
  }),
  // Its table has events, and its rows stay when they are deleted.
  visit: changing({
    table: 'counters',
    where: 'item.by < 10',
    values: { amount: 'row.amount + item.by' },
  }),
  remove: [
    {
      kind: 'delete',
      settings: { table: 'counters', where: 'body.items.map(item => item.id) has row.id' },
    },
    { kind: 'respond', settings: { as: 'nothing', status: 204 } },
  ],
}

function drawing(flows: Readonly<Record<string, readonly ShortStep[]>> = FLOWS) {
  const table = (name: string, settings: object) => ({
    id: name,
    kind: 'table',
    name,
    settings: { access: { list: ['public'], create: ['public'] }, ...settings },
  })
  return {
    drawbridge: 1,
    name: 'Changes',
    nodes: [
      { id: 'database', kind: 'database', name: 'database', settings: { dialect: 'sqlite' } },
      table('goods', { fields: FIELDS, timestamps: true, version: true }),
      table('stocks', {
        fields: [
          field('amount', 'integer', { required: true }),
          field('price', 'decimal', { precision: 12, scale: 2, required: true }),
          field('label', 'string', { length: 20 }),
        ],
      }),
      table('counters', {
        fields: [field('amount', 'integer', { required: true })],
        softDelete: true,
        events: [
          {
            id: 'counted',
            name: 'counted',
            when: 'afterUpdate',
            steps: withIds([
              {
                kind: 'create',
                settings: {
                  table: 'tellings',
                  values: { text: '`${before.amount}, ${row.amount}`' },
                },
              },
            ]),
          },
        ],
      }),
      table('tellings', { fields: [field('text', 'string', { length: 60 })] }),
      {
        id: 'api',
        kind: 'api',
        name: 'api',
        settings: {
          endpoints: Object.entries(flows).map(([name, steps]) => ({
            id: name,
            name: `${name}It`,
            method: 'POST',
            path: `/${name}`,
            access: ['public'],
            body: [
              {
                ...field('items', 'list', { required: true }),
                items: {
                  ...field('item', 'object', { required: true }),
                  properties: [
                    ...['id', 'by'].map((name) => field(name, 'integer', { required: true })),
                    ...TOLD,
                  ],
                },
              },
            ],
            steps: withIds(steps),
          })),
        },
      },
    ],
    connections: ['goods', 'stocks', 'counters', 'tellings'].map((to) => ({
      id: `c_${to}`,
      from: 'api',
      to,
    })),
  }
}

const NOTHING = Object.fromEntries(FIELDS.map(({ name }) => [name, null]))
const ITEM = { ...NOTHING, by: 0 }
const FULL = {
  label: "Tee “é” \\ '",
  words: 'x'.repeat(3000),
  amount: 7,
  large: '9223372036854775807',
  price: '9007199254740993.90',
  weight: 1.25e-7,
  sold: true,
  day: '2024-02-29',
  seenAt: '2024-02-29T23:59:59.123Z',
  mark: '0b9d5a5e-5d0c-4b6e-9d9a-2f6f0a1c3e77',
  state: 'old',
}

for (const dialect of DIALECTS)
  suite(`a row for each item of a list, on ${dialect}`, () => {
    let booted: Booted
    before(async () => {
      booted = await boot(drawing(), dialect)
    })
    after(() => booted[Symbol.asyncDispose]())

    const post = (url: string, payload: object) =>
      booted.app.inject({ method: 'POST', url, payload })
    const made = async (url: string, row: object) =>
      (await post(url, row)).json<{ readonly id: number }>().id
    const list = async (url: string) =>
      (await booted.app.inject({ url: `${url}?limit=100&sort=id` })).json<{
        readonly data: readonly Readonly<Record<string, unknown>>[]
      }>().data
    const found = async (url: string, id: number) =>
      (await list(url)).find((row) => row['id'] === id)

    if (dialect === 'sqlite') test('type-checks', () => assert.equal(mistakesIn(booted.folder), ''))

    test('becomes exactly what its item says, of every type', async () => {
      const [one, two] = [await made('/goods', {}), await made('/goods', FULL)]
      const items = [
        { ...ITEM, ...FULL, id: one },
        { ...ITEM, id: two },
        { ...ITEM, id: 999_999 },
      ]
      assert.deepEqual((await post('/rewrite', { items })).json(), { changed: 2 })
      assert.partialDeepStrictEqual(await found('/goods', one), { ...FULL, version: 2 })
      assert.partialDeepStrictEqual(await found('/goods', two), { ...NOTHING, version: 2 })
      assert.deepEqual((await post('/rewrite', { items: [] })).json(), { changed: 0 })
    })

    test('is worked out of what is there, once for each time that it is meant', async () => {
      const [one, two] = [
        await made('/stocks', { amount: 5, price: '0.10', label: 'a' }),
        await made('/stocks', { amount: 5, price: '0.10', label: 'b' }),
      ]
      const item = (id: number, by: number, label: string | null = null) => ({
        ...ITEM,
        id,
        by,
        label,
        price: '0.20',
      })
      const items = [
        item(one, 2),
        item(two, 6),
        item(one, 3, 'taken'),
        item(one, 1),
        item(two, 1, 'B'),
      ]
      assert.deepEqual((await post('/take', { items })).json(), { changed: 2 })
      assert.partialDeepStrictEqual(await found('/stocks', one), {
        amount: 0,
        price: '0.50',
        label: 'taken',
      })
      assert.partialDeepStrictEqual(await found('/stocks', two), { amount: 5, label: 'b' })
    })

    test('goes through the events of its table, and is not one that was deleted', async () => {
      const [one, gone] = [
        await made('/counters', { amount: 1 }),
        await made('/counters', { amount: 1 }),
      ]
      await post('/remove', { items: [{ ...ITEM, id: gone }] })
      const items = [2, 3, 10].map((by) => ({ ...ITEM, id: one, by }))
      const all = [...items, { ...ITEM, id: gone, by: 1 }]
      assert.deepEqual((await post('/visit', { items: all })).json(), { changed: 2 })
      assert.deepEqual(
        (await list('/tellings')).map(({ text }) => text),
        ['1, 3', '3, 6'],
      )
    })
  })

test('what can not be told to the database as it is, is said', async () => {
  const codesOf = async (settings: object) => {
    const { diagnostics } = await compile(drawing({ wrong: changing(settings) }))
    return diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code)
  }
  const values = { amount: 'item.amount' }
  assert.deepEqual(await codesOf({ values }), [])
  assert.deepEqual(await codesOf({ values: {} }), ['missing-value'])
  assert.deepEqual(await codesOf({ values, row: 'item.label' }), ['not-a-key'])
  assert.deepEqual(await codesOf({ values, list: 'body' }), ['not-a-list'])
  assert.deepEqual(await codesOf({ values, where: '[item.amount, 2] has row.amount' }), [])
  assert.deepEqual(
    await codesOf({ values, where: 'body.items.map(one => one.id) has row.amount' }),
    [],
  )
  assert.deepEqual(
    await codesOf({ values, where: 'body.items.map(one => one.id + item.id) has row.amount' }),
    ['wrong-formula'],
  )
})
