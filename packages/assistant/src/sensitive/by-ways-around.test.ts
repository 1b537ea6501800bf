// Edits that leave every rule's callers as they are, and show or change more all the same.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { applyCommand, type Command } from '@drawbridge/commands'
import { compile } from '@drawbridge/compiler'
import type { Json, Manifest, Node } from '@drawbridge/manifest'
import { drawnBy } from '../testing/drawing.ts'
import { sensitiveChanges } from './sensitive-changes.ts'

const start = drawnBy(
  'people can register. add a table notes with title and body. only the owner can read and edit notes. add a table posts with title and text. anyone can read posts. only the owner can edit posts. add a table payments with amount and status draft or paid. only admins can read and edit payments. payments belong to posts.',
)

function part(name: string): Node {
  return start.nodes.find((node) => node.name === name) ?? assert.fail(name)
}
const [notes, posts, payments] = [part('notes').id, part('posts').id, part('payments').id]

const set = (id: string, path: readonly string[], value: Json): Command => ({
  type: 'setSetting',
  id,
  path,
  value,
})
const put = (id: string, list: string, item: Json): Command => ({
  type: 'insertItem',
  id,
  path: [list],
  item,
})
const add = (kind: string, id: string, settings: Node['settings']): Command => ({
  type: 'addNode',
  node: { id, kind, name: id, settings },
})
const event = (...steps: readonly Json[]): Json => ({
  id: 'v_1',
  name: 'quietly',
  when: 'afterCreate',
  steps: [...steps],
})
const step = (id: string, kind: string, settings: Json, name?: string): Json => ({
  id,
  kind,
  settings,
  ...(name !== undefined && { name }),
})

const GIVE = step('s_give', 'give', { value: 'rows' })
const find = (where: string): Json => step('s_find', 'findMany', { table: notes, where }, 'rows')
const LOOKS_UP = add('flow', 'lookUp', {
  inputs: [{ id: 'i_1', name: 'wanted', type: 'integer' }],
  steps: [find('row.id == wanted'), GIVE],
})
const SHOWS = put(part('api').id, 'endpoints', {
  id: 'e_1',
  name: 'showOne',
  method: 'GET',
  path: '/one',
  access: ['public'],
  query: [{ id: 'q_1', name: 'wanted', type: 'integer', default: 1 }],
  steps: [
    step('s_call', 'call', { flow: 'lookUp', inputs: { wanted: 'query.wanted' } }, 'found'),
    step('s_say', 'respond', { body: '{ found }' }),
  ],
})
const service = (baseUrl: string, id: string): Command =>
  add('integration', id, {
    baseUrl,
    auth: { type: 'bearer', secret: 'PAYMENTS_KEY' },
    operations: [{ id: `o_${id}`, name: 'ping', method: 'GET', path: '/ping' }],
  })
const CALLS = step('s_call', 'call', { flow: 'lookUp', inputs: { wanted: '1' } }, 'found')
const TELLS = step('s_tell', 'fail', { status: 422, message: "first(found)?.body ?? ''" })
const SWEEPS = add('flow', 'sweep', {
  inputs: [],
  steps: [step('s_gone', 'delete', { table: notes, where: 'true' })],
})
const read = ['access', 'read']

