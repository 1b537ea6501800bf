import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DIALECTS } from '@drawbridge/sql'
import { boot } from './testing/boot.ts'
import { mistakesIn } from './testing/complaints.ts'
import { saidOfFlow } from './testing/said-of-flow.ts'
import { withIds, type ShortStep } from './testing/steps.ts'

const WHERE = "row.price != null && row.due != null && row.state == 'open' && row.sure != null"
const find = (kind: 'findOne' | 'findMany', where: string, more: object = {}): ShortStep => ({
  kind,
  name: 'found',
  settings: { table: 'boxes', where, ...(kind === 'findMany' && { limit: '9' }), ...more },
})
const answer = (body: string): ShortStep => ({ kind: 'respond', settings: { body } })
const SUMS =
  "price: found.price + 1, year: year(found.due), sure: !found.sure, state: found.state == 'open' ? 1 : 2"

const FLOWS: Readonly<Record<string, readonly ShortStep[]>> = {
  one: [find('findOne', WHERE), answer(`{ ${SUMS} }`)],
  whole: [
    find('findOne', WHERE),
    { kind: 'set', name: 'text', settings: { value: 'upper(found.state)' } },
    answer('found'),
  ],
  many: [
    find('findMany', `${WHERE} && row.note != null`, { include: ['items'] }),
    answer(
      '{ notes: found.map(box => upper(box.note)), prices: found.map(box => box.price * 2), items: found.map(box => count(box.items)) }',
    ),
  ],
  filtered: [
    find('findMany', 'row.size != null', {
      filters: [{ when: 'body.n > 1', condition: 'row.note != null' }],
      compute: { twice: 'row.price == null ? 0 : 1' },
      total: true,
    }),
    answer('{ sizes: found.rows.map(box => box.size + box.twice), total: found.total }'),
  ],
  either: [
    find('findMany', "row.state == 'open' || row.state == 'held'"),
    {
      kind: 'each',
      name: 'words',
      settings: { list: 'found', item: 'box' },
      bodies: {
        body: [
          {
            kind: 'switch',
            settings: {
              value: 'box.state',
              cases: [
                { id: 'open', is: "'open'" },
                { id: 'held', is: "'held'" },
              ],
            },
            bodies: {
              open: [{ kind: 'give', settings: { value: '1' } }],
              held: [{ kind: 'give', settings: { value: '2' } }],
            },
          },
        ],
      },
    },
    answer('words'),
  ],
}

const drawn = {
  drawbridge: 1,
  name: 'Narrowed',
  nodes: [
    { id: 'database', kind: 'database', name: 'database', settings: { dialect: 'sqlite' } },
    {
      id: 'boxes',
      kind: 'table',
      name: 'boxes',
      settings: {
        fields: [
          { id: 'f_note', name: 'note', type: 'string', length: 9 },
          { id: 'f_price', name: 'price', type: 'decimal', precision: 9, scale: 2 },
          { id: 'f_due', name: 'due', type: 'datetime' },
          { id: 'f_sure', name: 'sure', type: 'boolean' },
          { id: 'f_size', name: 'size', type: 'integer' },
          { id: 'f_state', name: 'state', type: 'enum', values: ['open', 'held', 'done'] },
        ],
        access: { list: ['public'], create: ['public'] },
      },
    },
    {
      id: 'items',
      kind: 'table',
      name: 'items',
      settings: {
        fields: [{ id: 'f_title', name: 'title', type: 'string' }],
        access: { list: ['public'] },
        relations: [
          {
            id: 'r_box',
            name: 'box',
            type: 'manyToOne',
            target: 'boxes',
            inverse: 'items',
            required: true,
            onDelete: 'cascade',
          },
        ],
      },
    },
    {
      id: 'api',
      kind: 'api',
      name: 'api',
      settings: {
        endpoints: Object.entries(FLOWS).map(([name, steps]) => ({
          id: name,
          name,
          method: 'POST',
          path: `/${name}`,
          access: ['public'],
          body: [{ id: 'p_n', name: 'n', type: 'integer', required: true }],
          steps: withIds(steps),
        })),
      },
    },
  ],
  connections: [{ id: 'c1', from: 'api', to: 'database' }],
}

for (const dialect of DIALECTS)
  test(`${dialect}: a row is known to be as the condition says by which it was found`, async () => {
    await using backend = await boot(drawn, dialect)
    assert.equal(mistakesIn(backend.folder), '')
    const { app } = backend
    const due = '2026-11-22T10:00:00.000Z'
    for (const payload of [
      { note: 'n', price: '1.50', due, sure: true, size: 4, state: 'open' },
      { price: '2.00', due, sure: false, state: 'open' },
      { state: 'held', size: 1 },
      {},
    ])
      await app.inject({ method: 'POST', url: '/boxes', payload })
    const ask = async (name: string, n = 1): Promise<unknown> => {
      const answered = await app.inject({ method: 'POST', url: `/${name}`, payload: { n } })
      assert.equal(answered.statusCode, 200, answered.body)
      return answered.json()
    }
    assert.deepEqual(await ask('one'), { price: '2.50', year: 2026, sure: false, state: 1 })
    assert.deepEqual(await ask('whole'), {
      id: 1,
      note: 'n',
      price: '1.50',
      due,
      sure: true,
      size: 4,
      state: 'open',
    })
    assert.deepEqual(await ask('many'), { notes: ['N'], prices: ['3.00'], items: [0] })
    assert.deepEqual(await ask('filtered'), { sizes: [5, 1], total: 2 })
    assert.deepEqual(await ask('filtered', 2), { sizes: [5], total: 1 })
    assert.deepEqual(await ask('either'), [1, 1, 2])
  })

test('what no condition makes sure of may be nothing as before', () => {
  const label: ShortStep = { kind: 'set', name: 'used', settings: { value: 'upper(found.note)' } }
  const boxes = {
    id: 'crates',
    kind: 'table',
    name: 'crates',
    settings: {
      fields: [{ id: 'f_note', name: 'note', type: 'string' }],
      access: { list: ['public'] },
    },
  }
  const saidOf = (where: string, more: object = {}): readonly string[] =>
    saidOfFlow([find('findOne', where, { table: 'crates', ...more }), label], {
      nodes: [boxes],
    }).map(({ message }) => message)
  const lost = ['In the step “used”: `found.note` may be nothing.']
  assert.deepEqual(saidOf('row.note != null'), [])
  assert.deepEqual(saidOf("row.note == 'x'"), [])
  assert.deepEqual(saidOf('row.id > 1'), lost)
  assert.deepEqual(saidOf("row.note != 'x'"), lost)
  assert.deepEqual(saidOf('row.note != null || row.id == 1'), lost)
  assert.deepEqual(saidOf('row.note == null'), lost)
})
