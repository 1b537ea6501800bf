import assert from 'node:assert/strict'
import { test } from 'node:test'
import { alignedPlaces } from './align.ts'

const parts = [
  { id: 'a', x: 0, y: 0, width: 240, height: 100 },
  { id: 'b', x: 320, y: 48, width: 240, height: 200 },
  { id: 'c', x: 1000, y: 16, width: 240, height: 60 },
]

test('parts are put in line at an edge or in their middle', () => {
  const tops = Object.values(alignedPlaces(parts, 'top')).map(({ y }) => y)
  assert.deepEqual(tops, [0, 0, 0])
  assert.deepEqual(alignedPlaces(parts, 'bottom')['c'], { x: 1000, y: 188 })
  assert.deepEqual(alignedPlaces(parts, 'middle')['a'], { x: 0, y: 74 })
  assert.deepEqual(alignedPlaces(parts, 'right')['a'], { x: 1000, y: 0 })
})

test('parts are spread at one distance, and the outermost stay', () => {
  const places = alignedPlaces(parts, 'across')
  assert.deepEqual(
    ['a', 'b', 'c'].map((id) => places[id]?.x),
    [0, 500, 1000],
  )
})
