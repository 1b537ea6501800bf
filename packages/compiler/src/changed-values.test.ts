import assert from 'node:assert/strict'
import { test } from 'node:test'
import { saidOfFlow } from './testing/said-of-flow.ts'
import type { ShortStep } from './testing/steps.ts'

const BODY = [
  { id: 'p_some', name: 'some', type: 'integer', nullable: true, required: true },
  { id: 'p_n', name: 'n', type: 'integer', required: true },
]

const SURE: readonly ShortStep[] = [
  { kind: 'set', name: 'found', settings: { value: 'body.some' } },
  {
    kind: 'if',
    settings: { condition: 'found == null' },
    bodies: { then: [{ kind: 'fail', settings: { status: 404, message: "'Nothing'" } }] },
  },
]

/** What is said of a flow that has made sure of `found`, and goes on so. */
const saidOf = (...steps: readonly ShortStep[]): readonly string[] =>
  saidOfFlow([...SURE, ...steps], { body: BODY }).flatMap(({ severity, message }) =>
    severity === 'error' ? [message] : [],
  )

const USE: ShortStep = { kind: 'set', name: 'used', settings: { value: 'found + 1' } }
const change = (value: string): ShortStep => ({
  kind: 'change',
  settings: { variable: 'found', value },
})
const LOSE = change('null')

/** Steps that hold a body, which may be done before what is done next. */
const HOLDING: readonly ShortStep[] = [
  { kind: 'if', settings: { condition: 'body.n > 1' }, bodies: { then: [LOSE] } },
  {
    kind: 'switch',
    settings: { value: 'body.n', cases: [{ id: 'one', is: '1' }] },
    bodies: { one: [LOSE] },
  },
  { kind: 'each', settings: { list: '[1]', item: 'one' }, bodies: { body: [LOSE] } },
  { kind: 'try', bodies: { body: [LOSE] } },
]

/** Steps in which what is changed comes before what uses it, though it stands behind it. */
const AGAIN: readonly ShortStep[] = [
  { kind: 'each', settings: { list: '[1]', item: 'one' }, bodies: { body: [USE, LOSE] } },
  {
    kind: 'while',
    settings: { condition: 'body.n < 5', atMost: 3 },
    bodies: { body: [USE, LOSE] },
  },
  { kind: 'try', bodies: { body: [LOSE], recover: [USE] } },
  { kind: 'try', bodies: { body: [LOSE], finally: [USE] } },
]

test('what is known of a value holds until it is changed, wherever that is done', () => {
  assert.deepEqual(saidOf(USE), [])
  const lost = ['In the step “used”: `found` may be nothing.']
  for (const step of HOLDING) assert.deepEqual(saidOf(step, USE), lost, step.kind)
  for (const step of AGAIN) assert.deepEqual(saidOf(step), lost, step.kind)
})

test('a value that was changed to something is there', () => {
  assert.deepEqual(saidOf(change('body.n'), USE), [])
  assert.deepEqual(saidOf(LOSE, change('body.n'), USE), [])
})

test('what every way through a step makes sure of is known behind it', () => {
  const find: ShortStep = {
    kind: 'findOne',
    name: 'box',
    settings: { table: 'boxes', where: "row.label == 'a'", whenMissing: 'nothing' },
  }
  const fail: ShortStep = { kind: 'fail', settings: { status: 404, message: "'None'" } }
  const give: ShortStep = { kind: 'give', settings: { value: '1' } }
  const sure: ShortStep = {
    kind: 'if',
    settings: { condition: 'box == null' },
    bodies: { then: [fail] },
  }
  const label: ShortStep = { kind: 'set', name: 'used', settings: { value: 'box.label' } }
  const held = (
    bodies: Readonly<Record<string, readonly ShortStep[]>>,
    more: Partial<ShortStep> = {},
  ): ShortStep => ({
    kind: 'if',
    settings: { condition: 'body.n > 1' },
    bodies,
    ...more,
  })
  const lost = ['In the step “used”: `box` may be nothing, and then it has no `label`.']
  assert.deepEqual(saidOf(find, held({ then: [sure], else: [sure] }), label), [])
  assert.deepEqual(saidOf(find, held({ then: [sure], else: [fail] }), label), [])
  assert.deepEqual(saidOf(find, held({ then: [sure] }), label), lost)
  assert.deepEqual(saidOf(find, { kind: 'try', bodies: { finally: [sure] } }, label), [])
  const given = held({ then: [sure, give], else: [give] }, { name: 'size' })
  assert.deepEqual(saidOf(find, given, label), lost)
  const nothing = { ...sure, bodies: { then: [], else: [fail] } }
  assert.deepEqual(
    saidOf(
      find,
      { kind: 'try', bodies: { finally: [nothing] } },
      {
        kind: 'set',
        name: 'used',
        settings: { value: 'box?.label' },
      },
    ),
    ['In the step “used”: `box` is nothing here, and has no `label`.'],
  )
})

test('behind a loop its condition no longer holds', () => {
  const loop: ShortStep = {
    kind: 'while',
    settings: { condition: 'found != null', atMost: 3 },
    bodies: { body: [USE, LOSE] },
  }
  const gone: ShortStep = { kind: 'set', name: 'gone', settings: { value: 'found ?? 1' } }
  assert.deepEqual(saidOf(loop), [])
  assert.deepEqual(saidOf(loop, gone), ['In the step “gone”: Before `??` stands nothing at all.'])
})

test('a yes or no that was just given is compared with no other', () => {
  const done: ShortStep = { kind: 'set', name: 'done', settings: { value: 'true' } }
  const other: ShortStep = { kind: 'set', name: 'other', settings: { value: 'done == false' } }
  assert.deepEqual(saidOf(done, other), [
    'In the step “other”: After the conditions before, `done` is never `false` here.',
  ])
})

/** Steps that become a function of their own, which TypeScript takes for one that may run at any time. */
const APART: readonly ShortStep[] = [
  { kind: 'transaction', bodies: { body: [USE] } },
  ...['createMany', 'updateMany'].map((kind) => ({
    kind,
    settings: {
      table: 'boxes',
      list: '[1]',
      item: 'one',
      ...(kind === 'updateMany' && { row: 'one' }),
      values: { label: '`${found + one}`' },
    },
  })),
  { kind: 'set', name: 'used', settings: { value: '[1].map(one => one + found)' } },
]

test('in a function of its own nothing is known of a value that is changed outside', () => {
  for (const step of APART) {
    assert.deepEqual(saidOf(step), [], step.kind)
    assert.match(saidOf(step, LOSE).join('\n'), /`found` may be nothing/, step.kind)
  }
})
