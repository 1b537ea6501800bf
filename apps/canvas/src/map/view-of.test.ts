import assert from 'node:assert/strict'
import { test } from 'node:test'
import { viewOf } from './view-of.ts'

const room = { width: 1280, height: 700 }
const fitting = { right: 360, least: 0.5 }

test('what has room stands in the middle of it, and what has none is seen from its beginning', () => {
  const small = viewOf({ x: 100, y: 100, width: 200, height: 100 }, room, fitting)
  assert.equal(small.zoom, 1)
  assert.equal(small.x + 200, 640)
  const wide = viewOf({ x: -900, y: 0, width: 6000, height: 400 }, room, fitting)
  assert.deepEqual([wide.zoom, wide.x - 900 * wide.zoom], [0.5, 40])
  assert.ok(wide.y > 76, 'in the middle of the height that it has')
  const high = viewOf({ x: 0, y: -500, width: 300, height: 9000 }, room, fitting)
  assert.equal(high.y - 500 * high.zoom, 76)
  const low = viewOf({ x: 0, y: -500, width: 300, height: 9000 }, room, { ...fitting, top: 160 })
  assert.equal(low.y - 500 * low.zoom, 160)
})
