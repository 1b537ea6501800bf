import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DIALECTS } from '@drawbridge/sql'
import { boot, type Booted } from './testing/boot.ts'
import { mistakesIn } from './testing/complaints.ts'
import { signUp, signUpQuickly, type Person } from './testing/person.ts'
import { withIds, type ShortStep } from './testing/steps.ts'

const note = (text: string): ShortStep => ({
  kind: 'create',
  settings: { table: 'notes', values: { text } },
})

const refused = (condition: string, message: string): ShortStep => ({
  kind: 'if',
  settings: { condition },
  bodies: { then: [{ kind: 'fail', settings: { status: 422, message: `'${message}'` } }] },
})

const log = (message: string): ShortStep => ({ kind: 'log', settings: { message } })

const EVENTS: Readonly<Record<string, readonly ShortStep[]>> = {
  beforeCreate: [refused("row.label == 'bad'", 'Not this one'), note('`to be ${row.label}`')],
  afterCreate: [
    { kind: 'set', name: 'log', settings: { value: 'row.label' } },
    log('log'),
    note('`made ${log} ${row.amount ?? 0}`'),
  ],
  beforeUpdate: [refused("row.label == 'fast'", 'It stays')],
  afterUpdate: [note('`${before.label} became ${row.label}`')],
  beforeDelete: [log("'about to go'"), refused("row.label == 'fast'", 'It stays here')],
  afterDelete: [
    { kind: 'call', settings: { flow: 'hinted' } },
    note("`gone ${row.label}, by ${user == null ? 'nobody' : 'somebody'}`"),
  ],
}

const write = (kind: string, settings: ShortStep['settings']): ShortStep => ({
  kind,
  settings: { table: 'orders', ...settings },
})

const FLOWS: Readonly<Record<string, readonly ShortStep[]>> = {
  create: [write('create', { values: { label: 'body.label' } })],
  quietly: [write('create', { values: { label: 'body.label' }, whenTaken: 'nothing' })],
  many: [
    write('createMany', { list: "[body.label, 'next']", item: 'one', values: { label: 'one' } }),
  ],
  change: [
    write('update', {
      where: "row.label != 'next'",
      values: { label: 'body.label', amount: '(row.amount ?? 0) + 1' },
      whenMissing: 'nothing',
    }),
  ],
  ensure: [
    write('upsert', { by: ['label'], values: { label: 'body.label' }, changes: { amount: '7' } }),
  ],
  clear: [write('delete', { where: 'row.label == body.label', whenMissing: 'nothing' })],
}

const users = {
  id: 'users',
  kind: 'table',
  name: 'users',
  settings: {
    fields: [
      { id: 'f_email', name: 'email', type: 'string', length: 100, required: true, unique: true },
    ],
  },
}

/** What is told elsewhere and what may refuse, before a change that not everybody may make. */
const beforeIt = (when: string): ShortStep[] => [
  note(`\`${when} ${'${row.label}'}\``),
  refused("row.label == 'fired'", 'It is fired'),
]

/** It may be deleted by its owner until this is done before that. */
const soldAtLast: readonly ShortStep[] = [
  { kind: 'set', name: 'gone', settings: { value: 'row.id' } },
  {
    kind: 'if',
    settings: { condition: "row.label == 'lost'" },
    bodies: {
      then: [
        {
          kind: 'update',
          settings: { table: 'pieces', where: 'row.id == gone', values: { label: "'sold'" } },
        },
      ],
    },
  },
]

const pieces = {
  id: 'pieces',
  kind: 'table',
  name: 'pieces',
  settings: {
    fields: [{ id: 'f_piece', name: 'label', type: 'string', length: 20, required: true }],
    owner: true,
    access: {
      create: ['signedIn'],
      read: ['owner', 'role:admin'],
      update: ['owner', 'role:admin'],
      delete: ["owner when row.label != 'sold'", 'role:admin'],
    },
    events: ['beforeUpdate', 'beforeDelete', 'afterDelete'].map((when) => ({
      id: `piece_${when}`,
      name: `piece${when}`,
      when,
      steps: withIds([...beforeIt(when), ...(when === 'beforeDelete' ? soldAtLast : [])]),
    })),
  },
}

const manifest = {
  drawbridge: 1,
  name: 'Events',
  nodes: [
    { id: 'database', kind: 'database', name: 'database', settings: { dialect: 'sqlite' } },
    {
      id: 'orders',
      kind: 'table',
      name: 'orders',
      settings: {
        fields: [
          {
            id: 'f_label',
            name: 'label',
            type: 'string',
            length: 20,
            required: true,
            unique: true,
          },
          { id: 'f_amount', name: 'amount', type: 'integer' },
        ],
        access: { list: ['public'], create: ['public'], update: ['public'], delete: ['public'] },
        events: Object.entries(EVENTS).map(([when, steps]) => ({
          id: when,
          name: `order${when}`,
          when,
          steps: withIds(steps),
        })),
      },
    },
    users,
    pieces,
    { id: 'auth', kind: 'auth', name: 'auth', settings: { roles: ['user', 'admin'] } },
    {
      id: 'hinted',
      kind: 'flow',
      name: 'hinted',
      settings: { steps: withIds([log("'gone'")]) },
    },
    {
      id: 'called',
      kind: 'flow',
      name: 'called',
      settings: {
        steps: withIds([write('delete', { where: "row.label == 'x'", whenMissing: 'nothing' })]),
      },
    },
    {
      id: 'notes',
      kind: 'table',
      name: 'notes',
      settings: {
        fields: [{ id: 'f_text', name: 'text', type: 'string', length: 60, required: true }],
        access: { list: ['public'] },
        // An event of what events write.
        events: [
          {
            id: 'noted',
            name: 'noted',
            when: 'beforeCreate',
            steps: withIds([log('row.text'), refused('length(row.text) > 50', 'Too long to tell')]),
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
          name: `${name}It`,
          method: 'POST',
          path: `/${name}`,
          access: ['public'],
          body: [{ id: 'p_label', name: 'label', type: 'string', required: true, maxLength: 20 }],
          steps: withIds([...steps, { kind: 'respond', settings: { status: 204, as: 'nothing' } }]),
        })),
      },
    },
  ],
  connections: [
    { id: 'c1', from: 'api', to: 'orders' },
    { id: 'c2', from: 'api', to: 'notes' },
    { id: 'c5', from: 'api', to: 'pieces' },
    { id: 'c3', from: 'auth', to: 'users' },
    { id: 'c4', from: 'auth', to: 'api' },
  ],
}

