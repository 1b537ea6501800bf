import assert from 'node:assert/strict'
import { test } from 'node:test'
import { placeWell } from './guides.ts'

const box = (x: number, y: number, width = 240, height = 100) => ({ x, y, width, height })

test('a part that comes near the edge of another stands in line with it', () => {
  const { by, guides } = placeWell([box(103, 405)], [box(100, 10)], 6)
  assert.deepEqual(by, { x: -3, y: -5 }, 'in line across, on the grid along')
  assert.deepEqual(
    guides.map(({ axis, at }) => [axis, at]),
    [
      ['x', 100],
      ['x', 220],
      ['x', 340],
    ],
  )
  assert.deepEqual([guides[0]?.from, guides[0]?.to], [10, 500])
})

test('middles are lines too', () => {
  const { by, guides } = placeWell([box(600, 62, 240, 100)], [box(0, 0, 240, 220)], 6)
  assert.equal(by.y, -2)
  assert.deepEqual(guides, [{ axis: 'y', at: 110, from: 0, to: 848 }])
})

test('far from everything there is the grid, and several parts keep their distance', () => {
  const { by, guides } = placeWell([box(1003, 1004), box(1300, 1010)], [box(0, 0)], 6)
  assert.deepEqual(by, { x: 5, y: 4 })
  assert.deepEqual(guides, [])
})
