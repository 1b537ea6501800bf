import type { Run, RunPart } from '@drawbridge/protocol'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { draftOf } from '../explorer/draft-of.ts'
import { differencesOf } from './difference.ts'
import { barOf, placedParts } from './parts.ts'

const step = (name: string, at: number, within: number | null, value: unknown = null): RunPart => ({
  sort: 'step',
  node: 'api',
  item: 'e_1',
  step: name,
  at,
  ms: 2,
  within,
  run: 1,
  value,
})

const runOf = (...happenings: readonly RunPart[]) =>
  ({ happenings, began: 0, ms: 10 }) as unknown as Run

test('parts stand below what they belong to, in the order in which they began', () => {
  const run = runOf(step('a', 0, null), step('b', 1, null), step('a1', 2, 0), step('b1', 3, 1))
  const placed = placedParts(run).map(({ index, depth }) => [index, depth])
  assert.deepEqual(placed, [
    [0, 0],
    [2, 1],
    [1, 0],
    [3, 1],
  ])
})

test('a bar lies within the time of the request, however it is told', () => {
  assert.deepEqual(barOf(step('a', 5, null), 10), { from: 50, length: 20 })
  for (const [at, whole] of [
    [20, 10],
    [0, 0],
    [-1, 10],
  ] as const) {
    const { from, length } = barOf(step('a', at, null), whole)
    assert.ok(from >= 0 && from <= 100 && length > 0 && length <= 100)
  }
})

test('two requests differ where a step gave something else, or was not there', () => {
  const before = runOf(step('a', 0, null, 1), step('a', 1, null, 2))
  const now = runOf(step('a', 3, null, 1), step('a', 4, null, 5), step('b', 5, null))
  const [same, other, fresh] = now.happenings
  assert.ok(same && other && fresh)
  const differences = differencesOf(now, before)
  assert.equal(differences.get(same), undefined)
  assert.equal(differences.get(other)?.value, 2)
  assert.equal(differences.get(fresh)?.value, 'it did not come here')
})

test('what was sent is taken apart by the path of its endpoint', () => {
  assert.deepEqual(draftOf('/lists/{list}/x', { path: '/lists/a%20b/x?done=true', body: '{}' }), {
    params: { list: 'a b' },
    query: { done: 'true' },
    body: '{}',
  })
  assert.deepEqual(draftOf('/x/{id}', { path: '/x/%E0%A4%A' }).params, { id: '%E0%A4%A' })
})
