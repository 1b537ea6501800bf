import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pointer, segmentsOf } from './pointer.ts'

test('a pointer leads through what it was made of, whatever stands in it', () => {
  assert.equal(pointer(), '')
  assert.deepEqual(segmentsOf(''), [])
  for (const segments of [['settings', 'fields', '0'], [''], ['a/b', 'm~n', '~1', '~01', '/~']])
    assert.deepEqual(segmentsOf(pointer(...segments)), segments)
  assert.equal(pointer('a/b', 'm~n', 1), '/a~1b/m~0n/1')
})
