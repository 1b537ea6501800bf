import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DIALECTS } from '@drawbridge/sql'
import { compile } from './compile.ts'
import { boot } from './testing/boot.ts'
import { failuresIn, mistakesIn } from './testing/complaints.ts'
import { withIds, type ShortStep } from './testing/steps.ts'

const GIVEN = '{ slug: slug(row.title), price: row.title == "Devil" ? 6.66 : row.price ?? 1.5 }'

const DRAWN: Readonly<Record<string, readonly ShortStep[]>> = {
  one: [
    {
      kind: 'create',
      name: 'page',
      settings: { table: 'pages', values: { title: 'body.title' } },
    },
    { kind: 'respond', settings: { status: 201, as: 'json', body: 'page' } },
  ],
  many: [
    {
      kind: 'createMany',
      settings: {
        table: 'pages',
        list: "[body.title, 'Next One']",
        item: 'one',
        values: { title: 'one' },
      },
    },
    { kind: 'respond', settings: { status: 204, as: 'nothing' } },
  ],
  ensure: [
    {
      kind: 'upsert',
      name: 'page',
      settings: {
        table: 'pages',
        by: ['slug'],
        values: { title: 'body.title', slug: 'slug(body.title)', price: '2' },
        changes: { title: 'upper(body.title)' },
      },
    },
    { kind: 'respond', settings: { body: 'page' } },
  ],
}

/** Pages whose slug nobody sends: an event makes it of the title. */
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
          {
            id: 'f_slug',
            name: 'slug',
            type: 'string',
            length: 60,
            required: true,
            unique: true,
            visibility: 'readOnly',
          },
          { id: 'f_price', name: 'price', type: 'decimal', precision: 12, scale: 2 },
        ],
        access: Object.fromEntries(
          ['list', 'read', 'create', 'bulkCreate', 'update'].map((one) => [one, ['public']]),
        ),
        events: [
          { id: 'named', name: 'pageNamed', when: 'beforeCreate', steps: withIds(steps) },
          {
            id: 'kept',
            name: 'pageKept',
            when: 'beforeCreate',
            steps: withIds([
              {
                kind: 'if',
                settings: { condition: 'row.price == 9.99 || row.price == 6.66' },
                bodies: { then: [{ kind: 'fail', settings: { status: 422, message: "'No'" } }] },
              },
            ]),
          },
        ],
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
          body: [{ id: 'p_title', name: 'title', type: 'string', required: true, maxLength: 40 }],
          steps: withIds(drawn),
        })),
      },
    },
  ],
  connections: [{ id: 'c1', from: 'api', to: 'pages' }],
})

const give = (value: string): ShortStep => ({ kind: 'give', settings: { value } })

for (const dialect of DIALECTS)
  test(`${dialect}: an event gives a new row values that no caller sends`, async () => {
    await using booted = await boot(manifest([give(GIVEN)]), dialect)
    if (dialect === 'sqlite') {
      assert.equal(mistakesIn(booted.folder), '')
      assert.equal(failuresIn(booted.folder), '')
    }
    const send = async (url: string, payload: object, status = 201) => {
      const answer = await booted.app.inject({ method: 'POST', url, payload })
      assert.equal(answer.statusCode, status, answer.body)
      return status === 204 ? undefined : answer.json()
    }
    const made = await send('/pages', { title: 'Hello There' })
    assert.deepEqual([made.slug, made.price], ['hello-there', '1.50'])
    const read = await booted.app.inject({ url: `/pages/${made.id}` })
    assert.deepEqual(read.json(), made)
    await send('/pages', { title: 'Hello, there' }, 409)
    await send('/pages', { title: 'Mine', slug: 'my-own' }, 400)
    await send('/pages', { title: 'Dear', price: '9.99' }, 422)
    const bulk = await send('/pages/bulk', {
      items: [{ title: 'A B' }, { title: 'C', price: '3' }],
    })
    assert.deepEqual(
      bulk.data.map(({ slug, price }: Record<string, string>) => [slug, price]),
      [
        ['a-b', '1.50'],
        ['c', '3.00'],
      ],
    )
    assert.equal((await send('/one', { title: 'By Hand' })).slug, 'by-hand')
    // The event after it sees what it gave.
    for (const url of ['/pages', '/one', '/many']) await send(url, { title: 'Devil' }, 422)
    await send('/many', { title: 'First One' }, 204)
    const upserted = await send('/ensure', { title: 'Sure' }, 200)
    assert.deepEqual([upserted.slug, upserted.price], ['sure', '2.00'])
    assert.equal((await send('/ensure', { title: 'Sure' }, 200)).title, 'SURE')
    const { data } = (await booted.app.inject({ url: '/pages?sort=slug&fields=slug' })).json()
    assert.deepEqual(
      data.map(({ slug }: { readonly slug: string }) => slug),
      ['a-b', 'by-hand', 'c', 'first-one', 'hello-there', 'next-one', 'sure'],
    )
  })

const WRONG: readonly (readonly [string, readonly ShortStep[], readonly string[]])[] = [
  ['no event gives it', [], ['nobody-can-write']],
  ['something else', [give('{ slug: 7, price: 1 }')], ['wrong-formula']],
  [
    'a field that is not there',
    [give('{ slug: row.title, slogan: row.title }')],
    ['unknown-choice'],
  ],
  ['no fields at all', [give('row.title')], ['nobody-can-write']],
  [
    'at times only',
    [
      {
        kind: 'if',
        settings: { condition: "row.title == 'a'" },
        bodies: { then: [give('{ slug: row.title }')] },
      },
    ],
    ['nobody-can-write'],
  ],
]

for (const [what, steps, codes] of WRONG)
  test(`what an event gives a row is checked: ${what}`, async () => {
    const compiled = await compile(manifest(steps), { dialect: 'sqlite' })
    const errors = compiled.diagnostics.filter(({ severity }) => severity === 'error')
    assert.deepEqual([...new Set(errors.map(({ code }) => code))], codes)
  })
