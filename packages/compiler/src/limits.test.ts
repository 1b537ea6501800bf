import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { DIALECTS } from '@drawbridge/sql'
import { boot, type Booted } from './testing/boot.ts'
import { mistakesIn } from './testing/complaints.ts'
import { withIds, type ShortStep } from './testing/steps.ts'

const field = (name: string, type: string, more: object = {}) => ({
  id: `f_${name}`,
  name,
  type,
  required: true,
  ...more,
})

const ROW = ['sku', 'title', 'stock', 'price', 'mail'] as const
const TYPES = {
  sku: 'string',
  title: 'string',
  stock: 'integer',
  price: 'decimal',
  mail: 'string',
} as const
const BODY = ROW.map((name) => field(name, TYPES[name]))
const from = (object: string, ...names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, `${object}.${name}`]))

/** Every way in which a flow writes a row of a table. */
const writersOf = (table: string): Readonly<Record<string, readonly ShortStep[]>> => {
  const found = { table, where: 'row.sku == body.sku' }
  const list = { table, list: 'body.items', item: 'one' }
  return {
    create: [{ kind: 'create', settings: { table, values: from('body', ...ROW) } }],
    many: [{ kind: 'createMany', settings: { ...list, values: from('one', ...ROW) } }],
    change: [
      {
        kind: 'update',
        settings: { ...found, values: from('body', 'title', 'stock', 'price', 'mail') },
      },
    ],
    take: [{ kind: 'update', settings: { ...found, values: { stock: 'row.stock - body.stock' } } }],
    each: [
      { kind: 'findOne', name: 'found', settings: found },
      {
        kind: 'updateMany',
        settings: { ...list, row: 'found.id', values: { stock: 'row.stock - one.stock' } },
      },
    ],
    put: [
      {
        kind: 'upsert',
        settings: {
          table,
          by: ['sku'],
          values: from('body', ...ROW),
          changes: { title: 'body.title', stock: 'row.stock + body.stock' },
        },
      },
    ],
  }
}

/** The second has an event, so that its rows are written another way. */
const TABLES = ['goods', 'parcels'] as const

const tableOf = (name: string) => ({
  id: name,
  kind: 'table',
  name,
  settings: {
    fields: [
      field('sku', 'string', { length: 20, unique: true }),
      field('title', 'string', { minLength: 3, maxLength: 40 }),
      field('stock', 'integer', { minimum: 0, maximum: 100 }),
      field('price', 'decimal', { minimum: 0.5 }),
      field('mail', 'string', { format: 'email', pattern: '^a' }),
    ],
    access: { list: ['public'], create: ['public'] },
    ...(name === 'parcels' && {
      events: ['afterCreate', 'afterUpdate'].map((when) => ({
        id: when,
        name: `${when}It`,
        when,
        steps: withIds([{ kind: 'count', name: 'many', settings: { table: 'parcels' } }]),
      })),
    }),
  },
})

const drawing = {
  drawbridge: 1,
  name: 'Limits',
  nodes: [
    { id: 'database', kind: 'database', name: 'database', settings: { dialect: 'sqlite' } },
    ...TABLES.map(tableOf),
    {
      id: 'api',
      kind: 'api',
      name: 'api',
      settings: {
        endpoints: TABLES.flatMap((table) =>
          Object.entries(writersOf(table)).map(([name, steps]) => ({
            id: `${table}_${name}`,
            name: `${name}In${table}`,
            method: 'POST',
            path: `/${table}/${name}`,
            access: ['public'],
            body: [
              ...BODY,
              {
                ...field('items', 'list'),
                items: { ...field('item', 'object'), properties: BODY },
              },
            ],
            steps: withIds([
              ...steps,
              { kind: 'respond', settings: { as: 'nothing', status: 204 } },
            ]),
          })),
        ),
      },
    },
  ],
  connections: TABLES.map((to) => ({ id: `c_${to}`, from: 'api', to })),
}

const GOOD = { title: 'Tea', stock: 5, price: '2.50', mail: 'a@example.com' }
const BAD = [
  ['title', 'Te', 'must have at least 3 and at most 40 characters'],
  ['title', 'T'.repeat(41), 'must have at least 3 and at most 40 characters'],
  ['stock', -7, 'must be at least 0 and at most 100'],
  ['stock', 101, 'must be at least 0 and at most 100'],
  ['price', '0.49', 'must be at least 0.5'],
  ['mail', 'an address', 'must be an e-mail address'],
  ['mail', 'b@example.com', 'must match the pattern ^a'],
] as const

for (const dialect of DIALECTS)
  suite(`limits of a table, on ${dialect}`, () => {
    let booted: Booted
    before(async () => {
      booted = await boot(drawing, dialect)
    })
    after(() => booted[Symbol.asyncDispose]())

    const post = (url: string, payload: object) =>
      booted.app.inject({ method: 'POST', url, payload })
    const rows = async (table: string) =>
      (await booted.app.inject({ url: `/${table}?limit=100&sort=id` })).json<{
        readonly data: readonly Record<string, unknown>[]
      }>().data
    const refused = async (url: string, payload: object, name: string, words?: string) => {
      const response = await post(url, payload)
      assert.equal(response.statusCode, 400, `${url} ${name}: ${response.body}`)
      const { errors } = response.json<{ errors: { field: string; message: string }[] }>()
      assert.equal(errors?.[0]?.field, name, response.body)
      if (words !== undefined) assert.equal(errors[0].message, words)
    }

    if (dialect === 'sqlite') test('type-checks', () => assert.equal(mistakesIn(booted.folder), ''))

    for (const table of TABLES)
      test(`every writer of ${table} keeps to them`, async () => {
        const row = { sku: 'kept', ...GOOD }
        assert.equal((await post(`/${table}`, row)).statusCode, 201)
        const standing = await rows(table)
        for (const [name, value, words] of BAD) {
          const fresh = { ...row, sku: 'fresh', [name]: value }
          await refused(`/${table}`, fresh, name)
          await refused(`/${table}/create`, { ...fresh, items: [] }, name, words)
          await refused(
            `/${table}/many`,
            { ...row, items: [{ ...row, sku: 'other' }, fresh] },
            name,
          )
          await refused(`/${table}/put`, { ...fresh, items: [] }, name, words)
          await refused(`/${table}/change`, { ...row, [name]: value, items: [] }, name, words)
        }
        for (const stock of [6, -96]) {
          await refused(`/${table}/take`, { ...row, stock, items: [] }, 'stock')
          await refused(`/${table}/each`, { ...row, items: [{ ...row, stock }] }, 'stock')
        }
        await refused(`/${table}/put`, { ...row, stock: 96, items: [] }, 'stock')
        assert.deepEqual(await rows(table), standing)
        for (const writer of ['take', 'change', 'put', 'each']) {
          const response = await post(`/${table}/${writer}`, { ...row, items: [row] })
          assert.equal(response.statusCode, 204, response.body)
        }
      })
  })
