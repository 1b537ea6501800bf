import assert from 'node:assert/strict'
import { test } from 'node:test'
import { saidOfFlow } from './testing/said-of-flow.ts'
import { withIds, type ShortStep } from './testing/steps.ts'

/** What is said of a transaction that calls a flow with these steps, and of one that holds them itself. */
function saidOf(steps: readonly ShortStep[]): readonly (readonly string[])[] {
  const call: ShortStep = { kind: 'call', settings: { flow: 'called' } }
  const called = {
    id: 'called',
    kind: 'flow',
    name: 'called',
    settings: { steps: withIds(steps) },
  }
  return [[call], steps].map((body) =>
    saidOfFlow([{ kind: 'transaction', bodies: { body } }], { nodes: [called] }).map(
      ({ code, severity, node }) => `${severity} ${code} ${node}`,
    ),
  )
}

const PAUSE: ShortStep = { kind: 'wait', settings: { milliseconds: '100' } }

test('a transaction does one thing after the other, in the flows that it calls too', () => {
  const branches = [
    { id: 'left', name: 'left' },
    { id: 'right', name: 'right' },
  ]
  const note: ShortStep = { kind: 'set', name: 'one', settings: { value: '1' } }
  const atOnce: readonly ShortStep[] = [
    { kind: 'parallel', settings: { branches }, bodies: { left: [note], right: [] } },
    {
      kind: 'each',
      settings: { list: '[1, 2]', item: 'number', parallel: 2 },
      bodies: { body: [{ ...note, name: 'two' }] },
    },
  ]
  for (const step of atOnce)
    assert.deepEqual(saidOf([step]), [['error one-at-a-time api'], ['error one-at-a-time api']])
})

test('what takes its time in a transaction is warned of, in the flows that it calls too', () => {
  assert.deepEqual(saidOf([PAUSE]), [
    ['warning slow-in-transaction api'],
    ['warning slow-in-transaction api'],
  ])
})
