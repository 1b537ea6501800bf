import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readManifest } from './1-read/read.ts'
import { checkManifest } from './2-check/check.ts'
import { withIds, type ShortStep } from './testing/steps.ts'

/** What is said of a flow that has made sure of `found`, and goes on so. */
function saidOf(...steps: readonly ShortStep[]): readonly string[] {
  const missing = { status: 404, message: "'Nothing'" }
  const endpoint = {
    id: 'e1',
    name: 'doIt',
    method: 'POST',
    path: '/do-it',
    access: ['public'],
    body: [
      { id: 'p_some', name: 'some', type: 'integer', nullable: true, required: true },
      { id: 'p_n', name: 'n', type: 'integer', required: true },
    ],
    steps: withIds([
      { kind: 'set', name: 'found', settings: { value: 'body.some' } },
      {
        kind: 'if',
        settings: { condition: 'found == null' },
        bodies: { then: [{ kind: 'fail', settings: missing }] },
      },
      ...steps,
      { kind: 'respond', settings: { status: 204, as: 'nothing' } },
    ]),
  }
  const fields = [{ id: 'f_label', name: 'label', type: 'string', required: true }]
  const read = readManifest({
    drawbridge: 1,
    name: 'Changed values',
    nodes: [
      { id: 'database', kind: 'database', name: 'database', settings: { dialect: 'sqlite' } },
      {
        id: 'boxes',
        kind: 'table',
        name: 'boxes',
        settings: { fields, access: { list: ['public'] } },
      },
      { id: 'api', kind: 'api', name: 'api', settings: { endpoints: [endpoint] } },
    ],
    connections: [{ id: 'c1', from: 'api', to: 'database' }],
  })
  assert(read.ok, JSON.stringify(read))
  const { diagnostics } = checkManifest(read.value.manifest)
  return diagnostics.flatMap(({ severity, message }) => (severity === 'error' ? [message] : []))
}

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

test('in a transaction nothing is known of a value that is changed outside', () => {
  const inside: ShortStep = { kind: 'transaction', bodies: { body: [USE] } }
  assert.deepEqual(saidOf(inside), [])
  assert.deepEqual(saidOf(inside, LOSE), ['In the step “used”: `found` may be nothing.'])
})
