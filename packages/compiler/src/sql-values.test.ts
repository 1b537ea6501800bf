import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DIALECTS } from '@drawbridge/sql'
import { boot } from './testing/boot.ts'
import { mistakesIn } from './testing/complaints.ts'
import { withIds, type ShortStep } from './testing/steps.ts'

const field = (name: string, type: string) => ({ id: `f_${name}`, name, type, required: true })

const INPUTS = { price: 'body.price', total: 'body.total', open: 'body.open', at: 'body.at' }

const steps: readonly ShortStep[] = [
  {
    kind: 'sql',
    settings: {
      text: 'INSERT INTO items (price, total, open, at) VALUES (:price, :total, :open, :at)',
      inputs: INPUTS,
      writes: true,
    },
  },
  {
    kind: 'sql',
    name: 'found',
    settings: {
      text: 'SELECT price, total FROM items WHERE price >= :price AND price + 0 <= :price AND total = :total AND open = :open AND at = :at',
      inputs: INPUTS,
      result: [
        { id: 'r_price', name: 'price', type: 'decimal', scale: 2, required: true },
        { id: 'r_total', name: 'total', type: 'bigint', required: true },
      ],
    },
  },
  { kind: 'respond', settings: { body: '{ found }' } },
]

const manifest = {
  drawbridge: 1,
  name: 'Prices',
  nodes: [
    { id: 'database', kind: 'database', name: 'database', settings: { dialect: 'sqlite' } },
    {
      id: 'items',
      kind: 'table',
      name: 'items',
      settings: {
        fields: [
          { ...field('price', 'decimal'), precision: 16, scale: 2 },
          field('total', 'bigint'),
          field('open', 'boolean'),
          field('at', 'datetime'),
        ],
        access: { list: ['public'] },
      },
    },
    {
      id: 'api',
      kind: 'api',
      name: 'api',
      settings: {
        endpoints: [
          {
            id: 'put',
            name: 'putItem',
            method: 'POST',
            path: '/put',
            access: ['public'],
            body: [
              field('price', 'decimal'),
              field('total', 'bigint'),
              field('open', 'boolean'),
              field('at', 'datetime'),
            ],
            steps: withIds(steps),
          },
        ],
      },
    },
  ],
  connections: [{ id: 'c1', from: 'api', to: 'items' }],
}

for (const dialect of DIALECTS)
  test(`${dialect}: values go into a statement of one’s own as columns of their type are stored`, async () => {
    await using booted = await boot(manifest, dialect)
    if (dialect === 'sqlite') assert.equal(mistakesIn(booted.folder), '')
    // A digit more than a number keeps.
    const row = { price: '90071992547409.93', total: '-9007199254740993' }
    const answer = await booted.app.inject({
      method: 'POST',
      url: '/put',
      payload: { ...row, open: true, at: '2026-01-02T03:04:05.678Z' },
    })
    assert.deepEqual(answer.json(), { found: [row] }, answer.body)
    const { data } = (await booted.app.inject({ url: '/items' })).json()
    assert.deepEqual([data[0].price, data[0].total], [row.price, row.total])
  })
