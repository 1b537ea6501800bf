import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DIALECTS } from '@drawbridge/sql'
import { compile } from './compile.ts'
import { boot } from './testing/boot.ts'
import { failuresIn, mistakesIn } from './testing/complaints.ts'
import { withIds, type ShortStep } from './testing/steps.ts'

const TITLE = { id: 'p_title', name: 'title', type: 'string', maxLength: 40 }
const NOTHING: ShortStep = { kind: 'respond', settings: { status: 204, as: 'nothing' } }
const give = (value: string): ShortStep => ({ kind: 'give', settings: { value } })

const DRAWN: Readonly<Record<string, readonly ShortStep[]>> = {
  all: [
    {
      kind: 'update',
      settings: {
        table: 'pages',
        where: 'row.edits < 100',
        values: { title: 'body.title', price: 'row.price + 1' },
        whenMissing: 'nothing',
      },
    },
    NOTHING,
  ],
  dearer: [
    {
      kind: 'update',
      settings: {
        table: 'pages',
        where: "row.title == 'A'",
        values: { price: 'row.price + 1' },
        whenMissing: 'nothing',
      },
    },
    NOTHING,
  ],
  many: [
    { kind: 'findMany', name: 'found', settings: { table: 'pages', limit: '9' } },
    {
      kind: 'updateMany',
      settings: {
        table: 'pages',
        list: 'found',
        item: 'one',
        row: 'one.id',
        values: { title: '`${one.title}!`' },
      },
    },
    NOTHING,
  ],
  ensure: [
    {
      kind: 'upsert',
      name: 'page',
      settings: {
        table: 'pages',
        by: ['code'],
        values: { title: 'body.title ?? ""', code: "'c1'" },
        changes: { title: 'upper(body.title ?? "")' },
      },
    },
    { kind: 'respond', settings: { body: 'page' } },
  ],
}

const EVENT: readonly ShortStep[] = [
  {
    kind: 'if',
    settings: { condition: "changes.title == 'Devil' && row.title != 'Devil'" },
    bodies: { then: [{ kind: 'fail', settings: { status: 422, message: "'No'" } }] },
  },
  give(
    '{ slug: slug(changes.title ?? row.title), edits: row.edits + 1, seen: changes.due ?? row.due }',
  ),
]

/** Pages whose slug follows their title: an event gives it before a page is changed. */
const manifest = (steps: readonly ShortStep[]) => ({
  drawbridge: 1,
  name: 'Pages',
  nodes: [
    { id: 'database', kind: 'database', name: 'database', settings: { dialect: 'sqlite' } },
    {
      id: 'pages',
      kind: 'table',
      name: 'pages',
      settings: {
        fields: [
          { id: 'f_title', name: 'title', type: 'string', length: 40, required: true },
          { id: 'f_slug', name: 'slug', type: 'string', length: 60, visibility: 'readOnly' },
          { id: 'f_code', name: 'code', type: 'string', length: 9, unique: true },
          {
            id: 'f_edits',
            name: 'edits',
            type: 'integer',
            required: true,
            default: { kind: 'literal', value: 0 },
            visibility: 'readOnly',
          },
          {
            id: 'f_price',
            name: 'price',
            type: 'decimal',
            precision: 12,
            scale: 2,
            required: true,
            default: { kind: 'literal', value: '1.00' },
          },
          { id: 'f_due', name: 'due', type: 'datetime' },
          { id: 'f_seen', name: 'seen', type: 'datetime', visibility: 'readOnly' },
        ],
        access: Object.fromEntries(
          ['list', 'read', 'create', 'update'].map((one) => [one, ['public']]),
        ),
        timestamps: true,
        version: true,
        events: [
          { id: 'named', name: 'pageRenamed', when: 'beforeUpdate', steps: withIds(steps) },
          {
            id: 'kept',
            name: 'pageKept',
            when: 'beforeUpdate',
            steps: withIds([
              {
                kind: 'if',
                settings: { condition: "changes.price == 6.66 || changes.title == 'Hell'" },
                bodies: { then: [{ kind: 'fail', settings: { status: 403, message: "'No'" } }] },
              },
              { kind: 'create', settings: { table: 'notes', values: { text: "'kept'" } } },
            ]),
          },
          {
            id: 'dated',
            name: 'pageDated',
            when: 'afterUpdate',
            steps: withIds([
              {
                kind: 'if',
                settings: { condition: "row.slug == 'too-late' && before.slug != 'too-late'" },
                bodies: { then: [{ kind: 'fail', settings: { status: 410, message: "'Late'" } }] },
              },
            ]),
          },
        ],
      },
    },
    {
      id: 'notes',
      kind: 'table',
      name: 'notes',
      settings: {
        fields: [{ id: 'f_text', name: 'text', type: 'string', length: 40, required: true }],
        access: { list: ['public'] },
      },
    },
    {
      id: 'api',
      kind: 'api',
      name: 'api',
      settings: {
        endpoints: Object.entries(DRAWN).map(([name, drawn]) => ({
          id: name,
          name: `${name}Drawn`,
          method: 'POST',
          path: `/${name}`,
          access: ['public'],
          body: [TITLE],
          steps: withIds(drawn),
        })),
      },
    },
  ],
  connections: [
    { id: 'c1', from: 'api', to: 'pages' },
    { id: 'c2', from: 'api', to: 'notes' },
  ],
})

