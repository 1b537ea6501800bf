import assert from 'node:assert/strict'
import { test } from 'node:test'
import { causesOf } from './causes.ts'

test('what comes from one mistake is said once, in the order in which it was found', () => {
  const found = [
    { code: 'a', at: 1 },
    { code: 'b', at: 2 },
    { code: 'a', at: 3 },
    { at: 4 },
    { at: 5 },
  ]
  assert.deepEqual(
    causesOf<{ readonly code?: string; readonly at: number }>(found, ({ code }) => code).map(
      ({ first, more }) => [first.at, more],
    ),
    [
      [1, 1],
      [2, 0],
      [4, 0],
      [5, 0],
    ],
  )
  assert.deepEqual(causesOf([], String), [])
})
