import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { DIALECTS } from '@drawbridge/sql'
import { compile } from './compile.ts'
import { boot, type Booted } from './testing/boot.ts'
import { mistakesIn } from './testing/complaints.ts'
import { signUp } from './testing/person.ts'
import { withIds, type ShortStep } from './testing/steps.ts'

const GOODS = { table: 'goods', where: 'row.label == body.label' }

const told = (text: string): ShortStep => ({
  kind: 'create',
  settings: { table: 'tellings', values: { text } },
})

const FLOWS: Readonly<Record<string, readonly ShortStep[]>> = {
  // What is looked at only once it is there may be nothing where it is handed over.
  perhaps: [
    {
      kind: 'update',
      name: 'changes',
      settings: {
        table: 'goods',
        where: 'row.label == body.label && (body.note == null || row.note == body.note)',
        values: { amount: 'row.amount + body.n' },
        whenMissing: 'nothing',
      },
    },
    { kind: 'respond', settings: { body: '{ changes }' } },
  ],
  // Nothing of it has to be given.
  change: [
    { kind: 'update', name: 'changes', settings: { ...GOODS, values: { note: 'body.note' } } },
    { kind: 'respond', settings: { body: '{ changes }' } },
  ],
  receive: [
    {
      kind: 'upsert',
      name: 'goods',
      settings: {
        table: 'goods',
        by: ['label'],
        values: { label: 'body.label', amount: 'body.n', note: 'body.note' },
        changes: { amount: 'row.amount + body.n', note: 'body.note' },
      },
    },
    { kind: 'respond', settings: { body: '{ label: goods.label, amount: goods.amount }' } },
  ],
  // Its table has events; all that is changed is told by the row.
  visit: [
    {
      kind: 'upsert',
      name: 'counter',
      settings: {
        table: 'counters',
        by: ['label'],
        values: { label: 'body.label', amount: '1' },
        changes: { amount: 'row.amount + body.n' },
      },
    },
    { kind: 'respond', settings: { body: '{ amount: counter.amount }' } },
  ],
  // What the event tells of the row is what no other call has in between.
  count: [
    {
      kind: 'update',
      settings: {
        table: 'counters',
        where: 'row.label == body.label',
        values: { amount: 'row.amount + 1' },
      },
    },
    { kind: 'respond', settings: { as: 'nothing', status: 204 } },
  ],
  // What fails in the middle leaves nothing behind it, whatever goes on around it.
  attempt: [
    {
      kind: 'transaction',
      bodies: {
        body: [
          {
            kind: 'try',
            bodies: {
              body: [told("'first'"), told("'unheard-of'")],
              recover: [told('body.label')],
            },
          },
        ],
      },
    },
    { kind: 'respond', settings: { as: 'nothing', status: 204 } },
  ],
  tell: [
    { kind: 'call', settings: { flow: 'telling', inputs: { label: 'body.note' } } },
    { kind: 'call', settings: { flow: 'telling' } },
    { kind: 'respond', settings: { as: 'nothing', status: 204 } },
  ],
}

const field = (name: string, type: string, more: object = {}) => ({
  id: `f_${name}`,
  name,
  type,
  ...more,
})
const required = { required: true }
const label = field('label', 'string', { ...required, length: 20, unique: true })
const everything = { list: ['public'], create: ['public'] }

function drawing(flows: Readonly<Record<string, readonly ShortStep[]>> = FLOWS) {
  const table = (name: string, settings: object) => ({ id: name, kind: 'table', name, settings })
  const flow = (name: string, inputs: readonly object[], steps: readonly ShortStep[]) => ({
    id: name,
    kind: 'flow',
    name,
    settings: { inputs, steps: withIds(steps) },
  })
  return {
    drawbridge: 1,
    name: 'Writes',
    nodes: [
      { id: 'database', kind: 'database', name: 'database', settings: { dialect: 'sqlite' } },
      table('goods', {
        fields: [
          label,
          field('amount', 'integer', required),
          field('note', 'string', { length: 40 }),
        ],
        access: everything,
      }),
      table('counters', {
        fields: [label, field('amount', 'integer', required)],
        access: everything,
        events: [
          {
            id: 'counted',
            name: 'counted',
            when: 'afterUpdate',
            steps: withIds([told('`${before.amount} to ${row.amount}`')]),
          },
        ],
      }),
      table('tellings', {
        fields: [field('text', 'string', { ...required, length: 60 })],
        access: { list: ['public'] },
        events: [
          {
            id: 'toldBy',
            name: 'toldBy',
            when: 'afterCreate',
            steps: withIds([
              {
                kind: 'if',
                settings: { condition: "row.text == 'unheard-of'" },
                bodies: { then: [{ kind: 'fail', settings: { status: 422, message: "'No'" } }] },
              },
              {
                kind: 'create',
                settings: { table: 'tellers', values: { text: 'row.text', user: 'user?.id' } },
              },
            ]),
          },
        ],
      }),
      table('tellers', {
        fields: [field('text', 'string', { ...required, length: 60 }), field('user', 'integer')],
        access: { list: ['public'] },
      }),
      table('users', {
        fields: [
          field('email', 'string', { ...required, length: 100, unique: true }),
          field('name', 'string', { ...required, length: 40 }),
        ],
      }),
      { id: 'auth', kind: 'auth', name: 'auth', settings: {} },
      flow(
        'telling',
        [field('label', 'string'), field('times', 'integer', { default: 2 })],
        [
          {
            kind: 'call',
            settings: { flow: 'tellingOn', inputs: { user: "label ?? 'nothing'", times: 'times' } },
          },
        ],
      ),
      // An input may have the name of what the function is told besides.
      flow(
        'tellingOn',
        [field('user', 'string', required), field('times', 'integer', required)],
        [told('`${user} ${times}`')],
      ),
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
              { ...field('label', 'string'), required: true, maxLength: 20 },
              { ...field('note', 'string'), maxLength: 40 },
              field('n', 'integer', { default: 1 }),
            ],
            steps: withIds(steps),
          })),
        },
      },
    ],
    connections: [
      ...['goods', 'counters', 'tellings', 'tellers'].map((to) => ({
        id: `c_${to}`,
        from: 'api',
        to,
      })),
      { id: 'c2', from: 'auth', to: 'users' },
      { id: 'c3', from: 'auth', to: 'api' },
    ],
  }
}