const CASES: readonly (readonly [readonly Command[], readonly Command[], RegExp])[] = [
  [
    [set(payments, read, ["role:admin when row.status == 'paid'"])],
    [set(payments, read, ['role:admin'])],
    /^opens Whoever may read payments reaches other rows/,
  ],
  [
    [set(notes, ['access', 'update'], ["owner when row.title == 'x'"])],
    [set(notes, ['access', 'update'], ['owner when true'])],
    /^opens Whoever may update notes reaches other rows/,
  ],
  [
    [
      put(notes, 'computed', { id: 'k_1', name: 'isOpen', formula: "row.title == 'x'" }),
      set(notes, read, ['signedIn when row.isOpen']),
    ],
    [set(notes, ['computed', '#k_1', 'formula'], "row.title != 'x'")],
    /^opens Whoever may read notes reaches other rows/,
  ],
  [
    [LOOKS_UP, SHOWS],
    [set('lookUp', ['steps', '#s_find', 'settings', 'where'], 'true')],
    /^opens GET \/one shows and changes/,
  ],
  [
    [LOOKS_UP, SHOWS],
    [set(part('api').id, ['endpoints', '#e_1', 'query', '#q_1', 'default'], 2)],
    /^opens GET \/one shows and changes/,
  ],
  [
    [],
    [put(posts, 'computed', { id: 'k_2', name: 'writtenBy', formula: 'row.owner.email' })],
    /^opens Everybody who reads the row sees writtenBy/,
  ],
  [
    [],
    [
      put(posts, 'computed', {
        id: 'k_3',
        name: 'sold',
        formula: "count(row.payments.filter((one) => one.status == 'paid'))",
      }),
    ],
    /^opens Everybody who reads the row sees sold, which is worked out of payments/,
  ],
  [
    [],
    [
      put(
        payments,
        'events',
        event(
          find('true'),
          step('s_copy', 'createMany', {
            table: posts,
            list: 'rows',
            item: 'one',
            values: { title: 'one.title' },
          }),
        ),
      ),
    ],
    /^opens quietly of payments shows whoever reads posts something of notes/,
  ],
  [
    [],
    [
      put(
        posts,
        'events',
        event(
          step('s_one', 'findOne', { table: notes, where: 'true' }, 'it'),
          step('s_text', 'set', { value: "it?.body ?? ''" }, 'said'),
          step('s_tell', 'fail', { status: 422, message: 'said' }),
        ),
      ),
    ],
    /^opens quietly of posts shows whoever calls something of notes/,
  ],
  [
    [],
    [LOOKS_UP, put(posts, 'events', event(CALLS, TELLS))],
    /^opens quietly of posts shows whoever calls something of notes/,
  ],
  [
    [LOOKS_UP],
    [put(posts, 'events', event(CALLS, TELLS))],
    /^opens quietly of posts shows whoever calls something of notes/,
  ],
  [
    [],
    [
      add('flow', 'copy', {
        inputs: [{ id: 'i_2', name: 'said', type: 'string' }],
        steps: [step('s_post', 'create', { table: posts, values: { title: 'said' } })],
      }),
      put(
        notes,
        'events',
        event(step('s_call', 'call', { flow: 'copy', inputs: { said: 'row.body' } })),
      ),
    ],
    /^opens quietly of notes shows whoever reads posts something of notes/,
  ],
  ...['(row.amount ?? 0) * 1', '(row.amount ?? 0) - 0'].map((pay): (typeof CASES)[number] => [
    [],
    [
      put(posts, 'fields', { id: 'f_pay', name: 'pay', type: 'decimal' }),
      put(
        payments,
        'events',
        event(step('s_post', 'create', { table: posts, values: { title: "'x'", pay } })),
      ),
    ],
    /^opens quietly of payments shows whoever reads posts something of payments/,
  ]),
  [
    [SWEEPS],
    [put(posts, 'events', event(step('s_call', 'call', { flow: 'sweep', inputs: {} })))],
    /^loses Each time that quietly of posts is set going: Deletes notes/,
  ],
  [
    [
      service('https://pay.example', 'pay'),
      add('integration', 'log', { baseUrl: 'https://log.example', operations: [] }),
    ],
    [set('log', ['auth'], { type: 'bearer', secret: 'PAYMENTS_KEY' })],
    /^secret The secret PAYMENTS_KEY goes to log\.example:443/,
  ],
  [[], [set(part('database').id, ['dialect'], 'postgres')], /^loses The database becomes another/],
]

function changed(manifest: Manifest, commands: readonly Command[]): Manifest {
  const done = applyCommand(manifest, { type: 'batch', label: 'test', commands })
  assert.ok(done.ok, done.ok ? '' : done.reason)
  return done.manifest
}

async function weighed(before: Manifest, after: Manifest): Promise<readonly string[]> {
  const [was, is] = [await compile(before), await compile(after)]
  assert.ok(was.ok, JSON.stringify(was.diagnostics))
  assert.ok(is.ok, JSON.stringify(is.diagnostics))
  return sensitiveChanges(was, is).map(({ sort, says }) => `${sort} ${says}`)
}

test('what shows or changes more behind rules that stay weighs', async () => {
  for (const [first, then, says] of CASES) {
    const before = changed(start, first)
    const found = await weighed(before, changed(before, then))
    assert.ok(
      found.some((one) => says.test(one)),
      `${String(says)}: ${found.join(' | ')}`,
    )
  }
})

test('what shows no more weighs nothing', async () => {
  const narrower = [set(notes, read, ["owner when row.title == 'x'"])]
  const stock = event(
    step('s_one', 'findOne', { table: posts, where: 'row.id == 1' }, 'it'),
    step('s_same', 'update', { table: posts, where: 'row.id == 1', values: { text: 'it?.text' } }),
  )
  const mine = { id: 'k_4', name: 'isMine', formula: 'row.owner == user' }
  const amount = '(row.amount ?? 0)'
  const less = [
    put(posts, 'fields', { id: 'f_left', name: 'left', type: 'decimal', required: true }),
    put(
      payments,
      'events',
      event(
        step('s_set', 'set', { value: amount }, 'amount'),
        step('s_less', 'update', {
          table: posts,
          where: 'true',
          values: { left: 'row.left - amount' },
        }),
      ),
    ),
  ]
  const unheld = [narrower, less, [put(notes, 'events', stock)], [put(posts, 'computed', mine)]]
  for (const commands of unheld)
    assert.deepEqual(await weighed(start, changed(start, commands)), [])
})
