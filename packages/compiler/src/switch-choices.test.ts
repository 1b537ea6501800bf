import assert from 'node:assert/strict'
import { test } from 'node:test'
import { boot } from './testing/boot.ts'
import { mistakesIn } from './testing/complaints.ts'
import { saidOfFlow } from './testing/said-of-flow.ts'
import { withIds, type ShortStep } from './testing/steps.ts'

const STATE = { type: 'enum', values: ['open', 'held', 'done'] }
const BODY = [
  { id: 'p_state', name: 'state', required: true, ...STATE },
  { id: 'p_mood', name: 'mood', ...STATE },
  { id: 'p_sure', name: 'sure', type: 'boolean', required: true },
]

const give = (value: string): ShortStep => ({ kind: 'give', settings: { value } })
const choose = (
  value: string,
  cases: Readonly<Record<string, string>>,
  bodies: Readonly<Record<string, readonly ShortStep[]>>,
  name?: string,
): ShortStep => ({
  kind: 'switch',
  ...(name !== undefined && { name }),
  settings: { value, cases: Object.entries(cases).map(([id, is]) => ({ id, is })) },
  bodies,
})
const answer = (body: string): ShortStep => ({ kind: 'respond', settings: { body } })

const ALL = { open: "'open'", held: "'held'", done: "'done'" }

const FLOWS: Readonly<Record<string, readonly ShortStep[]>> = {
  /** Every choice has a case, so every path answers. */
  whole: [
    choose('body.state', ALL, { open: [answer('1')], held: [answer('2')], done: [answer('3')] }),
  ],
  wholeOfTwo: [
    choose(
      'body.sure',
      { yes: 'true', no: 'false' },
      { yes: [give("'sure'")], no: [give("'not'")] },
      'word',
    ),
    answer('{ word, length: length(word) }'),
  ],
  left: [
    choose(
      'body.state',
      { open: "'open'", held: "'held'" },
      {
        open: [answer('1')],
        held: [answer('2')],
        otherwise: [
          { kind: 'set', name: 'last', settings: { value: 'body.state' } },
          choose('last', { done: "'done'" }, { done: [answer('{ last }')] }),
        ],
      },
    ),
  ],
  perhaps: [
    choose(
      'body.mood',
      { open: "'open'", held: "'held'" },
      {
        open: [answer('{ mood: length(body.mood) }')],
        held: [answer('{ mood: length(body.mood) }')],
        otherwise: [
          {
            kind: 'if',
            settings: { condition: 'body.mood == null' },
            bodies: { then: [answer('{ mood: 0 }')], else: [answer('{ mood: body.mood }')] },
          },
        ],
      },
    ),
  ],
}

const saidOf = (...steps: readonly ShortStep[]): readonly string[] =>
  saidOfFlow(steps, { body: BODY }).map(({ code, message }) => `${code}: ${message}`)

test('what stands behind all that a value can be is never done, and that is said', () => {
  const cases = { open: [give('1')], held: [give('2')], done: [give('3')] }
  assert.deepEqual(saidOf(choose('body.state', ALL, { ...cases, otherwise: [give('4')] }, 'n')), [
    'never-otherwise: The step “n” never goes the way “Otherwise”: its cases are all that there is.',
  ])
  assert.deepEqual(saidOf(choose('body.mood', ALL, { ...cases, otherwise: [give('4')] }, 'n')), [])
  assert.deepEqual(saidOf(choose('body.state', ALL, cases, 'n')), [])
})

test('the way of what is left knows what is left', () => {
  const compare: ShortStep = {
    kind: 'set',
    name: 'same',
    settings: { value: "body.state == 'open'" },
  }
  const [said = ''] = saidOf(
    choose('body.state', { open: "'open'" }, { open: [], otherwise: [compare] }),
  )
  assert.match(said, /`open` is none of the choices|is never `'open'` here/)
})

test('what TypeScript makes of it is the same', async () => {
  const endpoints = Object.entries(FLOWS).map(([name, steps]) => ({
    id: name,
    name,
    method: 'POST',
    path: `/${name.toLowerCase()}`,
    access: ['public'],
    body: BODY,
    steps: withIds(steps),
  }))
  await using backend = await boot(
    {
      drawbridge: 1,
      name: 'Choices',
      nodes: [
        { id: 'database', kind: 'database', name: 'database', settings: { dialect: 'sqlite' } },
        {
          id: 'boxes',
          kind: 'table',
          name: 'boxes',
          settings: {
            fields: [{ id: 'f', name: 'label', type: 'string' }],
            access: { list: ['public'] },
          },
        },
        { id: 'api', kind: 'api', name: 'api', settings: { endpoints } },
      ],
      connections: [{ id: 'c1', from: 'api', to: 'database' }],
    },
    'sqlite',
  )
  assert.equal(mistakesIn(backend.folder), '')
  const post = async (name: string, payload: object): Promise<unknown> => {
    const sent = { state: 'open', sure: true, ...payload }
    const url = `/${name.toLowerCase()}`
    return (await backend.app.inject({ method: 'POST', url, payload: sent })).json()
  }
  assert.deepEqual([await post('whole', {}), await post('whole', { state: 'done' })], [1, 3])
  assert.deepEqual(await post('wholeOfTwo', { sure: false }), { word: 'not', length: 3 })
  assert.deepEqual(await post('left', { state: 'done' }), { last: 'done' })
  assert.deepEqual(await post('perhaps', {}), { mood: 0 })
  assert.deepEqual(await post('perhaps', { mood: 'held' }), { mood: 4 })
  assert.deepEqual(await post('perhaps', { mood: 'done' }), { mood: 'done' })
})