for (const dialect of DIALECTS)
  suite(`what flows write, on ${dialect}`, () => {
    let booted: Booted
    before(async () => {
      booted = await boot(drawing(), dialect)
    })
    after(() => booted[Symbol.asyncDispose]())

    const post = (url: string, payload: object) =>
      booted.app.inject({ method: 'POST', url, payload })
    const list = async (url: string) =>
      (await booted.app.inject({ url: `${url}?limit=100&sort=id` })).json<{
        readonly data: readonly Record<string, unknown>[]
      }>().data

    if (dialect === 'sqlite') test('type-checks', () => assert.equal(mistakesIn(booted.folder), ''))

    test('a change of nothing finds the row all the same, and misses the one that is not there', async () => {
      await post('/goods', { label: 'tea', amount: 1, note: 'green' })
      assert.deepEqual((await post('/change', { label: 'tea' })).json(), { changes: 1 })
      assert.equal((await post('/change', { label: 'none' })).statusCode, 404)
      assert.equal((await post('/change', { label: 'none', note: 'x' })).statusCode, 404)
      assert.equal((await list('/goods'))[0]?.['note'], 'green')
      assert.deepEqual((await post('/change', { label: 'tea', note: 'red' })).json(), {
        changes: 1,
      })
      assert.equal((await list('/goods'))[0]?.['note'], 'red')
    })

    test('a condition of what may be left out holds where it is left out', async () => {
      await post('/goods', { label: 'oats', amount: 1, note: 'rolled' })
      for (const [note, changes] of [
        [undefined, 1],
        ['rolled', 1],
        ['cut', 0],
      ] as const)
        assert.deepEqual((await post('/perhaps', { label: 'oats', note })).json(), { changes })
    })

    test('what is put again grows by what is there, however many put it at once', async () => {
      const first = await post('/receive', { label: 'rice', n: 5 })
      assert.deepEqual(first.json(), { label: 'rice', amount: 5 })
      await Promise.all(Array.from({ length: 20 }, () => post('/receive', { label: 'rice', n: 2 })))
      const last = await post('/receive', { label: 'rice', n: 1, note: 'last' })
      assert.deepEqual(last.json(), { label: 'rice', amount: 46 })
      assert.deepEqual((await post('/visit', { label: 'door' })).json(), { amount: 1 })
      assert.deepEqual((await post('/visit', { label: 'door', n: 4 })).json(), { amount: 5 })
    })

    test('an event sees the row as nobody else has changed it since', async () => {
      await post('/counters', { label: 'hits', amount: 100 })
      const codes = await Promise.all(
        Array.from({ length: 20 }, () => post('/count', { label: 'hits' })),
      )
      assert.deepEqual(new Set(codes.map(({ statusCode }) => statusCode)), new Set([204]))
      const texts = (await list('/tellings')).map(({ text }) => String(text))
      assert.deepEqual(
        texts.filter((text) => text.startsWith('1')).filter((text) => text.length > 6),
        Array.from({ length: 20 }, (_, index) => `${100 + index} to ${101 + index}`),
      )
    })

    test('where an event fails, what started it was not done', async () => {
      assert.equal((await post('/attempt', { label: 'instead' })).statusCode, 204)
      const texts = (await list('/tellings')).map(({ text }) => text)
      assert.deepEqual(texts.slice(-2), ['first', 'instead'])
      assert.ok(!texts.includes('unheard-of'))
    })

    test('flows that are called tell their events who is at work', async () => {
      const me = await signUp(booted.app)
      assert.equal((await me.call('POST', '/tell', { label: '', note: 'me' })).statusCode, 204)
      assert.equal((await post('/tell', { label: '', note: 'they' })).statusCode, 204)
      assert.deepEqual(
        (await list('/tellers')).slice(-4).map(({ text, user }) => [text, user]),
        [
          ['me 2', me.id],
          ['nothing 2', me.id],
          ['they 2', null],
          ['nothing 2', null],
        ],
      )
    })
  })

test('what a row becomes where it is there already is not looked up in a list', async () => {
  const [step, ...rest] = FLOWS['receive'] ?? []
  const settings = { ...step?.settings, changes: { amount: 'row.amount in [body.n, 2] ? 1 : 2' } }
  const compiled = await compile(
    drawing({ receive: [{ kind: 'upsert', name: 'goods', settings }, ...rest] }),
  )
  assert.deepEqual(
    compiled.diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code),
    ['wrong-formula'],
  )
})
