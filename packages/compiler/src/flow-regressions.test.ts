import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { boot, type Booted } from './testing/boot.ts'
import { mistakesIn } from './testing/complaints.ts'
import { withIds, type ShortStep } from './testing/steps.ts'

/** Flows that random drawing has found to be wrong once, each as small as it could be made. */
const FLOWS: Readonly<Record<string, readonly ShortStep[]>> = {
  answersOrNothing: [
    {
      kind: 'if',
      settings: { condition: 'body.n > 5' },
      bodies: { then: [{ kind: 'respond', settings: { status: 204, as: 'nothing' } }] },
    },
    { kind: 'respond', settings: { status: 201, body: '{ n: body.n }' } },
  ],
  givesAtTimesAtOnce: [
    {
      kind: 'each',
      name: 'large',
      settings: { list: '[1, body.n, 9]', item: 'one', parallel: 2 },
      bodies: {
        body: [
          {
            kind: 'if',
            settings: { condition: 'one > 5' },
            bodies: { then: [{ kind: 'give', settings: { value: 'one' } }] },
          },
        ],
      },
    },
    { kind: 'respond', settings: { body: 'large' } },
  ],
  givingIsNoLeaving: [
    {
      kind: 'findOne',
      name: 'box',
      settings: { table: 'boxes', where: 'row.size == body.n', whenMissing: 'nothing' },
    },
    {
      kind: 'if',
      name: 'size',
      settings: { condition: 'box == null' },
      bodies: {
        then: [{ kind: 'give', settings: { value: '0' } }],
        else: [{ kind: 'give', settings: { value: 'box.size' } }],
      },
    },
    { kind: 'respond', settings: { body: '{ label: box?.label, size }' } },
  ],
  writtenOutIsOneOfMany: [
    { kind: 'set', name: 'word', settings: { value: '`n${6} ${27.20}`' } },
    { kind: 'set', name: 'least', settings: { value: '-5' } },
    { kind: 'respond', settings: { body: "{ word: word == 'x', least: least == 4 }" } },
  ],
  nothingOrNothing: [
    {
      kind: 'if',
      name: 'none',
      settings: { condition: 'body.note == null' },
      bodies: {
        then: [
          {
            kind: 'if',
            settings: { condition: 'body.n > 5' },
            bodies: { then: [{ kind: 'give', settings: { value: 'body.note' } }] },
          },
        ],
      },
    },
    { kind: 'respond', settings: { body: '{ none }' } },
  ],
  eitherAndAlso: [
    {
      kind: 'findMany',
      name: 'rows',
      settings: {
        table: 'boxes',
        where: "row.label == 'a' || row.label == 'b'",
        filters: [{ when: 'body.n > 1', condition: 'row.size > body.n || row.size == 0' }],
        limit: '5',
      },
    },
    { kind: 'respond', settings: { body: 'rows.map(row => row.label)' } },
  ],
  fixedIsOneOfMany: [
    { kind: 'set', name: 'word', settings: { value: "'a'" } },
    { kind: 'set', name: 'price', settings: { value: 'body.n > 5 ? 1.50 : 2.50' } },
    { kind: 'respond', settings: { body: "{ word: word == 'b', price: price == 3.50 }" } },
  ],
  fixedWhereverItComesFrom: [
    {
      kind: 'set',
      name: 'words',
      settings: { value: "[body.n].map(n => n > 5 ? 'large' : 'small')" },
    },
    {
      kind: 'group',
      name: 'sizes',
      settings: { list: '[body.n]', item: 'n', by: 'n > 5 ? 2 : 1' },
    },
    {
      kind: 'transaction',
      name: 'word',
      settings: {},
      bodies: {
        body: [
          {
            kind: 'if',
            settings: { condition: 'body.n > 5' },
            bodies: { then: [{ kind: 'give', settings: { value: "'large'" } }] },
          },
        ],
      },
    },
    {
      kind: 'parallel',
      name: 'both',
      settings: {
        branches: [
          { id: 'left', name: 'left' },
          { id: 'right', name: 'right' },
        ],
      },
      bodies: {
        left: [{ kind: 'give', settings: { value: 'body.n > 5 ? 2 : 1' } }],
        right: [{ kind: 'give', settings: { value: 'body.n' } }],
      },
    },
    {
      kind: 'each',
      name: 'all',
      settings: { list: '[body.n]', item: 'one', parallel: 2 },
      bodies: { body: [{ kind: 'give', settings: { value: "one > 5 ? 'large' : 'small'" } }] },
    },
    {
      kind: 'respond',
      settings: {
        body: "{ words: words has 'b', sizes: sizes.some(one => one.key == 3), word: word == 'b', left: both.left == both.right, all: all has 'b' }",
      },
    },
  ],
  fixedByAQuestion: [
    {
      kind: 'if',
      settings: { condition: 'body.n == 1 && body.sure' },
      bodies: {
        then: [
          { kind: 'set', name: 'n', settings: { value: 'body.n' } },
          { kind: 'set', name: 'all', settings: { value: '{ sure: body.sure, n }' } },
          {
            kind: 'respond',
            settings: {
              body: '{ n: n == 2, sure: all.sure == false, map: [3].map(one => body.n) has 2 }',
            },
          },
        ],
      },
    },
    { kind: 'respond', settings: { body: '{ n: true, sure: true, map: true }' } },
  ],
  askedOutsideOfAFunction: [
    {
      kind: 'if',
      settings: { condition: 'body.note == null' },
      bodies: { then: [{ kind: 'fail', settings: { status: 400, message: "'No note'" } }] },
    },
    {
      kind: 'transaction',
      name: 'box',
      settings: {},
      bodies: {
        body: [{ kind: 'give', settings: { value: '{ note: body.note, n: body.n }' } }],
      },
    },
    { kind: 'respond', settings: { body: '{ note: box.note, again: body.note }' } },
  ],
}

