import type { Run, RunMoment } from '@drawbridge/protocol'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { draftOf } from '../explorer/draft-of.ts'
import { differencesOf } from './difference.ts'
import { barOf, placedMoments } from './moments.ts'

const step = (
  name: string,
  at: number,
  within: number | null,
  value: unknown = null,
): RunMoment => ({
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

const runOf = (...moments: readonly RunMoment[]) =>
  ({ moments, began: 0, ms: 10 }) as unknown as Run

test('moments stand below what they belong to, in the order in which they began', () => {
  const run = runOf(step('a', 0, null), step('b', 1, null), step('a1', 2, 0), step('b1', 3, 1))
  const placed = placedMoments(run).map(({ index, depth }) => [index, depth])
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
  const [same, other, fresh] = now.moments
  assert.ok(same && other && fresh)
  const differences = differencesOf(now, before)
  assert.equal(differences.get(same), undefined)
  assert.equal(differences.get(other)?.value, 2)
  assert.equal(differences.get(fresh)?.value, 'it did not come here')
})

const statement = (text: string, ...values: readonly unknown[]): RunMoment => ({
  sort: 'statement',
  text,
  values,
  rows: 1,
  at: 0,
  ms: 1,
  within: null,
})

test('what differs only because one request was later is no difference', () => {
  const AT = Date.UTC(2026, 10, 23, 8)
  const later = 60_000
  const caller = statement('SELECT users.id FROM auth_sessions JOIN users', '•••')
  const over = (began: number): RunMoment =>
    statement('DELETE FROM a WHERE b < ?', began + 5, began - 1_800_000)
  const stamped = (began: number): RunMoment =>
    step('s', 1, null, { at: new Date(began + 7).toISOString(), of: '2026-01-01 00:00:00.000' })
  const before = { ...runOf(over(AT), stamped(AT)), began: AT }
  const now = { ...runOf(caller, over(AT + later), stamped(AT + later)), began: AT + later }
  assert.deepEqual([...differencesOf(now, before)], [])
  // A time that has nothing to do with now, and a count that is no time, do count.
  for (const [was, is] of [
    [AT, AT + later * 2],
    [AT, AT],
    [1, 60_001],
    ['2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z'],
    ['2026-01-01T00:00:00.000Z', null],
    [[AT], { 0: AT + later }],
  ]) {
    const moment = step('a', 0, null, is)
    const other = { ...runOf(step('a', 0, null, was)), began: AT }
    const differs = differencesOf({ ...runOf(moment), began: AT + later }, other).has(moment)
    assert.equal(differs, was !== is, JSON.stringify([was, is]))
  }
})

test('what was sent is taken apart by the path of its endpoint', () => {
  assert.deepEqual(draftOf('/lists/{list}/x', { path: '/lists/a%20b/x?done=true', body: '{}' }), {
    params: { list: 'a b' },
    query: { done: 'true' },
    body: '{}',
  })
  assert.deepEqual(draftOf('/x/{id}', { path: '/x/%E0%A4%A' }).params, { id: '%E0%A4%A' })
})