/** The notes that a call leaves behind it, and what it answers. */
function teller({ app }: Booted) {
  let told = 0
  return async (
    path: string,
    label: string,
    method: 'POST' | 'PATCH' | 'DELETE' = 'POST',
    headers: Partial<Person['headers']> = {},
  ) => {
    const { statusCode } = await app.inject({ method, url: path, headers, payload: { label } })
    const { data } = (await app.inject({ url: '/notes?sort=id&limit=100' })).json<{
      readonly data: readonly { readonly text: string }[]
    }>()
    const texts = data.slice(told).map(({ text }) => text)
    told = data.length
    return [statusCode, ...texts]
  }
}

for (const dialect of DIALECTS)
  test(`${dialect}: what flows write goes through the events of its table, all or nothing`, async () => {
    await using booted = await boot(manifest, dialect)
    if (dialect === 'sqlite') assert.equal(mistakesIn(booted.folder), '')
    const tell = teller(booted)
    assert.deepEqual(await tell('/create', 'a'), [204, 'to be a', 'made a 0'])
    assert.deepEqual(await tell('/create', 'bad'), [422])
    assert.deepEqual(await tell('/create', 'a'), [409])
    assert.deepEqual(await tell('/many', 'bad'), [422])
    assert.deepEqual(await tell('/many', 'b'), [
      204,
      'to be b',
      'made b 0',
      'to be next',
      'made next 0',
    ])
    assert.deepEqual(await tell('/clear', 'b'), [204, 'gone b, by nobody'])
    assert.deepEqual(await tell('/clear', 'b'), [204])
    assert.deepEqual(await tell('/change', 'c'), [204, 'a became c'])
    assert.deepEqual(await tell('/ensure', 'fast'), [204, 'to be fast', 'made fast 0'])
    assert.deepEqual(await tell('/ensure', 'fast'), [422])
    assert.deepEqual(await tell('/ensure', 'c'), [204, 'c became c'])
    assert.deepEqual(await tell('/change', 'd'), [422])
    assert.deepEqual(await tell('/clear', 'fast'), [422])
    const { data } = (await booted.app.inject({ url: '/orders?sort=label' })).json()
    const fast = data.find(({ label }: { readonly label: string }) => label === 'fast')
    assert.deepEqual(await tell(`/orders/${fast.id}`, 'slow', 'PATCH'), [422])
    assert.deepEqual(await tell(`/orders/${fast.id}`, '', 'DELETE'), [422])
    assert.deepEqual(
      data.map(({ label, amount }: Record<string, unknown>) => [label, amount]),
      [
        ['c', 7],
        ['fast', null],
        ['next', null],
      ],
    )
    await expectNothingForStrangers(booted, tell)
  })

/** What comes before a change is done for those who may make it, and tells nobody else of the row. */
async function expectNothingForStrangers(
  booted: Booted,
  tell: ReturnType<typeof teller>,
): Promise<void> {
  const owner = await signUpQuickly(booted)
  const { headers: stranger } = await signUpQuickly(booted)
  const { headers: admin } = await signUp(booted.app, 'admin', {})
  const make = async (label: string) => {
    const made = await owner.call('POST', '/pieces', { label })
    assert.equal(made.statusCode, 201, made.body)
    return `/pieces/${made.json().id}`
  }
  const [fired, raw, sold] = [await make('fired'), await make('raw'), await make('sold')]
  for (const piece of [fired, raw, '/pieces/999'])
    for (const method of ['PATCH', 'DELETE'] as const) {
      assert.deepEqual(await tell(piece, 'mine', method, stranger), [404], `${method} ${piece}`)
      assert.deepEqual(await tell(piece, 'mine', method), [401])
    }
  for (const headers of [owner.headers, admin])
    for (const method of ['PATCH', 'DELETE'] as const)
      assert.deepEqual(await tell(fired, 'other', method, headers), [422], method)
  assert.deepEqual(await tell(raw, 'dry', 'PATCH', admin), [200, 'beforeUpdate raw'])
  assert.deepEqual(await tell(raw, 'sold', 'PATCH', owner.headers), [200, 'beforeUpdate dry'])
  // They may change it, but not delete it any more.
  assert.deepEqual(await tell(raw, '', 'DELETE', owner.headers), [403])
  const gone = ['beforeDelete sold', 'afterDelete sold']
  assert.deepEqual(await tell(sold, '', 'DELETE', admin), [204, ...gone])
  // It was theirs to delete until the event before that: nothing stays of it where the deletion is refused.
  const lost = await make('lost')
  assert.deepEqual(await tell(lost, '', 'DELETE', owner.headers), [403])
  assert.equal((await owner.call('GET', lost)).json().label, 'lost')
  const dry = await make('dry')
  const dried = ['beforeDelete dry', 'afterDelete dry']
  assert.deepEqual(await tell(dry, '', 'DELETE', owner.headers), [204, ...dried])
}