const field = (name: string, type: object) => ({ id: `f_${name}`, name, required: true, ...type })

const pathOf = (name: string): string => `/${name.toLowerCase()}`

const MANIFEST = {
  drawbridge: 1,
  name: 'Wrong once',
  nodes: [
    { id: 'database', kind: 'database', name: 'database', settings: { dialect: 'sqlite' } },
    {
      id: 'boxes',
      kind: 'table',
      name: 'boxes',
      settings: {
        fields: [field('label', { type: 'string', length: 9 }), field('size', { type: 'integer' })],
        access: { list: ['public'], create: ['public'] },
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
          path: pathOf(name),
          access: ['public'],
          body: [
            { id: 'p_n', name: 'n', type: 'integer', required: true },
            { id: 'p_note', name: 'note', type: 'string' },
            { id: 'p_sure', name: 'sure', type: 'boolean', required: true },
          ],
          steps: withIds(steps),
        })),
      },
    },
  ],
  connections: [{ id: 'c1', from: 'api', to: 'database' }],
}

let booted: Booted
before(async () => {
  booted = await boot(MANIFEST, 'sqlite')
  for (const payload of [
    { label: 'a', size: 1 },
    { label: 'b', size: 7 },
    { label: 'c', size: 8 },
  ])
    await booted.app.inject({ method: 'POST', url: '/boxes', payload })
})
after(() => booted[Symbol.asyncDispose]())

const post = (name: string, n: number, note?: string) =>
  booted.app.inject({ method: 'POST', url: pathOf(name), payload: { n, note, sure: true } })

test('all of them type-check', () => assert.equal(mistakesIn(booted.folder), ''))

test('an endpoint may answer with something, or with nothing under another status', async () => {
  const [nothing, something] = [
    await post('answersOrNothing', 6),
    await post('answersOrNothing', 5),
  ]
  assert.deepEqual([nothing.statusCode, nothing.body], [204, ''])
  assert.deepEqual([something.statusCode, something.json()], [201, { n: 5 }])
})

test('a list of what was given at once has nothing in it that was not given', async () => {
  assert.deepEqual((await post('givesAtTimesAtOnce', 3)).json(), [9])
  assert.deepEqual((await post('givesAtTimesAtOnce', 6)).json(), [6, 9])
})

test('what a condition made sure of is forgotten where both its ways go on', async () => {
  assert.deepEqual((await post('givingIsNoLeaving', 7)).json(), { label: 'b', size: 7 })
  assert.deepEqual((await post('givingIsNoLeaving', 2)).json(), { label: null, size: 0 })
})

test('what gives nothing, or is not there to give anything, is nothing', async () => {
  assert.deepEqual((await post('nothingOrNothing', 6)).json(), { none: null })
  assert.deepEqual((await post('nothingOrNothing', 1, 'x')).json(), { none: null })
})

test('a filter is asked besides, whichever way the condition before it holds', async () => {
  assert.deepEqual((await post('eitherAndAlso', 1)).json(), ['a', 'b'])
  assert.deepEqual((await post('eitherAndAlso', 3)).json(), ['b'])
})

test('a fixed value may be compared with another', async () => {
  assert.deepEqual((await post('writtenOutIsOneOfMany', 3)).json(), { word: false, least: false })
  assert.deepEqual((await post('fixedIsOneOfMany', 3)).json(), { word: false, price: false })
  assert.deepEqual((await post('fixedWhereverItComesFrom', 3)).json(), {
    words: false,
    sizes: false,
    word: false,
    left: false,
    all: false,
  })
  const known = await post('fixedByAQuestion', 1)
  assert.deepEqual(known.json(), { n: false, sure: false, map: false })
})

test('what a condition made sure of a member is not counted on in a function of its own', async () => {
  assert.equal((await post('askedOutsideOfAFunction', 3)).statusCode, 400)
  assert.deepEqual((await post('askedOutsideOfAFunction', 3, 'x')).json(), {
    note: 'x',
    again: 'x',
  })
})
