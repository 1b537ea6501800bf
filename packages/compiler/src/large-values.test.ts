import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { saidOfFlow } from './testing/said-of-flow.ts'
import type { ShortStep } from './testing/steps.ts'

/** Steps of which each makes a value of two of the one before. */
const doubled = (make: (name: string, last: string) => ShortStep): readonly ShortStep[] => [
  { kind: 'set', name: 'v0', settings: { value: '1' } },
  ...Array.from({ length: 40 }, (_, index) => make(`v${index + 1}`, `v${index}`)),
]

const said = (steps: readonly ShortStep[], nodes: readonly object[] = []) =>
  saidOfFlow(steps, { nodes: nodes.map((node) => ({ ...node })) }).map(
    ({ code, node, field }) => `${code} ${node}${field}`,
  )

const at = (step: number, rest: string) =>
  `value-too-large api/settings/endpoints/0/steps/${step}/${rest}`

suite('a value that doubles with each step', () => {
  test('is refused where a formula makes it', () => {
    const [first] = said(
      doubled((name, last) => ({
        kind: 'set',
        name,
        settings: { value: `{ a: ${last}, b: ${last} }` },
      })),
    )
    assert.equal(first, at(11, 'settings/value'))
  })

  test('is refused where a step makes it of its formulas', () => {
    const [first] = said(
      doubled((name, last) => ({
        kind: 'object',
        name,
        settings: { entries: { a: last, b: last } },
      })),
    )
    assert.equal(first, at(11, 'name'))
  })

  test('is refused where one formula makes it, and compares it with another', () => {
    const chain = `[1]${'.map(x => { a: x, b: x })'.repeat(40)}`
    const [first] = said([
      { kind: 'set', name: 'one', settings: { value: `[${chain}, ${chain}]` } },
    ])
    assert.equal(first, at(0, 'settings/value'))
  })

  test('is refused where a flow gives it to the one that calls it', () => {
    const nodes = Array.from({ length: 40 }, (_, index) => ({
      id: `f${index}`,
      kind: 'flow',
      name: `flow${index}`,
      settings: {
        steps: [
          ...(index === 0
            ? [{ id: 'c', kind: 'set', name: 'one', settings: { value: '1' } }]
            : [{ id: 'c', kind: 'call', name: 'one', settings: { flow: `f${index - 1}` } }]),
          { id: 'g', kind: 'give', settings: { value: '{ a: one, b: one }' } },
        ],
      },
    }))
    assert.equal(said([], nodes)[0], 'value-too-large f10/settings/steps/1/settings/value')
  })

  test('is fine as long as it is small', () => {
    assert.deepEqual(
      said(doubled((name, last) => ({ kind: 'set', name, settings: { value: `{ a: ${last} }` } }))),
      [],
    )
  })
})
