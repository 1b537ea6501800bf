import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Dialect } from '@drawbridge/sql'
import { askPostgres } from './testing/database.ts'
import { boot, type Booted } from './testing/boot.ts'
import { withIds, type ShortStep } from './testing/steps.ts'

/** Where the first two that come wait for each other; those that come again go on. */
interface Meeting {
  arrivals: number
  meet(): Promise<void>
}

declare global {
  var meeting: Meeting
}

function newMeeting(): Meeting {
  const both = Promise.withResolvers<void>()
  const meeting = {
    arrivals: 0,
    meet: async () => {
      meeting.arrivals += 1
      if (meeting.arrivals === 2) both.resolve()
      await both.promise
    },
  }
  return meeting
}

const MEET: ShortStep = {
  kind: 'code',
  settings: {
    inputs: {},
    source: 'await globalThis.meeting.meet()',
  },
}

const filled = (label: string): ShortStep => ({
  kind: 'update',
  settings: { table: 'boxes', where: `row.label == '${label}'`, values: { size: 'row.size + 1' } },
})

const whole = (
  settings: ShortStep['settings'],
  ...body: readonly ShortStep[]
): readonly ShortStep[] => [
  { kind: 'transaction', ...(settings && { settings }), bodies: { body } },
  { kind: 'respond', settings: { status: 204, as: 'nothing' } },
]

const COUNTED: ShortStep = {
  kind: 'code',
  settings: { inputs: {}, source: 'globalThis.meeting.arrivals += 1' },
}

/** Writes one box by itself, and the other in a flow with a transaction of its own. */
const crossing = (first: string, flow: string): readonly ShortStep[] =>
  whole(
    {},
    COUNTED,
    { kind: 'create', settings: { table: 'notes', values: { text: `'${first}'` } } },
    filled(first),
    { kind: 'wait', settings: { milliseconds: '5' } },
    { kind: 'call', settings: { flow, inputs: {} } },
  )

const called = (label: string) => ({
  id: `fill_${label}`,
  kind: 'flow',
  name: `fill${label.toUpperCase()}`,
  settings: { steps: withIds([{ kind: 'transaction', bodies: { body: [filled(label)] } }]) },
})

const FLOWS: Readonly<Record<string, readonly ShortStep[]>> = {
  forth: whole({}, filled('a'), MEET, filled('b')),
  back: whole({}, filled('b'), MEET, filled('a')),
  cross: crossing('a', 'fill_b'),
  recross: crossing('b', 'fill_a'),
  once: whole(
    { isolation: 'serializable' },
    { kind: 'count', name: 'n', settings: { table: 'boxes', where: "row.label == 'only'" } },
    MEET,
    {
      kind: 'if',
      settings: { condition: 'n == 0' },
      bodies: {
        then: [
          { kind: 'create', settings: { table: 'boxes', values: { label: "'only'", size: '1' } } },
        ],
      },
    },
  ),
}

const manifest = {
  drawbridge: 1,
  name: 'At the same time',
  nodes: [
    { id: 'database', kind: 'database', name: 'database', settings: { dialect: 'sqlite' } },
    {
      id: 'boxes',
      kind: 'table',
      name: 'boxes',
      settings: {
        fields: [
          { id: 'f_label', name: 'label', type: 'string', length: 9, required: true },
          { id: 'f_size', name: 'size', type: 'integer', required: true },
        ],
        access: { list: ['public'], create: ['public'] },
      },
    },
    {
      id: 'notes',
      kind: 'table',
      name: 'notes',
      settings: {
        fields: [{ id: 'f_text', name: 'text', type: 'string', length: 9, required: true }],
        access: { list: ['public'] },
      },
    },
    called('a'),
    called('b'),
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
          steps: withIds(steps),
        })),
      },
    },
  ],
  connections: [{ id: 'c1', from: 'api', to: 'database' }],
}

const post = async ({ app }: Booted, name: string): Promise<number> =>
  (await app.inject({ method: 'POST', url: `/${name}` })).statusCode

async function sizes({ app }: Booted): Promise<unknown> {
  const { data } = (await app.inject({ url: '/boxes?sort=label' })).json<{
    readonly data: readonly { readonly label: string; readonly size: number }[]
  }>()
  return data.map(({ label, size }) => [label, size])
}

/** PostgreSQL looks for deadlocks after a second: forty pairs would wait for most of a minute. */
async function lookOften(url: string): Promise<void> {
  await askPostgres(
    url,
    `ALTER DATABASE ${new URL(url).pathname.slice(1)} SET deadlock_timeout = '50ms'`,
  )
}

async function withBoxes(dialect: Dialect): Promise<Booted> {
  const booted = await boot(manifest, dialect, {}, dialect === 'postgres' ? lookOften : undefined)
  for (const label of ['a', 'b'])
    await booted.app.inject({ method: 'POST', url: '/boxes', payload: { label, size: 0 } })
  globalThis.meeting = newMeeting()
  return booted
}

// SQLite does one transaction after the other: nobody would ever meet.
for (const dialect of ['mysql', 'postgres'] as const) {
  test(`${dialect}: of two transactions that wait for each other, one is done again`, async () => {
    await using booted = await withBoxes(dialect)
    assert.deepEqual(await Promise.all([post(booted, 'forth'), post(booted, 'back')]), [204, 204])
    // Where the machine is busy, the one that comes again may be given up once more.
    assert.ok(globalThis.meeting.arrivals >= 3, 'the one that was given up came again')
    assert.deepEqual(await sizes(booted), [
      ['a', 2],
      ['b', 2],
    ])
  })

  test(`${dialect}: with a transaction in a called flow, all is done again or nothing is kept`, async () => {
    await using booted = await withBoxes(dialect)
    const names = Array.from({ length: 40 }, () => ['cross', 'recross']).flat()
    const statuses = await Promise.all(names.map((name) => post(booted, name)))
    const done = statuses.filter((status) => status === 204).length
    assert.ok(done > 0)
    assert.ok(
      statuses.every((status) => status === 204 || status === 503),
      String(statuses),
    )
    assert.ok(globalThis.meeting.arrivals > names.length, 'some met a deadlock')
    assert.deepEqual(await sizes(booted), [
      ['a', done],
      ['b', done],
    ])
    const notes = await booted.app.inject({ url: '/notes?count=true' })
    assert.equal(notes.json<{ page: { total: number } }>().page.total, done)
  })

  test(`${dialect}: serializable transactions do what each would do alone`, async () => {
    await using booted = await withBoxes(dialect)
    assert.deepEqual(await Promise.all([post(booted, 'once'), post(booted, 'once')]), [204, 204])
    assert.equal(globalThis.meeting.arrivals, 3, 'one of them was done again')
    assert.deepEqual(await sizes(booted), [
      ['a', 0],
      ['b', 0],
      ['only', 1],
    ])
  })
}