for (const dialect of DIALECTS)
  test(`${dialect}: an event gives a row values before it is changed`, async () => {
    await using booted = await boot(manifest(EVENT), dialect)
    if (dialect === 'sqlite') {
      assert.equal(mistakesIn(booted.folder), '')
      assert.equal(failuresIn(booted.folder), '')
    }
    const send = async (method: 'POST' | 'PATCH', url: string, payload: object, status: number) => {
      const answer = await booted.app.inject({ method, url, payload })
      assert.equal(answer.statusCode, status, answer.body)
      return status === 204 ? undefined : answer.json()
    }
    const page = await send('POST', '/pages', { title: 'A', code: 'a' }, 201)
    const other = await send('POST', '/pages', { title: 'B', code: 'b' }, 201)
    const url = `/pages/${page.id}`
    const read = async (id: number) =>
      (await booted.app.inject({ url: `/pages/${id}` })).json<Record<string, unknown>>()
    const shown = async (id: number) => {
      const { title, slug, edits, price } = await read(id)
      return [title, slug, edits, price]
    }
    assert.equal(page.slug, null)

    const due = '2026-11-22T12:00:00+02:00'
    const renamed = await send('PATCH', url, { version: 1, title: 'A b', due }, 200)
    assert.deepEqual([renamed.slug, renamed.edits, renamed.version], ['a-b', 1, 2])
    assert.deepEqual([renamed.due, renamed.seen], Array(2).fill('2026-11-22T10:00:00.000Z'))
    assert.deepEqual(await read(page.id), renamed)
    // Nobody but the event writes them, nothing is written where it refuses, and a stale change is none.
    await send('PATCH', url, { version: 2, slug: 'mine' }, 400)
    await send('PATCH', url, { version: 2, title: 'Devil' }, 422)
    await send('PATCH', url, { version: 2, price: '6.66' }, 403)
    await send('PATCH', url, { version: 2, title: 'Too late' }, 410)
    await send('PATCH', url, { version: 1, title: 'Later' }, 409)
    await send('PATCH', url, { version: 1, title: 'Devil' }, 409)
    await send('PATCH', '/pages/999', { version: 1, title: 'None' }, 404)
    assert.deepEqual(await read(page.id), renamed)
    assert.equal((await booted.app.inject({ url: '/notes' })).json().data.length, 1)

    await send('POST', '/all', {}, 204)
    assert.deepEqual(await shown(page.id), ['A b', 'a-b', 2, '2.00'])
    assert.deepEqual(await shown(other.id), ['B', 'b', 1, '2.00'])
    await send('POST', '/all', { title: 'Hell' }, 403)
    await send('POST', '/all', { title: 'A' }, 204)
    assert.deepEqual(await shown(other.id), ['A', 'a', 2, '3.00'])
    await send('POST', '/dearer', {}, 204)
    await send('POST', '/many', {}, 204)
    assert.deepEqual(await shown(page.id), ['A!', 'a', 5, '4.00'])
    assert.deepEqual(await shown(other.id), ['A!', 'a', 4, '4.00'])

    const made = await send('POST', '/ensure', { title: 'New' }, 200)
    assert.deepEqual([made.title, made.slug, made.edits], ['New', null, 0])
    const changed = await send('POST', '/ensure', { title: 'Two' }, 200)
    assert.deepEqual([changed.id, changed.title, changed.slug], [made.id, 'TWO', 'two'])
    assert.deepEqual(await read(made.id), changed)
    await send('POST', '/ensure', { title: 'too late' }, 410)
    assert.deepEqual(await read(made.id), changed)
  })

const WRONG: readonly (readonly [string, readonly ShortStep[], string])[] = [
  ['something else', [give('{ slug: 7 }')], 'wrong-formula'],
  ['a field that is not there', [give('{ slogan: row.title }')], 'unknown-choice'],
  ['no fields at all', [give('row.title')], 'wrong-formula'],
  ['what may be left out', [give('{ title: changes.title }')], 'wrong-formula'],
  [
    'a step of that name',
    [{ kind: 'set', name: 'changes', settings: { value: '1' } }],
    'duplicate-name',
  ],
  [
    'a change of the same rows',
    [
      {
        kind: 'update',
        settings: { table: 'pages', where: 'row.id == 1', values: { title: "'x'" } },
      },
      give("{ slug: 'x' }"),
    ],
    'events-without-end',
  ],
]

for (const [what, steps, code] of WRONG)
  test(`what an event gives a row that is changed is checked: ${what}`, async () => {
    const compiled = await compile(manifest(steps), { dialect: 'sqlite' })
    const errors = compiled.diagnostics.filter(({ severity }) => severity === 'error')
    assert.deepEqual([...new Set(errors.map((one) => one.code))], [code])
  })
