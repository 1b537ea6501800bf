import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Manifest } from '@drawbridge/manifest'
import { explain, type Subject } from './explain.ts'

const shop: Manifest = JSON.parse(
  readFileSync(new URL('../../../../samples/shop/manifest.json', import.meta.url), 'utf8'),
)

function told(subject: Subject, title: string): readonly string[] {
  const sections = explain(shop, subject)?.sections ?? []
  const lines = sections.find((section) => section.title === title)?.lines ?? []
  return lines.map(({ says, depth = 0 }) => '  '.repeat(depth) + says)
}

test('a table: what it holds, who may, what uses it and how that can fail', () => {
  const orders = { node: 'orders' }
  assert.equal(explain(shop, orders)?.title, 'orders, a table')
  assert.ok(
    told(orders, 'What a row holds').includes(
      'payment: text, may be empty, no two rows have the same.',
    ),
  )
  assert.deepEqual(told(orders, 'Who may do what').slice(0, 1), [
    'Listing them: the owner of the row, or the role staff, or the role admin.',
  ])
  const uses = told(orders, 'What reads and writes it')
  const at = uses.indexOf('POST /orders/:id/payment:')
  assert.equal(
    uses[at + 1],
    '  Finds one of orders where id is the given id, and owner is the signed-in user.',
  )
  assert.ok(uses.includes('orderLines point to it by order.'))
  assert.ok(told(orders, 'What can go wrong').includes('409: where payment is taken already.'))
})

test('an endpoint: who may call it, what comes in, what is done in order, what is answered else', () => {
  const put = { node: 'api', within: '/settings/endpoints/1/path' }
  assert.equal(explain(shop, put)?.title, 'PUT /cart/:product')
  assert.deepEqual(told(put, 'Who may call it'), [
    'It may be called by everybody who is signed in.',
  ])
  assert.match(told(put, 'What happens, in order')[3] ?? '', /^4\. Answers 200/)
  assert.deepEqual(told(put, 'What can go wrong'), [
    '401: where nobody is signed in.',
    '400: where what comes in does not fit.',
    '404 “There is no such product.”: where there is no such row of products.',
  ])
})

test('a step alone, and what is not there', () => {
  assert.equal(explain(shop, { node: 'api', step: 's7' })?.title, 'Create or update, a step')
  assert.equal(explain(shop, { node: 'gone' }), undefined)
})

test('what the checker says of it is told with it, and nothing of elsewhere', () => {
  const found = { code: 'x', severity: 'error', message: 'It is shut.', cure: 'Open it.' } as const
  const sections = explain(shop, { node: 'orders' }, [
    { ...found, node: 'orders' },
    { ...found, node: 'products' },
  ] as never)?.sections
  assert.deepEqual(sections?.at(-1)?.lines, [{ says: 'It is shut. Open it.' }])
})

test('a drawing that is wrong throughout is explained as far as it goes', () => {
  const settings = {
    fields: 'none',
    access: { list: 3 },
    steps: [4, { id: 's', kind: 'gone', bodies: { then: 5 } }, { kind: 'if' }],
    endpoints: [
      null,
      { path: 7, steps: [] },
      { path: '/x', access: 'all', params: [1], steps: [{}] },
    ],
  }
  const nodes = [{ id: 'n', kind: 'strange', name: 'n', settings }]
  const broken = { drawbridge: 1, name: 'Broken', nodes, connections: [{ from: 'n', to: 'm' }] }
  for (const within of ['', '/settings', '/settings/endpoints/1', '/settings/endpoints/2'])
    assert.ok(explain(broken as never, { node: 'n', within }))
})
