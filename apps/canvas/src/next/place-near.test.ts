import assert from 'node:assert/strict'
import { test } from 'node:test'
import { placeNear } from './place-near.ts'

test('what is suggested stands below a part, elsewhere where that is taken, and nowhere on another', () => {
  const part = { x: 100, y: 100, width: 240, height: 80 }
  const size = { width: 300, height: 60 }
  const below = { x: 90, y: 190, width: 240, height: 80 }
  const above = { ...below, y: 20 }
  const around = { x: -300, y: 0, width: 900, height: 400 }
  assert.deepEqual(placeNear(part, [], size), { x: 100, y: 192 })
  assert.deepEqual(placeNear(part, [below], size), { x: 100, y: 28 })
  assert.deepEqual(placeNear(part, [below, above], size), { x: 352, y: 100 })
  assert.equal(placeNear(part, [around], size), undefined)
})
